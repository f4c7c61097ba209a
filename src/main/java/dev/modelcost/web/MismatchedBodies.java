package dev.modelcost.web;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** Before the mapper below, which answers with names of classes. */
@Provider
@Priority(1)
public class MismatchedBodies extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException failure) {
        return BodyProblems.of(failure);
    }
}
