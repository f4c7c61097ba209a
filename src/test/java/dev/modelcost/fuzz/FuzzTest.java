package dev.modelcost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.store.RecordLists;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is asked, nothing breaks: no 5xx, and always JSON or a problem. */
@ServiceTest
class FuzzTest {

    private static final int REQUESTS = 600;

    private static final List<String> SEGMENTS =
            List.of(
                    "api",
                    "v1",
                    "models",
                    "chips",
                    "gpt-4",
                    "a100",
                    "prices",
                    "claims",
                    "training-cost",
                    "runs",
                    "..",
                    ".",
                    "",
                    "%2e%2e",
                    "%00",
                    "%zz",
                    "%",
                    "{x}",
                    ";a=b",
                    "%F0%9F%98%80",
                    "%ED%A0%80",
                    "x%2Fy",
                    "null",
                    "-1",
                    "*",
                    "~",
                    "'",
                    "\"",
                    "\\",
                    "|",
                    "\u00e9",
                    "%25",
                    "a+b",
                    "@",
                    "compare",
                    "estimates",
                    "assumption-sets",
                    "request-cost");

    private static final List<String> NAMES =
            List.of(
                    "limit",
                    "cursor",
                    "sort",
                    "fields",
                    "asOf",
                    "vendor",
                    "model",
                    "rates",
                    "lineage",
                    "region",
                    "minTrainingFlop",
                    "confidence",
                    "models",
                    "x",
                    "",
                    "%00",
                    "a[b]",
                    "%zz",
                    "$where",
                    "limit%00",
                    "method",
                    "scope",
                    "country");

    private static final List<String> VALUES =
            List.of(
                    "1",
                    "0",
                    "-1",
                    "2147483647",
                    "1e9",
                    "1e400",
                    "1e999999999",
                    "NaN",
                    "abc",
                    "",
                    "%00",
                    "%zz",
                    "%",
                    "%ED%A0%80",
                    "%F0%9F%98%80",
                    "2025-01-31",
                    "2025-13-01",
                    "+999999999-12-31",
                    "true",
                    "null",
                    "slug",
                    "-slug",
                    "-releasedOn",
                    "nvidia",
                    "gpt-4",
                    "'%20OR%201=1--",
                    "a,b,c",
                    "{x}",
                    "c2x1ZwozZGRmYQozZGRmYQ",
                    "%C2%85",
                    "market",
                    "published",
                    "1.5",
                    "%2B1",
                    "../..",
                    "<script>",
                    "%0d%0aA:b");

    private static final List<String> HEADERS =
            List.of(
                    "",
                    "",
                    "",
                    "Accept: text/html\r\n",
                    "Accept: */*;q=0\r\n",
                    "Accept: \r\n",
                    "If-None-Match: \"\r\n",
                    "If-None-Match: *\r\n",
                    "If-Match: W/\"x\"\r\n",
                    "Accept-Encoding: gzip;q=x\r\n",
                    "Content-Type: %%%\r\n",
                    "Accept-Language: \u00ff\r\n",
                    "Origin: null\r\n",
                    "Range: bytes=0-1\r\n",
                    "X-HTTP-Method-Override: DELETE\r\n",
                    "If-Modified-Since: yesterday\r\n",
                    "Authorization: Bearer x\r\n",
                    "X-Forwarded-Host: evil\r\n",
                    "Expect: 100-continue\r\n");

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "GET", "POST", "PUT", "DELETE", "PATCH", "get", "BREW");

    private static final List<String> BODIES =
            List.of(
                    "",
                    "",
                    "null",
                    "{",
                    "[]",
                    "{}",
                    "{\"a\":1,\"a\":2}",
                    "\u0000",
                    "1e999999999",
                    "[[[[[[",
                    "{\"model\":\"\\ud800\"}",
                    "{\"promptTokens\":1e999999999}",
                    "\"");

    @Test
    void neverBreaks() {
        var random = new Random(20261123);
        for (var i = 0; i < REQUESTS; i++) {
            var method = any(METHODS, random);
            var target = path(random) + query(random);
            var headers = any(HEADERS, random);
            var body = any(BODIES, random);
            var type = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
            var as = i + ": " + method + " " + target + " " + headers + body;

            var answer = Wire.send(method, target, headers + type, body);

            assertThat(answer.status()).as(as).isLessThan(500);
            if (answer.isProblem()) {
                answer.problem();
            } else if (answer.status() >= 400) {
                throw new AssertionError(as + ": " + answer);
            }
        }
    }

    private static String path(Random random) {
        if (random.nextInt(3) > 0) {
            var lists = RecordLists.all();
            var path = "/api/v1" + lists.get(random.nextInt(lists.size())).path();
            return random.nextInt(4) == 0 ? path + "/" + any(SEGMENTS, random) : path;
        }
        var path = new StringBuilder(random.nextBoolean() ? "/api/v1" : "");
        for (var i = random.nextInt(5); i >= 0; i--) {
            path.append('/').append(any(SEGMENTS, random));
        }
        return path.toString();
    }

    private static String query(Random random) {
        var parameters = new ArrayList<String>();
        for (var i = random.nextInt(4); i > 0; i--) {
            parameters.add(any(NAMES, random) + "=" + any(VALUES, random));
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
