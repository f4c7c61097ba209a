package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** How a problem is sent by what answers before the API is reached, or where it is not. */
@Singleton
public final class ProblemSending {

    private final ObjectMapper json;
    private final PageHeaders headers;

    ProblemSending(ObjectMapper json, PageHeaders headers) {
        this.json = json;
        this.headers = headers;
    }

    /** Answers the last request of a connection: what follows on it cannot be read. */
    public void sendAndClose(RoutingContext context, HttpProblem problem) {
        var connection = context.request().connection();
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(ended -> connection.close());
        send(context, problem);
    }

    /** Does nothing if there is an answer already, or nobody to read it. */
    public void send(RoutingContext context, HttpProblem problem) {
        var response = context.response();
        if (response.ended() || response.headWritten() || response.closed()) {
            return;
        }
        // A request that is refused before it is routed has met none of those who set headers.
        headers.setDate(response.headers());
        var located = ProblemTypes.located(problem, context.request());
        response.setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString());
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
        try {
            var body = json.writeValueAsString(located);
            if (context.request().method() == HttpMethod.HEAD) {
                response.end();
            } else {
                response.end(body);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
