package dev.modelcost.kept;

import dev.modelcost.store.Edition;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the answer to a request may be a kept one: a read of the API by nobody in particular, who
 * takes JSON. Anything unusual goes the slow way.
 */
final class KeepableRequest {

    private static final Set<String> JSON = Set.of("application/json", "application/*", "*/*");

    private static final Pattern REFUSES = Pattern.compile(";\\s*q=0(\\.0*)?\\s*([,;]|$)");

    private KeepableRequest() {}

    /**
     * @param root path of the API, with a slash at its end
     */
    static boolean is(HttpServerRequest request, String root) {
        var method = request.method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD
                || !request.path().startsWith(root)) {
            return false;
        }
        var headers = request.headers();
        return !headers.contains(HttpHeaders.AUTHORIZATION)
                && !headers.contains(HttpHeaders.COOKIE)
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && hasNoBody(headers.get(HttpHeaders.CONTENT_LENGTH))
                && !headers.contains(HttpHeaders.EXPECT)
                && !headers.contains(HttpHeaders.UPGRADE)
                && !headers.contains(Edition.AT_LEAST)
                && takesJson(headers.get(HttpHeaders.ACCEPT))
                && headers.getAll(HttpHeaders.ACCEPT).size() < 2;
    }

    /** Some clients say so of every GET, as that of Java 17 does over HTTP/1.1. */
    private static boolean hasNoBody(@Nullable String length) {
        return length == null || length.equals("0");
    }

    /** A weight of 0 refuses what it names; such a header is not looked into further. */
    static boolean takesJson(String accept) {
        if (accept == null || JSON.contains(accept)) {
            return true;
        }
        if (REFUSES.matcher(accept).find()) {
            return false;
        }
        for (var range : accept.split(",")) {
            var end = range.indexOf(';');
            if (JSON.contains((end < 0 ? range : range.substring(0, end)).strip())) {
                return true;
            }
        }
        return false;
    }
}
