package dev.modelcost.training;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.web.Body;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the body of a what-if question; a field that is wrong is refused by name. */
final class TrainingEstimateChecks {

    static final List<String> METHODS =
            List.of("rental", "amortized", "acquisition", "development");
    static final int FEWEST_SAMPLES = 100;

    /** So that a question cannot take more than 100 ms of a core. */
    static final int MOST_SAMPLES = 20_000;

    /** A hundred thousand times what any model took. */
    private static final double MOST_FLOP = 1e30;

    private static final List<String> PRECISIONS =
            Stream.of(Precision.values()).map(Precision::slug).toList();

    private TrainingEstimateChecks() {}

    /**
     * @throws InvalidInput that names the value at fault
     */
    static TrainingEstimateRequest read(Body body) {
        var request =
                new TrainingEstimateRequest(
                        body.oneOf("method", METHODS),
                        body.text("model"),
                        body.text("chip"),
                        body.above0("chipHours", 1e12),
                        body.above0("chipCount", 1e8),
                        body.above0("wallClockHours", 1e6),
                        body.number("trainingFlop", 1, MOST_FLOP),
                        body.number("activeParameters", 1, 1e16),
                        body.number("trainingTokens", 1, 1e18),
                        body.above0("epochs", 1e6),
                        body.whole("layers", 1, 10_000),
                        body.whole("hiddenSize", 1, 10_000_000),
                        body.whole("vocabulary", 1, 1e9),
                        body.whole("sequenceTokens", 1, 1e9),
                        body.flag("causalAttention"),
                        body.number("recomputedFlop", 0, MOST_FLOP),
                        body.number("mfu", 0.0001, 1),
                        body.oneOf("precision", PRECISIONS),
                        date(body, "publishedOn"),
                        date(body, "trainingStart"),
                        body.above0("serverPricePerChipUsd", 1e8),
                        date(body, "priceAvailableFrom"),
                        body.above0("usdPerChipHour", 1000),
                        body.number("serverOverhead", 1, 10),
                        body.above0("tdpWatts", 30_000),
                        body.number("serverPowerFactor", 1, 10),
                        body.above0("averagePowerFraction", 1),
                        body.number("pue", 1, 5),
                        body.above0("usdPerKwh", 5),
                        body.number("interconnectShare", 0, 0.95),
                        body.text("region"),
                        body.month("priceMonth"),
                        body.whole("contributors", 1, 1_000_000),
                        body.above0("months", 1200),
                        body.number("confidence", 0.5, 0.99),
                        samples(body));
        body.refuseUnknown();
        refuseContradictions(request);
        return request;
    }

    private static LocalDate date(Body body, String name) {
        return body.date(name, 1990, 2100);
    }

    private static Integer samples(Body body) {
        var samples = body.whole("samples", FEWEST_SAMPLES, MOST_SAMPLES);
        return samples == null ? null : samples.intValue();
    }

    private static void refuseContradictions(TrainingEstimateRequest given) {
        if (given.chipHours() != null
                && given.chipCount() != null
                && given.wallClockHours() != null) {
            var product = given.chipCount() * given.wallClockHours();
            // Fewer are possible, of chips that stood still.
            if (given.chipHours() > product * 1.01) {
                throw new InvalidInput(
                        "chipHours",
                        "%s is more than chipCount x wallClockHours, which is %s; give one or the other."
                                .formatted(given.chipHours(), product));
            }
        }
        var work = RunFlop.of(given);
        for (var count : work.counts()) {
            if (!(count.value() <= MOST_FLOP)) {
                throw new InvalidInput(
                        "trainingTokens",
                        "%s is %s FLOP; at most %s is allowed."
                                .formatted(count.formula(), count.value(), MOST_FLOP));
            }
        }
        refuseHalfTheLayers(given);
        if (given.trainingStart() != null
                && given.priceAvailableFrom() != null
                && given.trainingStart().isBefore(given.priceAvailableFrom())) {
            throw new InvalidInput(
                    "trainingStart",
                    "%s is before priceAvailableFrom, %s: nobody trains on chips that are not to be had yet."
                            .formatted(given.trainingStart(), given.priceAvailableFrom()));
        }
        if (given.trainingStart() != null
                && given.publishedOn() != null
                && given.publishedOn().isBefore(given.trainingStart())) {
            throw new InvalidInput(
                    "publishedOn",
                    "%s is before trainingStart, %s."
                            .formatted(given.publishedOn(), given.trainingStart()));
        }
    }

    private static void refuseHalfTheLayers(TrainingEstimateRequest given) {
        var exact = new LinkedHashMap<String, Double>();
        exact.put("layers", given.layers());
        exact.put("hiddenSize", given.hiddenSize());
        exact.put("vocabulary", given.vocabulary());
        exact.put("sequenceTokens", given.sequenceTokens());
        if (exact.values().stream().allMatch(Objects::isNull)) {
            return;
        }
        exact.put("trainingTokens", given.trainingTokens());
        var missing = exact.keySet().stream().filter(name -> exact.get(name) == null).toList();
        if (!missing.isEmpty()) {
            throw new MissingData(
                    "The exact count of the FLOP of a dense transformer needs "
                            + String.join(", ", exact.keySet())
                            + ".",
                    missing);
        }
    }
}
