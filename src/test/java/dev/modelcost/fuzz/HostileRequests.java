package dev.modelcost.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Requests made of the description of the API: mostly as it says, with values here and there that
 * nobody should send.
 */
final class HostileRequests {

    /**
     * @param target path and query as sent
     * @param headers lines that end in CR LF
     * @param body with one char a byte
     */
    record Request(DescribedApi.Operation operation, String target, String headers, String body) {}

    /** As they stand in a query or a path. */
    private static final List<String> HOSTILE =
            List.of(
                    "",
                    "%00",
                    "%0d%0aSet-Cookie:%20a=b",
                    "%7f%1b%5b31m",
                    "%C2%85",
                    "%E2%80%AE",
                    "%F0%9F%98%80",
                    "%ED%A0%80",
                    "%FF%FE",
                    "e%CC%81",
                    "NaN",
                    "Infinity",
                    "-1",
                    "-0",
                    "0x10",
                    "1e9",
                    "1e400",
                    "1e-400",
                    "1e999999999",
                    "9223372036854775808",
                    "2147483648",
                    "0.1e1.1",
                    "%D9%A1%D9%A2",
                    "1,2",
                    "true",
                    "null",
                    "undefined",
                    "%5Bobject%20Object%5D",
                    "'%20OR%20'1'='1",
                    "1;DROP%20TABLE%20chip--",
                    "%25%25_%5C",
                    "..%2F..%2Fetc%2Fpasswd",
                    "..%5C..%5C",
                    "file:///etc/passwd",
                    "http://169.254.169.254/",
                    "$%7Bjndi:ldap://x%7D",
                    "%3Cscript%3E",
                    "2025-02-30",
                    "0000-00-00",
                    "9999-12-31",
                    "-999999999-01-01",
                    "+999999999-12-31",
                    "2025-01-01T00:00:00Z",
                    "%7B%22a%22:1%7D",
                    "c2x1ZwozZGRmYQozZGRmYQ",
                    "a".repeat(3_000));

