package dev.modelcost.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a GET asks, in one form: its path and the parameters of its query in the order of their
 * names, encoded in one way. Requests that ask the same have the same text.
 */
public record Question(String text) {

    private static final String CURSOR = "cursor=";

    public static Question of(HttpServerRequest request) {
        var target = request.uri();
        return isInOneForm(target) ? new Question(target) : of(request.path(), request.query());
    }

    /** Whether it is a path with at most one parameter, neither of them encoded. */
    private static boolean isInOneForm(String target) {
        for (int i = 0; i < target.length(); i++) {
            switch (target.charAt(i)) {
                case '&', '%', '+', '#' -> {
                    return false;
                }
                default -> {}
            }
        }
        return target.startsWith("/") && !target.endsWith("?");
    }

    /**
     * @param path as sent
     * @param query as sent, and valid percent-encoding; null if there is none
     */
    static Question of(String path, @Nullable String query) {
        return new Question(
                query == null || query.isEmpty() ? path : path + '?' + normalized(query));
    }

    /**
     * The same question about another page, without the host, because a proxy may have a different
     * name.
     */
    String at(String cursor) {
        var path = text.indexOf('?');
        if (path < 0) {
            return text + "?" + CURSOR + cursor;
        }
        return Stream.concat(
                        Arrays.stream(text.substring(path + 1).split("&"))
                                .filter(
                                        parameter ->
                                                !parameter.isEmpty()
                                                        && !parameter.startsWith(CURSOR)),
                        Stream.of(CURSOR + cursor))
                .collect(Collectors.joining("&", text.substring(0, path + 1), ""));
    }

    private static String normalized(String query) {
        if (query.indexOf('&') < 0 && query.indexOf('%') < 0 && query.indexOf('+') < 0) {
            return query;
        }
        // The sort is stable: what is given twice stays in its order.
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(Question::encoded)
                .sorted(
                        (a, b) ->
                                a.substring(0, endOfName(a))
                                        .compareTo(b.substring(0, endOfName(b))))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String parameter) {
        if (parameter.indexOf('%') < 0 && parameter.indexOf('+') < 0) {
            return parameter;
        }
        var end = endOfName(parameter);
        var name = encodedPart(parameter.substring(0, end));
        return end == parameter.length()
                ? name
                : name + '=' + encodedPart(parameter.substring(end + 1));
    }

    private static int endOfName(String parameter) {
        var equals = parameter.indexOf('=');
        return equals < 0 ? parameter.length() : equals;
    }

    /** Commas and colons are often sent as they are. */
    private static String encodedPart(String text) {
        return URLEncoder.encode(
                        URLDecoder.decode(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("%3A", ":");
    }
}
