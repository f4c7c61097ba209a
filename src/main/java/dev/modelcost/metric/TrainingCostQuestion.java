package dev.modelcost.metric;

import dev.modelcost.web.Problems;
import dev.modelcost.web.Query;
import java.time.LocalDate;
import java.util.List;

/**
 * What is asked of a model's training cost.
 *
 * @param method how the chips are paid for
 * @param scope which of the model's runs count
 * @param lineage whether the base models' own stages are added
 * @param rate which hourly rate
 * @param usdPerChipHour the rate, if it is given as a number; null otherwise
 * @param asOf the day whose market rates count; null for the days of training
 * @param confidence of ranges, above 0 and below 1
 */
record TrainingCostQuestion(
        String method,
        Scope scope,
        boolean lineage,
        RateBasis rate,
        Double usdPerChipHour,
        LocalDate asOf,
        double confidence) {

    /** Which runs count. */
    enum Scope {
        /** The stages that made the model, as its makers count them; no ablations. */
        RUN,
        /** All recorded runs of the model, ablations included. */
        MODEL;

        String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where a rate comes from. */
    enum RateBasis {
        /** The rate that the source of the run states, else the market rate. */
        PUBLISHED_ELSE_MARKET,
        PUBLISHED,
        MARKET,
        GIVEN;

        String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final List<String> METHODS = List.of("rental");
    static final double DEFAULT_CONFIDENCE = 0.9;
    private static final double MOST_USD_PER_CHIP_HOUR = 1000;

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the parameter at fault
     */
    static TrainingCostQuestion read(Query query) {
        var method = query.oneOf("method", METHODS).orElse("rental");
        var scope =
                query.oneOf("scope", List.of("run", "model"))
                        .map(s -> s.equals("run") ? Scope.RUN : Scope.MODEL)
                        .orElse(Scope.RUN);
        var lineage = query.flag("lineage");
        var rate = query.text("rate").orElse("");
        var basis =
                switch (rate) {
                    case "" -> RateBasis.PUBLISHED_ELSE_MARKET;
                    case "published" -> RateBasis.PUBLISHED;
                    case "market" -> RateBasis.MARKET;
                    default -> RateBasis.GIVEN;
                };
        var usdPerChipHour = basis == RateBasis.GIVEN ? rate(query) : null;
        var asOf = query.date("asOf").orElse(null);
        var confidence = query.number("confidence", 0.5, 0.99).orElse(DEFAULT_CONFIDENCE);
        return new TrainingCostQuestion(
                method, scope, lineage, basis, usdPerChipHour, asOf, confidence);
    }

    /** Rental at the rate that the sources state, else the market's. */
    static TrainingCostQuestion rental(boolean lineage) {
        return new TrainingCostQuestion(
                "rental",
                Scope.RUN,
                lineage,
                RateBasis.PUBLISHED_ELSE_MARKET,
                null,
                null,
                DEFAULT_CONFIDENCE);
    }

    private static Double rate(Query query) {
        try {
            var usd = query.number("rate", 0, MOST_USD_PER_CHIP_HOUR).orElseThrow();
            if (usd > 0) {
                return usd;
            }
        } catch (io.quarkiverse.resteasy.problem.HttpProblem notANumber) {
            // Refused below, in words that name the alternatives.
        }
        throw Problems.badParameter(
                "rate",
                "'%s' is neither published nor market nor a number of USD per chip-hour above 0 and up to 1000."
                        .formatted(query.text("rate").map(Problems::printable).orElse("")));
    }
}
