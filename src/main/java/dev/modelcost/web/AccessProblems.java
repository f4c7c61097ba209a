package dev.modelcost.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 401 where an operation needs to know who asks. The mappers of the layer below are of
 * another Quarkus and fail.
 */
public final class AccessProblems {

    private AccessProblems() {}

    /** Nobody says who asks. */
    @Provider
    @Priority(1)
    public static class NoToken extends ExceptionMapperBase<UnauthorizedException> {

        @Override
        protected HttpProblem toProblem(UnauthorizedException refused) {
            return Problems.unauthorized();
        }
    }

    /** The token that says it is not valid here; why is nobody's business. */
    @Provider
    @Priority(1)
    public static class BadToken extends ExceptionMapperBase<AuthenticationFailedException> {

        @Override
        protected HttpProblem toProblem(AuthenticationFailedException refused) {
            return Problems.unauthorized();
        }
    }
}
