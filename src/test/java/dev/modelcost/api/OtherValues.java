package dev.modelcost.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.web.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What a parameter may be changed to: values that its declaration allows, and that matter. */
final class OtherValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the size of real runs, for numbers that are declared without an example. */
    private static final Map<String, Double> USUAL =
            Map.ofEntries(
                    Map.entry("chipHours", 1.5e6),
                    Map.entry("chipCount", 2048.0),
                    Map.entry("wallClockHours", 1000.0),
                    Map.entry("trainingFlop", 3e24),
                    Map.entry("trainingTokens", 2e12),
                    Map.entry("activeParameters", 4e10),
                    Map.entry("energyKwh", 1e6),
                    Map.entry("carbonTonnes", 100.0),
                    Map.entry("usdPerChipHour", 3.0),
                    Map.entry("recomputedFlop", 1e23),
                    Map.entry("samples", 1000.0),
                    Map.entry("utilizations", 0.4),
                    Map.entry("confidence", 0.8),
                    Map.entry("limit", 2.0),
                    Map.entry("serverOverhead", 2.0),
                    Map.entry("interconnectShare", 0.3),
                    Map.entry("serverPowerFactor", 2.0),
                    Map.entry("averagePowerFraction", 0.5),
                    Map.entry("usdPerKwh", 0.2),
                    Map.entry("contributors", 100.0),
                    Map.entry("months", 9.0));

    /** Names that the record knows, by the parameter that takes them. */
    private static final Map<String, List<String>> NAMES =
            Map.ofEntries(
                    Map.entry("model", List.of("llama-3.1-8b", "deepseek-v3", "gpt-4")),
                    Map.entry("models", List.of("gpt-4", "o1", "deepseek-r1")),
                    Map.entry("subject", List.of("gpt-4", "deepseek-r1")),
                    Map.entry("comparedWith", List.of("gpt-4", "o1", "deepseek-v3")),
                    Map.entry("chip", List.of("nvidia-a100-sxm4-80gb", "nvidia-h200-sxm")),
                    Map.entry("provider", List.of("deepseek", "together", "aws-bedrock")),
                    Map.entry("providers", List.of("deepseek", "together", "aws-bedrock")),
                    Map.entry("providerModel", List.of("deepseek-chat", "gpt-4o")),
                    Map.entry("vendor", List.of("lambda", "nebius", "google-cloud")),
                    Map.entry("region", List.of("FRA", "POL", "USA")),
                    Map.entry("assumptions", List.of("prior-2025", "epoch-2025")),
                    Map.entry("organization", List.of("deepseek", "openai", "meta")),
                    Map.entry("baseModel", List.of("deepseek-v3")),
                    Map.entry("source", List.of("deepseek-v3-paper", "zdnet-2025-09-22")),
                    Map.entry("destination", List.of("CN")),
                    Map.entry("country", List.of("DE")),
                    Map.entry("benchmark", List.of("mmlu-pro", "gpqa-diamond")),
                    Map.entry("currency", List.of("CNY", "EUR")),
                    Map.entry("metric", List.of("training-cost", "energy", "carbon", "mfu")),
                    Map.entry("value", List.of("294000", "5.6 million")),
                    Map.entry("valueHigh", List.of("1e9")),
                    Map.entry("comparator", List.of(">=", "~")),
                    Map.entry("scope", List.of("run", "model")),
                    Map.entry("precision", List.of("fp8", "bf16")),
                    Map.entry("statedOn", List.of("2025-01-25", "June 2023", "2026-11-01")),
                    Map.entry("text", List.of("Training GPT-4 cost 78 million dollars.")),
                    Map.entry("unit", List.of("USD", "MWh", "percent", "million USD")));

    private OtherValues() {}

    /**
     * Values that differ from {@code now}.
     *
     * @param now null for none
     * @throws AssertionError for text of which nothing is known here
     */
    static List<JsonNode> of(Parameter<?> parameter, JsonNode now) {
        var schema = OASFactory.createSchema();
        parameter.describe(schema);
        var values =
                all(parameter, schema, now).stream()
                        .map(value -> JSON.<JsonNode>valueToTree(value))
                        .filter(value -> !value.equals(now))
                        .toList();
        if (values.isEmpty()) {
            throw new AssertionError(
                    "no other value of %s is known to this test: add some"
                            .formatted(parameter.name()));
        }
        return values;
    }

    /** Whether there is but one value to choose. */
    static boolean isTheOnlyOne(Parameter<?> parameter) {
        var schema = OASFactory.createSchema();
        parameter.describe(schema);
        return schema.getEnumeration() != null && schema.getEnumeration().size() == 1;
    }

    private static List<?> all(Parameter<?> parameter, Schema schema, JsonNode now) {
        if (is(schema, Schema.SchemaType.ARRAY)) {
            return one(parameter, schema.getItems(), null).stream().map(List::of).toList();
        }
        return one(parameter, schema, now);
    }

    private static List<?> one(Parameter<?> parameter, Schema schema, JsonNode now) {
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration();
        }
        if (is(schema, Schema.SchemaType.BOOLEAN)) {
            return List.of(true, false);
        }
        if (is(schema, Schema.SchemaType.NUMBER) || is(schema, Schema.SchemaType.INTEGER)) {
            return numbers(parameter, schema, now);
        }
        if (NAMES.containsKey(parameter.name())) {
            return NAMES.get(parameter.name());
        }
        if ("date".equals(schema.getFormat())) {
            return List.of("2025-01-25", "2023-06-30", "2021-03-01", "2026-11-01");
        }
        if (schema.getPattern() != null && schema.getPattern().startsWith("^\\d{4}-")) {
            return List.of("2021-06", "2023-12");
        }
        if (parameter.name().equals("at")) {
            return List.of("2025-03-01T20:00:00Z", "2025-11-01T12:00:00Z");
        }
        // A figure that may also be given in words has no type of its own.
        return USUAL.containsKey(parameter.name())
                ? numbers(parameter, schema, now)
                : parameter.writtenExample().map(List::of).orElse(List.of());
    }

    private static List<?> numbers(Parameter<?> parameter, Schema schema, JsonNode now) {
        var round = is(schema, Schema.SchemaType.INTEGER);
        var least = schema.getMinimum() == null ? 0 : schema.getMinimum().doubleValue();
        var most = schema.getMaximum() == null ? 1e30 : schema.getMaximum().doubleValue();
        var near = new ArrayList<Double>();
        if (now != null && now.isNumber()) {
            near.add(now.doubleValue());
        }
        parameter
                .writtenExample()
                .filter(Number.class::isInstance)
                .ifPresent(example -> near.add(((Number) example).doubleValue()));
        var bases = near.isEmpty() ? List.of(USUAL.getOrDefault(parameter.name(), 100.0)) : near;
        Set<Object> numbers = new LinkedHashSet<>();
        bases.stream()
                .flatMap(base -> Stream.of(base / 2, base * 2, base, base * 1.2))
                .map(number -> round ? Math.rint(number) : number)
                .filter(number -> number >= least && number <= most && number != 0)
                .forEach(number -> numbers.add(round ? new BigDecimal(number) : number));
        return List.copyOf(numbers);
    }

    private static boolean is(Schema schema, Schema.SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
