package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.testsupport.RedoneSteps;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gets an answer can redo its derivation by hand. */
@ServiceTest
class DerivationsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI service;

    @Test
    void everyStepOfTheRecordedAnswersCanBeRedone() throws Exception {
        var steps = new ArrayList<Step>();
        for (var request : RecordedRequest.all()) {
            // Of the description of the API, the examples are these answers once more.
            if (request.path().startsWith("/api/")) {
                steps.addAll(steps(withDerivation(request.to(service))));
            }
        }

        assertThat(steps).hasSizeGreaterThan(500);
        assertThat(RedoneSteps.assertRight(steps)).isGreaterThan(steps.size() * 8L / 10);
    }

    /** What the recorded requests do not ask. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // The sum of several stages, of several models, in the money of a month.
                "models/deepseek-r1/training-cost?lineage=true&priceMonth=2024-12&method=amortized",
                "models/deepseek-r1/training-cost?lineage=true&priceMonth=2024-12&method=rental",
                // The energy of several stages.
                "models/deepseek-r1/footprint",
                // Neither layers nor heads are known.
                "models/gpt-4/serving-cost",
                // A chip alone sends nothing to others.
                "models/gemma-3-27b/serving-cost?precision=int4&chipCount=1",
                // A letter names the H20.
                "models/deepseek-v3/training-cost/substitutions?destination=CN&on=2025-05-01",
            })
    void everyStepOfOtherAnswersCanBeRedone(String path) throws Exception {
        var request = HttpRequest.newBuilder(service.resolve("/api/v1/" + path)).build();

        var steps = steps(withDerivation(request));
        assertThat(steps).as(path).isNotEmpty();
        RedoneSteps.assertRight(steps);
    }

    /** An answer is compact unless more is asked for. */
    private static HttpRequest withDerivation(HttpRequest request) {
        var uri = request.uri();
        if (uri.toString().contains("include=derivation")) {
            return request;
        }
        var query = uri.getRawQuery() == null ? "?" : "&";
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .uri(URI.create(uri + query + "include=derivation"))
                .build();
    }

    private List<Step> steps(HttpRequest request) throws Exception {
        var answer = HTTP.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(request.toString()).isLessThan(500);
        var headers = answer.headers().map();
        var steps = new ArrayList<Step>();
        if (headers.getOrDefault("content-type", List.of()).toString().contains("json")
                && !headers.containsKey("content-encoding")) {
            collect(JSON.readTree(answer.body()), steps);
        }
        return steps;
    }

    private static void collect(JsonNode node, List<Step> steps) throws IOException {
        if (node.has("formula") && node.has("inputs")) {
            steps.add(JSON.treeToValue(node, Step.class));
        }
        for (var child : node) {
            collect(child, steps);
        }
    }
}