    /** As they stand in a body. */
    private static final List<String> HOSTILE_JSON =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "-1",
                    "-0.0",
                    "NaN",
                    "Infinity",
                    "1e400",
                    "1e-400",
                    "1e999999999",
                    "1e-999999999",
                    "123456789012345678901234567890",
                    "0.1234567890123456789012345678901234567890",
                    "\"\\u0000\"",
                    "\"\\u001b[31m\"",
                    "\"\\ud800\"",
                    "\"\\u202e\"",
                    "\"\\ud83d\\ude00\"",
                    "\"" + bytes("é😀") + "\"",
                    "\"\u00ff\u00fe\"",
                    "\"'; DROP TABLE chip; --\"",
                    "\"../../../etc/passwd\"",
                    "\"http://169.254.169.254/latest\"",
                    "\"${jndi:ldap://x}\"",
                    "\"<script>\"",
                    "\"2025-02-30\"",
                    "\"+999999999-12-31\"",
                    "{\"a\": 1, \"a\": 2}",
                    "{\"__proto__\": {\"x\": 1}}",
                    "[".repeat(3_000) + "]".repeat(3_000),
                    "{\"a\":".repeat(1_200) + "1" + "}".repeat(1_200),
                    "[1, [2, [3]]]",
                    "\"" + "a".repeat(20_000) + "\"",
                    "\"unterminated",
                    "01",
                    "1 2",
                    "/* */ 1");

    private static final List<String> HOSTILE_HEADERS =
            List.of(
                    "Accept: text/html\r\n",
                    "Accept: application/json;q=0\r\n",
                    "Accept-Encoding: gzip;q=x, *;q=9\r\n",
                    "If-None-Match: \"\r\n",
                    "If-Match: \"99999999999\"\r\n",
                    "If-Match: \"0\", \"1\"\r\n",
                    "Min-Edition: -1\r\n",
                    "Min-Edition: 999999999999999999999\r\n",
                    "Idempotency-Key: \u00e9\r\n",
                    "Range: bytes=0-1\r\n",
                    "X-HTTP-Method-Override: DELETE\r\n",
                    "Content-Encoding: gzip\r\n",
                    "Accept-Language: \u00ff\r\n",
                    "Expect: 100-continue\r\n",
                    "Cookie: a=b; c\r\n");

    /** Rows that much is known of, by the first segment of a path below the root of the API. */
    static final Map<String, List<String>> KNOWN =
            Map.of(
                    "chips", List.of("nvidia-b200", "nvidia-h100-sxm5-80gb", "nvidia-h800-sxm5"),
                    "models", List.of("deepseek-r1", "deepseek-v3", "gpt-4", "gpt-3-175b"),
                    "providers", List.of("openai", "deepseek"));

    /** Rows that are added, and then changed. */
    static final List<String> ADDED = List.of("hostile-1", "hostile-2", "hostile-3");

    /** What fields of these names may refer to. */
    private static final Map<String, List<String>> NAMED =
            Map.of(
                    "slug", ADDED,
                    "source", List.of("zdnet-2025-09-22", "arxiv-2412.19437"),
                    "vendor", List.of("nvidia", "amd"),
                    "organization", List.of("openai", "deepseek"),
                    "chip", KNOWN.get("chips"),
                    "model", KNOWN.get("models"),
                    "models", KNOWN.get("models"),
                    "provider", KNOWN.get("providers"),
                    "assumptions", List.of("epoch-2025", "serving-2026"));

    /** Texts of a form, by a part of its pattern. */
    private static final Map<String, List<String>> OF_FORM =
            Map.of(
                    "https?", List.of("https://example.org/", "http://169.254.169.254/"),
                    "[A-Z]{2}", List.of("DE", "FR", "ZZ"),
                    "[A-Z]{3}", List.of("USD", "EUR"),
                    "[0-5]", List.of("16:30", "00:30:00"));

    private static final List<String> WORDS =
            List.of("nvidia", "gpt-4", "usa-2024-eia", "slug", "slug,name", "2025-01-31", "A name");

    private static final int DEEPEST = 4;

    private final DescribedApi api;
    private final Function<DescribedApi.Operation, List<String>> slugs;
    private final String authorization;

    /**
     * @param slugs that an operation may be asked about, at least one
     * @param token of somebody who may change the record
     */
    HostileRequests(
            DescribedApi api, Function<DescribedApi.Operation, List<String>> slugs, String token) {
        this.api = api;
        this.slugs = slugs;
        this.authorization = "Authorization: Bearer " + token + "\r\n";
    }

    Arbitrary<Request> of(DescribedApi.Operation operation) {
        return Combinators.combine(
                        path(operation), query(operation), headers(operation), body(operation))
                .as(
                        (path, query, headers, body) ->
                                new Request(operation, path + query, headers, body));
    }

    private Arbitrary<String> path(DescribedApi.Operation operation) {
        if (!operation.path().contains("{")) {
            return Arbitraries.just(operation.path());
        }
        // Without a name it is the path of another operation.
        var names = HOSTILE.stream().filter(name -> !name.isEmpty()).toList();
        return sometimes(1, 12, Arbitraries.of(slugs.apply(operation)), Arbitraries.of(names))
                .map(slug -> operation.path().replaceAll("\\{[^}]*}", quoted(slug)));
    }

    private static String quoted(String slug) {
        return Matcher.quoteReplacement(slug);
    }

    private Arbitrary<String> query(DescribedApi.Operation operation) {
        var parameters = new ArrayList<Arbitrary<String>>();
        for (var parameter : operation.parameters("query")) {
            var name = parameter.get("name").asText();
            var value = sometimes(1, 30, given(parameter), Arbitraries.of(HOSTILE));
            var once = value.map(text -> name + "=" + text);
            var twice =
                    Combinators.combine(once, Arbitraries.of(HOSTILE))
                            .as((first, second) -> first + "&" + name + "=" + second);
            var leftOut = parameter.path("required").asBoolean() ? 0.03 : 0.85;
            parameters.add(sometimes(1, 60, once, twice).injectNull(leftOut));
        }
        parameters.add(Arbitraries.of("x=1", "%00=1", "=", "&&", "limit%00=1").injectNull(0.98));
        return Combinators.combine(parameters)
                .as(
                        all ->
                                all.stream()
                                        .filter(given -> given != null)
                                        .collect(Collectors.joining("&", "?", "")))
                .map(query -> query.equals("?") ? "" : query);
    }

    /** As the description has it, and its example more often than anything else. */
    private Arbitrary<String> given(JsonNode parameter) {
        var values = plain(parameter.get("name").asText(), api.resolved(parameter.path("schema")));
        var example = parameter.path("example");
        return (example.isMissingNode()
                        ? values
                        : Arbitraries.oneOf(List.of(Arbitraries.just(plainText(example)), values)))
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static String plainText(JsonNode example) {
        return example.isArray()
                ? example.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : example.asText();
    }

    private Arbitrary<String> plain(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return Arbitraries.of(schema.get("enum").valueStream().map(JsonNode::asText).toList());
        }
        var type = schema.path("type").asText("string");
        return switch (type) {
            case "integer", "number" -> number(schema);
            case "boolean" -> Arbitraries.of("true", "false");
            case "array" ->
                    plain(name, api.resolved(schema.path("items")))
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(3)
                            .map(all -> String.join(",", all));
            default -> text(name, schema);
        };
    }

    private static Arbitrary<String> number(JsonNode schema) {
        var least = schema.path("minimum").asDouble(-1e6);
        var most = schema.path("maximum").asDouble(1e6);
        if (schema.path("type").toString().contains("integer")) {
            return Arbitraries.longs()
                    .between((long) least, (long) Math.min(most, 1e15))
                    .map(String::valueOf);
        }
        return Arbitraries.doubles().between(least, most).ofScale(6).map(String::valueOf);
    }

    private static Arbitrary<String> text(String name, JsonNode schema) {
        if (schema.path("format").asText().equals("date")) {
            return Arbitraries.integers()
                    .between(0, 5_000)
                    .map(days -> LocalDate.of(2015, 1, 1).plusDays(days).toString());
        }
        var form = schema.path("pattern").asText();
        for (var known : OF_FORM.entrySet()) {
            if (form.contains(known.getKey())) {
                return Arbitraries.of(known.getValue());
            }
        }
        return sometimes(
                1,
                20,
                Arbitraries.of(NAMED.getOrDefault(name, WORDS)),
                Arbitraries.strings().ofMaxLength(12));
    }

    private Arbitrary<String> headers(DescribedApi.Operation operation) {
        var type =
                operation.bodyType().isEmpty()
                        ? Arbitraries.just("")
                        : sometimes(
                                1,
                                40,
                                Arbitraries.just("Content-Type: " + operation.bodyType() + "\r\n"),
                                Arbitraries.of(
                                        "",
                                        "Content-Type: text/plain\r\n",
                                        "Content-Type: %%%\r\n",
                                        "Content-Type: application/json; charset=utf-16\r\n"));
        var who =
                operation.changesRows()
                        ? sometimes(
                                1,
                                20,
                                Arbitraries.just(authorization),
                                Arbitraries.of(
                                        "", "Authorization: Bearer x\r\n", "Authorization: \r\n"))
                        : Arbitraries.just("");
        var match =
                operation.parameters("header").toString().contains("If-Match")
                        ? Arbitraries.of(
                                "If-Match: *\r\n",
                                "If-Match: *\r\n",
                                "If-Match: *\r\n",
                                "If-Match: \"0\"\r\n",
                                "If-Match: W/\"0\"\r\n",
                                "")
                        : Arbitraries.just("");
        return Combinators.combine(
                        type, who, match, Arbitraries.of(HOSTILE_HEADERS).injectNull(0.9))
                .as((a, b, c, hostile) -> a + b + c + (hostile == null ? "" : hostile));
    }

    private Arbitrary<String> body(DescribedApi.Operation operation) {
        return operation.bodyType().isEmpty()
                ? Arbitraries.just("")
                : sometimes(1, 25, json("", operation.body(), 0), Arbitraries.of(HOSTILE_JSON));
    }

    private Arbitrary<String> json(String name, JsonNode declared, int depth) {
        var schema = api.resolved(declared);
        var example = schema.path("example");
        if (schema.has("anyOf")) {
            return Arbitraries.oneOf(
                    schema.get("anyOf").valueStream().map(any -> json(name, any, depth)).toList());
        }
        var type = schema.path("type").toString();
        if (schema.has("enum")) {
            return Arbitraries.of(
                    schema.get("enum").valueStream().map(JsonNode::toString).toList());
        }
        if (type.contains("object") || schema.has("properties")) {
            return depth > DEEPEST ? Arbitraries.just("{}") : object(schema, depth);
        }
        if (type.contains("array")) {
            return json(name, schema.path("items"), depth + 1)
                    .list()
                    .ofMaxSize(3)
                    .map(all -> all.stream().collect(Collectors.joining(", ", "[", "]")));
        }
        if (type.contains("integer") || type.contains("number")) {
            return number(schema);
        }
        if (type.contains("boolean")) {
            return Arbitraries.of("true", "false");
        }
        if (example.isTextual()) {
            return Arbitraries.just(example.toString());
        }
        return text(name, schema).map(HostileRequests::written);
    }

    private Arbitrary<String> object(JsonNode schema, int depth) {
        var required = schema.path("required").toString();
        var fields = new ArrayList<Arbitrary<@Nullable String>>();
        for (var field : schema.path("properties").properties()) {
            var name = field.getKey();
            var value =
                    sometimes(
                                    1,
                                    80,
                                    json(name, field.getValue(), depth + 1),
                                    Arbitraries.of(HOSTILE_JSON))
                            .map(text -> "\"" + name + "\": " + text);
            fields.add(value.injectNull(required.contains("\"" + name + "\"") ? 0.01 : 0.7));
        }
        fields.add(Arbitraries.of("\"x\": 1", "\"\": {}", "\"\\u0000\": 1").injectNull(0.97));
        return Combinators.combine(fields)
                .as(
                        all ->
                                all.stream()
                                        .filter(field -> field != null)
                                        .collect(Collectors.joining(", ", "{", "}")));
    }

    /** As a text of JSON in UTF-8, one char a byte. */
    private static String written(String text) {
        return bytes(TextNode.valueOf(text).toString());
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Mostly one, and the other so many times in so many. */
    private static <T> Arbitrary<T> sometimes(
            int times, int in, Arbitrary<T> mostly, Arbitrary<T> else_) {
        return Arbitraries.frequencyOf(Tuple.of(in - times, mostly), Tuple.of(times, else_));
    }
}
