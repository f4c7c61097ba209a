package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests byte by byte, as no well-behaved client would send them. */
public final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 20_000;

    private Wire() {}

    /**
     * What came back.
     *
     * @param headers by name in lower case
     * @param body with one char a byte
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body.getBytes(StandardCharsets.ISO_8859_1));
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + body, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public boolean isProblem() {
            return headers.getOrDefault("content-type", "").startsWith("application/problem+json");
        }

        /** A problem with all that a problem has, and nothing that it must not tell. */
        public JsonNode problem() {
            assertThat(headers.get("content-type")).as(body).startsWith("application/problem+json");
            var problem = json();
            assertThat(problem.get("type").textValue()).startsWith("/problems#");
            assertThat(problem.get("title").textValue()).isNotBlank();
            assertThat(problem.get("status").intValue()).isEqualTo(status);
            assertThat(problem.get("detail").textValue()).isNotBlank();
            assertThat(body)
                    .doesNotContain("<html", "Exception", "\tat ", "java.", "dev.modelcost", "SQL");
            return problem;
        }
    }

    public static Answer get(String target) {
        return send("GET", target, "", "");
    }

    /**
     * @param headers lines that end in CR LF
     */
    public static Answer send(String method, String target, String headers, String body) {
        var length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return exchange(
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + headers
                        + length
                        + "\r\n"
                        + body);
    }

    /** A body of JSON, posted. */
    public static Answer post(String target, String json) {
        return send("POST", target, "Content-Type: application/json\r\n", json);
    }

    public static Answer exchange(String request) {
        return exchange(RestAssured.port, request);
    }

    public static Answer exchange(int port, String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return parse(
                    new String(
                            socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parse(String answer) {
        var end = answer.indexOf("\r\n\r\n");
        assertThat(end).as("an answer at all: '%s'", answer).isPositive();
        if (answer.startsWith("HTTP/1.1 100 ")) {
            // Not yet the answer: only that the body may be sent.
            return parse(answer.substring(end + 4));
        }
        var lines = answer.substring(0, end).split("\r\n");
        var headers = new TreeMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var header = lines[i].split(": ?", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
        var body = answer.substring(end + 4);
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                "chunked".equals(headers.get("transfer-encoding")) ? unchunked(body) : body);
    }

    private static String unchunked(String body) {
        var text = new StringBuilder();
        for (var at = 0; ; ) {
            var lineEnd = body.indexOf("\r\n", at);
            var size = Integer.parseInt(body.substring(at, lineEnd), 16);
            if (size == 0) {
                return text.toString();
            }
            text.append(body, lineEnd + 2, lineEnd + 2 + size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
