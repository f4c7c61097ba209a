package dev.modelcost.web;

import dev.modelcost.failure.Conflict;
import dev.modelcost.failure.Failure;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.RefusedRows;
import dev.modelcost.failure.UnknownName;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Turns a failure of the domain into a problem for a client of the API. The domain names the
 * invalid value; only here is it known whether that is a query parameter or a field of the body.
 */
@Provider
@Priority(1)
public class FailureProblems extends ExceptionMapperBase<Failure> {

    private static final Set<String> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @Context UriInfo uri;
    @Context Request request;

    @Override
    protected HttpProblem toProblem(Failure failure) {
        if (failure instanceof InvalidInput invalid) {
            return isInBody(invalid.field())
                    ? Problems.badField(invalid.field(), invalid.why())
                    : Problems.badParameter(invalid.field(), invalid.why());
        }
        if (failure instanceof MissingData missing) {
            return Problems.notEnoughData(missing.getMessage(), missing.missing());
        }
        if (failure instanceof UnknownName unknown) {
            return Problems.unknownName(unknown, isInBody(unknown.field()));
        }
        if (failure instanceof Conflict conflict) {
            return Problems.conflict(conflict);
        }
        if (failure instanceof RefusedRows rows) {
            return Problems.refusedRows(rows);
        }
        throw new IllegalStateException("no problem is made of " + failure.getClass(), failure);
    }

    private boolean isInBody(String field) {
        return WITH_BODY.contains(request.getMethod())
                && field != null
                && !uri.getQueryParameters().containsKey(field);
    }
}
