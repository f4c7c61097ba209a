package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the running service, as a client would. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Thousands of questions are asked, so that it is not RestAssured that asks them. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Api() {}

    /**
     * What came back.
     *
     * @param asString the body
     */
    public record Answer(int statusCode, HttpHeaders headers, String asString) {

        /** The first of that name; null for none. */
        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** The body. */
        public JsonNode json() {
            return Api.json(asString);
        }
    }

    /** The answer to a path and query, sent as they are. */
    public static Answer get(String pathAndQuery) {
        return send(at(pathAndQuery).GET());
    }

    /** The answer to a body of JSON, sent as it is. */
    public static Answer post(String path, String body) {
        return send(
                at(path).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder at(String pathAndQuery) {
        return HttpRequest.newBuilder(
                URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/api/v1" + pathAndQuery));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer =
                    HTTP.send(
                            request.timeout(Duration.ofMinutes(2)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of an answer that must be a success. */
    static JsonNode read(String pathAndQuery) {
        var response = get(pathAndQuery);
        assertThat(response.statusCode())
                .as("%s: %s", pathAndQuery, response.asString())
                .isEqualTo(200);
        return json(response.asString());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** All items of a list, page by page. */
    static List<JsonNode> walk(String path, Map<String, String> query, int limit) {
        var items = new ArrayList<JsonNode>();
        var base = path + "?" + query(query) + "limit=" + limit;
        for (var cursor = ""; cursor != null; ) {
            var page = read(base + cursor);
            var size = page.get("items").size();
            var next = page.get("next");
            assertThat(size).isLessThanOrEqualTo(limit);
            page.get("items").forEach(items::add);
            if (!next.isNull()) {
                assertThat(size).as("a page that is not the last").isEqualTo(limit);
            }
            cursor = next.isNull() ? null : "&cursor=" + next.textValue();
        }
        return items;
    }

    /** The slugs of a whole list, page by page, and nothing else of it. */
    static List<String> slugs(String path, Map<String, String> query, int limit) {
        var onlySlugs = new TreeMap<>(query);
        onlySlugs.put("fields", path.endsWith("/claims") ? "id" : "slug");
        return walk(path, onlySlugs, limit).stream().map(Api::slug).toList();
    }

    /** A claim calls its slug id. */
    static String slug(JsonNode item) {
        return item.has("slug") ? item.get("slug").textValue() : item.get("id").textValue();
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + encoded(p.getValue()) + "&")
                .collect(Collectors.joining());
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
