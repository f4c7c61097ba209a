package dev.modelcost.admission;

import dev.modelcost.web.ProblemTypes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/**
 * Whether a request of HTTP/1 says in one way only which host it is for and where it ends. A proxy
 * may read an ambiguous one in another way than this service, and then take the end of one client's
 * request for the beginning of another's (RFC 9112, sections 3.2 and 6.3).
 */
final class Framing {

    private static final String CHUNKED = "chunked";

    private Framing() {}

    /** 400, after which nothing more can be read from the connection. */
    static Optional<HttpProblem> refusal(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        if (request.version() == null) {
            return malformed("The version of HTTP is none that is known here; use HTTP/1.1.");
        }
        var headers = request.headers();
        if (headers.getAll(HttpHeaders.HOST).size() > 1) {
            return malformed("Host: given more than once.");
        }
        var encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.size() > 1
                || encodings.size() == 1 && !encodings.get(0).equalsIgnoreCase(CHUNKED)) {
            return malformed("Transfer-Encoding: only chunked is supported, and only once.");
        }
        return Optional.empty();
    }

    private static Optional<HttpProblem> malformed(String sentence) {
        return Optional.of(ProblemTypes.of(400, sentence));
    }
}
