package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelcost.footprint.TrainingEnergies;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.store.Api;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What training-cost, footprint, compare and audit say of one model's chip-hours, energy, MFU and
 * cost, over all models whose runs are on record.
 */
@ServiceTest
@TestInstance(Lifecycle.PER_CLASS)
class RoomsAgreeTest {

    private static final double ROUNDING = 1e-9;
    private static final int MOST_COMPARED = 6;

    /** Chip-hours that are evidence; the others are inferred from an MFU. */
    private static final Set<String> TOLD = Set.of("published", "chips-times-hours");

    private final List<String> disagreements = new ArrayList<>();
    private final Map<String, JsonNode> rental = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> amortized = new ConcurrentHashMap<>();
    private Map<String, TrainingEnergies.Middle> footprint;
    private List<String> models;

    /** Before the first test only, and not earlier: until then nobody knows the service's port. */
    @BeforeEach
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void askEveryRoomOnce() {
        if (models != null) {
            return;
        }
        // In one snapshot, in which the small tables are read once.
        Snapshot.read(
                () -> {
                    askTheFootprint();
                    return null;
                });
        models.parallelStream()
                .forEach(
                        model -> {
                            var cost = "/models/" + model + "/training-cost?samples=100";
                            put(rental, model, cost);
                            put(amortized, model, cost + "&method=amortized&include=derivation");
                        });
    }

    /** Its middles, since a footprint samples a dozen ranges; a few are asked for as clients do. */
    private void askTheFootprint() {
        var known =
                TrainingRun.<TrainingRun>listAll().stream()
                        .map(run -> run.model)
                        .distinct()
                        .sorted(Comparator.comparing(model -> model.slug))
                        .toList();
        footprint = TrainingEnergies.of(known);
        models = known.stream().map(model -> model.slug).toList();
    }

    /** What the record does not tell enough for is refused, and then compared with nothing. */
    private static void put(Map<String, JsonNode> answers, String model, String question) {
        var response = Api.get(question);
        if (response.statusCode() == 200) {
            answers.put(model, Api.json(response.asString()));
        } else {
            assertThat(response.statusCode())
                    .as("%s: %s", question, response.asString())
                    .isEqualTo(422);
        }
    }

