package dev.modelcost.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the running service, as a client would. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Api() {}

    /** The answer to a path and query, sent as they are. */
    public static Response get(String pathAndQuery) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/api/v1" + pathAndQuery);
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
