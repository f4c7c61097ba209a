package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.OneService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics that the packaged service has, by labels that they have. */
class MonitoringIT {

    private static final Path MONITORING = Path.of("deploy/monitoring");

    /** A name with what selects among its series: {@code requests_total{status="503"}}. */
    private static final Pattern SELECTED =
            Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\b(?!\\s*\\()(?:\\{([^}]*)})?");

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?==~|!=|=)");

    private static String metrics;

    @BeforeAll
    static void askTheService() throws IOException, InterruptedException {
        var service = OneService.running();
        service.get("/api/v1/models?limit=1");
        metrics = service.management("/q/metrics").body();
    }

    @Test
    void alertsAskForMetricsThatExist() throws IOException {
        for (var rules : Kustomization.documents(MONITORING.resolve("alerts.yaml"))) {
            for (var group : rules.at("/spec/groups")) {
                for (var rule : group.get("rules")) {
                    assertExists(rule.get("expr").asText());
                    assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
                }
            }
        }
    }

    @Test
    void dashboardAsksForMetricsThatExist() throws IOException {
        for (var panel : dashboard().get("panels")) {
            for (var target : panel.get("targets")) {
                assertExists(target.get("expr").asText());
            }
        }
    }

    @Test
    void requestsAreCountedByHowLongTheyTook() {
        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0\\.1\"");
    }

    /** Else the tests above would prove nothing. */
    @Test
    void readsNamesAndLabelsFromAQuestion() {
        var question =
                "sum by (le) (rate(some_metric_bucket{status=~\"5..\",status!=\"503\"}[5m]))";
        var found = SELECTED.matcher(question);

        assertThat(found.find()).isTrue();
        assertThat(found.group(1)).isEqualTo("some_metric_bucket");
        assertThat(labels(found.group(2))).containsExactly("status");
        assertThat(found.find()).isFalse();
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(MONITORING.resolve("dashboard.json").toFile());
    }

    private static void assertExists(String question) {
        var found = SELECTED.matcher(question);
        var any = false;
        while (found.find()) {
            any = true;
            var series =
                    metrics.lines()
                            .filter(line -> line.matches(found.group(1) + "[{ ].*"))
                            .toList();
            assertThat(series).as("%s, of %s", found.group(1), question).isNotEmpty();
            for (var label : labels(found.group(2))) {
                assertThat(series)
                        .as("label %s of %s", label, found.group(1))
                        .anyMatch(line -> line.contains(label + "=\""));
            }
        }
        assertThat(any).as(question).isTrue();
    }

    private static Set<String> labels(String selection) {
        return selection == null
                ? Set.of()
                : LABEL.matcher(selection)
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toCollection(HashSet::new));
    }
}