    @Test
    void ofTheChipHours() {
        for (var model : models) {
            var hours = hours(model);
            var training = footprint.get(model);
            if (hours != null && training != null) {
                same(model, "chip-hours in the footprint", hours, training.chipHours());
            }
        }
        allAgree(290);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4", "dinov2", "deepseek-v3", "llama-3.1-405b", "palm-540b"})
    void ofTheFootprintThatIsAnswered(String model) {
        var answer =
                Api.json(Api.get("/models/" + model + "/footprint?fields=training").asString())
                        .get("training");
        var training = footprint.get(model);

        same(model, "chip-hours", training.chipHours(), median(answer.get("chipHours")));
        // Of the machines: a PUE that the makers state is the footprint's alone.
        same(model, "energy", training.itKwh(), median(answer.get("footprint").get("itEnergyKwh")));
        allAgree(1);
    }

    @Test
    void ofTheEnergyWhereNobodyMeasuredThePower() {
        for (var model : models) {
            var training = footprint.get(model);
            if (training != null
                    && amortized.containsKey(model)
                    && training.bases().equals(Set.of("tdp"))) {
                same(
                        model,
                        "energy in the footprint",
                        energyUsed(amortized.get(model)),
                        training.kwh());
            }
        }
        allAgree(150);
    }

    @Test
    void ofTheCostSideBySide() {
        for (int from = 0; from < models.size(); from += MOST_COMPARED) {
            var some = models.subList(from, Math.min(models.size(), from + MOST_COMPARED));
            if (some.size() < 2) {
                continue;
            }
            var answer =
                    Api.json(
                            Api.get("/compare?fields=models&models=" + String.join(",", some))
                                    .asString());
            for (var entry : answer.get("models")) {
                var model = entry.get("model").get("slug").asText();
                var own = entry.get("ownStages");
                if (own.isNull() != !rental.containsKey(model)) {
                    disagreements.add(model + ": one of compare and training-cost has no cost");
                } else if (!own.isNull()) {
                    var cost = rental.get(model);
                    same(
                            model,
                            "cost in compare",
                            median(cost.get("costUsd")),
                            median(own.get("costUsd")));
                    same(
                            model,
                            "chip-hours in compare",
                            median(cost.get("chipHours")),
                            median(own.get("chipHours")));
                }
            }
        }
        allAgree(150);
    }

    @Test
    void ofTheRateAndTheUtilisationInAnAudit() {
        var audits =
                audits(rental.keySet(), "training-cost", "USD", model -> usd(rental.get(model)));
        for (var model : rental.keySet()) {
            var cost = rental.get(model);
            var usd = usd(cost);
            var audit = audits.get(model);
            var rate = check(audit, "usd-per-chip-hour");
            if (!isTold(cost)) {
                if (rate.get("implied").isNumber()) {
                    disagreements.add(model + ": the audit knows hours that the cost inferred");
                }
                continue;
            }
            same(
                    model,
                    "chip-hours in the audit",
                    median(cost.get("chipHours")),
                    usd / rate.path("implied").asDouble());
            if (cost.get("rateBasis").asText().equals("market")
                    && rate.get("outcome").asText().equals("implausible")) {
                disagreements.add(model + ": the audit finds the market rate implausible: " + rate);
            }
            var runs = cost.get("runs");
            var mfu = runs.get(0).get("impliedMfu");
            if (runs.size() == 1 && mfu.isNumber()) {
                same(
                        model,
                        "MFU in the audit",
                        mfu.asDouble(),
                        check(audit, "mfu").path("implied").asDouble());
            }
        }
        allAgree(100);
    }

    /** Work of a stage is part of the work of all: over all hours, the MFU of all is no lower. */
    @Test
    void ofTheUtilisationOfSeveralStages() {
        for (var model : rental.keySet()) {
            var cost = rental.get(model);
            if (cost.get("runs").size() < 2 || !isTold(cost)) {
                continue;
            }
            var ofStages = 0.0;
            for (var run : cost.get("runs")) {
                ofStages += run.get("impliedMfu").asDouble() * run.get("chipHours").asDouble();
            }
            var mfu = check(audit(model, "training-cost", usd(cost), "USD"), "mfu").path("implied");
            if (mfu.isNumber() && ofStages > 0) {
                compared++;
                if (mfu.asDouble() * median(cost.get("chipHours")) < ofStages * (1 - ROUNDING)) {
                    disagreements.add(
                            "%s: the audit's MFU of %s is below that of its stages"
                                    .formatted(model, mfu));
                }
            }
        }
        allAgree(0);
    }

    @Test
    void ofTheEnergyInAnAudit() {
        var told =
                models.stream()
                        .filter(model -> footprint.containsKey(model) && hours(model) != null)
                        .filter(model -> isTold(cost(model)))
                        .toList();
        var audits = audits(told, "energy", "kWh", model -> footprint.get(model).kwh());
        for (var model : told) {
            var kwh = footprint.get(model).kwh();
            var watts = check(audits.get(model), "watts-per-chip");
            same(
                    model,
                    "watts of a chip in the audit",
                    1000 * kwh / hours(model),
                    watts.path("implied").asDouble());
            if (!watts.get("outcome").asText().equals("plausible")) {
                disagreements.add(
                        model + ": the audit finds the footprint's energy not plausible: " + watts);
            }
        }
        allAgree(100);
    }

    @Test
    void ofTheDevelopmentOfGpt4() {
        var method =
                Api.json(
                        Api.get("/models/gpt-4/training-cost?method=development&samples=10000")
                                .asString());
        var cost = method.get("costUsd");

        assertThat(verdictOnDevelopment(1.01 * cost.get("low").asDouble()))
                .isEqualTo("consistent-in-scope development");
        assertThat(verdictOnDevelopment(0.99 * cost.get("high").asDouble()))
                .isEqualTo("consistent-in-scope development");
        assertThat(verdictOnDevelopment(1.6 * cost.get("high").asDouble()))
                .doesNotContain("development");
    }

    private static String verdictOnDevelopment(double usd) {
        var audit = audit("gpt-4", "training-cost", usd, "USD");
        return audit.get("verdict").asText() + " " + audit.get("scope").asText();
    }

    private int compared;

    private void same(String model, String what, double one, double other) {
        compared++;
        if (!(Math.abs(other / one - 1) <= ROUNDING)) {
            disagreements.add("%s: %s is %s, not %s".formatted(model, what, other, one));
        }
    }

    private void allAgree(int atLeast) {
        var found = List.copyOf(disagreements);
        var pairs = compared;
        disagreements.clear();
        compared = 0;
        assertThat(found).isEmpty();
        assertThat(pairs).isGreaterThan(atLeast);
    }

    private JsonNode cost(String model) {
        return rental.getOrDefault(model, amortized.get(model));
    }

    private Double hours(String model) {
        var cost = cost(model);
        return cost == null ? null : Double.valueOf(median(cost.get("chipHours")));
    }

    private static boolean isTold(JsonNode cost) {
        return StreamSupport.stream(cost.get("runs").spliterator(), false)
                .allMatch(run -> TOLD.contains(run.get("chipHoursBasis").asText()));
    }

    private static double energyUsed(JsonNode cost) {
        return StreamSupport.stream(cost.get("derivation").spliterator(), false)
                .filter(step -> step.get("step").asText().equals("Energy used"))
                .mapToDouble(step -> step.get("value").asDouble())
                .sum();
    }

    /** Of a claim on each model, several of which are asked at a time. */
    private static Map<String, JsonNode> audits(
            Collection<String> models, String metric, String unit, ToDoubleFunction<String> value) {
        return models.parallelStream()
                .collect(
                        Collectors.toMap(
                                model -> model,
                                model -> audit(model, metric, value.applyAsDouble(model), unit)));
    }

    private static double usd(JsonNode cost) {
        return median(cost.get("costUsd"));
    }

    private static JsonNode audit(String model, String metric, double value, String unit) {
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("subject", model)
                        .put("metric", metric)
                        .put("value", value)
                        .put("unit", unit);
        var response = Api.post("/audits", body.toString());
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.json();
    }

    private static JsonNode check(JsonNode audit, String name) {
        for (var check : audit.get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + audit);
    }

    private static double median(JsonNode estimate) {
        return estimate.get("median").asDouble();
    }
}
