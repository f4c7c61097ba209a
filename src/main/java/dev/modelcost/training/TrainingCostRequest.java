package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.web.Query;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * What is asked of a training cost.
 *
 * @param method how the chips are paid for, or development
 * @param scope which of the model's runs count
 * @param lineage whether the base models' own stages are added
 * @param rate which hourly rate
 * @param asOf the day whose market rates count; null for the days of training
 * @param assumptions slug of the assumption set
 * @param given what overrides the record
 */
public record TrainingCostRequest(
        Method method,
        Scope scope,
        boolean lineage,
        RateBasis rate,
        LocalDate asOf,
        String assumptions,
        TrainingEstimateRequest given) {

    /** How the chips are paid for. */
    public enum Method {
        /** By the hour. */
        RENTAL,
        /** What a run uses up of chips that were bought, and its electricity. */
        AMORTIZED,
        /** The cluster, before the first step. */
        ACQUISITION,
        /** All compute and staff of the model's making. */
        DEVELOPMENT;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Method of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    /** Which runs count. */
    public enum Scope {
        /** The stages that made the model, as its makers count them; no ablations. */
        RUN,
        /** All recorded runs of the model, ablations included. */
        MODEL,
        /** All compute of the model's making, and its staff. */
        DEVELOPMENT;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a rate or a price comes from. */
    public enum RateBasis {
        /** The rate that the source of the run states, else the market rate. */
        PUBLISHED_ELSE_MARKET,
        PUBLISHED,
        MARKET,
        GIVEN;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final double DEFAULT_CONFIDENCE = 0.9;
    static final int DEFAULT_SAMPLES = 10_000;
    private static final double MOST_USD_PER_CHIP_HOUR = 1000;

    double confidence() {
        return given.confidence() == null ? DEFAULT_CONFIDENCE : given.confidence();
    }

    int samples() {
        return given.samples() == null ? DEFAULT_SAMPLES : given.samples();
    }

    /** Null for money of the time of training. */
    YearMonth priceMonth() {
        return given.priceMonth() == null ? null : YearMonth.parse(given.priceMonth());
    }

    boolean isDevelopment() {
        return scope == Scope.DEVELOPMENT;
    }

    /** How the compute is paid for; of development, the compute of its final run. */
    Method computeMethod() {
        return method == Method.DEVELOPMENT
                ? given.usdPerChipHour() != null && !given.speaksOfOwning()
                        ? Method.RENTAL
                        : Method.AMORTIZED
                : method;
    }

    /**
     * @throws InvalidInput that names the value at fault
     */
    static TrainingCostRequest read(Query query) {
        var method =
                query.oneOf("method", TrainingEstimateChecks.METHODS)
                        .map(Method::of)
                        .orElse(Method.RENTAL);
        var asked =
                query.oneOf("scope", List.of("run", "model", "development"))
                        .map(s -> Scope.valueOf(s.toUpperCase(Locale.ROOT)))
                        .orElse(null);
        var lineage = query.flag("lineage");
        var basis =
                switch (query.text("rate").orElse("")) {
                    case "" -> RateBasis.PUBLISHED_ELSE_MARKET;
                    case "published" -> RateBasis.PUBLISHED;
                    case "market" -> RateBasis.MARKET;
                    default -> RateBasis.GIVEN;
                };
        var usdPerChipHour = basis == RateBasis.GIVEN ? rate(query) : null;
        var asOf = query.date("asOf").orElse(null);
        var assumptions = query.text("assumptions").orElse(AssumptionBook.EPOCH);
        var given = given(query, usdPerChipHour);
        return new TrainingCostRequest(
                method, scope(method, asked), lineage, basis, asOf, assumptions, given);
    }

    /** The question of a body that {@link TrainingEstimateChecks} has read. */
    static TrainingCostRequest of(TrainingEstimateRequest given) {
        var method = given.method() == null ? method(given) : Method.of(given.method());
        return new TrainingCostRequest(
                method,
                scope(method, null),
                false,
                given.usdPerChipHour() == null ? RateBasis.PUBLISHED_ELSE_MARKET : RateBasis.GIVEN,
                null,
                AssumptionBook.EPOCH,
                given);
    }

    private static Method method(TrainingEstimateRequest given) {
        if (given.contributors() != null || given.months() != null) {
            return Method.DEVELOPMENT;
        }
        return given.usdPerChipHour() == null && given.speaksOfOwning()
                ? Method.AMORTIZED
                : Method.RENTAL;
    }

    private static Scope scope(Method method, Scope asked) {
        if (method == Method.DEVELOPMENT) {
            if (asked != null && asked != Scope.DEVELOPMENT) {
                throw new InvalidInput(
                        "scope",
                        "'%s' does not go with method development, which covers all development."
                                .formatted(asked.slug()));
            }
            return Scope.DEVELOPMENT;
        }
        if (method == Method.ACQUISITION && asked == Scope.DEVELOPMENT) {
            throw new InvalidInput(
                    "scope",
                    "'development' does not go with method acquisition, which buys a cluster that outlives the model.");
        }
        return asked == null ? Scope.RUN : asked;
    }

    private static TrainingEstimateRequest given(Query query, Double usdPerChipHour) {
        var month =
                query.text("priceMonth")
                        .map(
                                text -> {
                                    if (text.matches("\\d{4}-(0[1-9]|1[0-2])")) {
                                        return text;
                                    }
                                    throw new InvalidInput(
                                            "priceMonth",
                                            "'%s' is not a month in the form 2023-12."
                                                    .formatted(Printable.of(text)));
                                })
                        .orElse(null);
        return new TrainingEstimateRequest(
                null,
                null,
                query.text("chip").orElse(null),
                null,
                query.integer("count", 1, 100_000_000).map(Integer::doubleValue).orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                query.number("mfu", 0.001, 1).orElse(null),
                null,
                null,
                null,
                null,
                null,
                usdPerChipHour,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                query.text("region").orElse(null),
                month,
                null,
                null,
                query.number("confidence", 0.5, 0.99).orElse(null),
                query.integer(
                                "samples",
                                TrainingEstimateChecks.FEWEST_SAMPLES,
                                TrainingEstimateChecks.MOST_SAMPLES)
                        .orElse(null));
    }

    /** Rental at the rate that the sources state, else the market's. */
    public static TrainingCostRequest rental(boolean lineage) {
        return new TrainingCostRequest(
                Method.RENTAL,
                Scope.RUN,
                lineage,
                RateBasis.PUBLISHED_ELSE_MARKET,
                null,
                AssumptionBook.EPOCH,
                TrainingEstimateRequest.ofRecord(DEFAULT_SAMPLES));
    }

    /** All compute and staff of the model's making. */
    public static TrainingCostRequest development() {
        return new TrainingCostRequest(
                Method.DEVELOPMENT,
                Scope.DEVELOPMENT,
                false,
                RateBasis.PUBLISHED_ELSE_MARKET,
                null,
                AssumptionBook.EPOCH,
                TrainingEstimateRequest.ofRecord(DEFAULT_SAMPLES));
    }

    private static Double rate(Query query) {
        try {
            var usd = query.number("rate", 0, MOST_USD_PER_CHIP_HOUR).orElseThrow();
            if (usd > 0) {
                return usd;
            }
        } catch (InvalidInput notANumber) {
            // Refused below, in words that name the alternatives.
        }
        throw new InvalidInput(
                "rate",
                "'%s' is neither published nor market nor a number of USD per chip-hour above 0 and up to 1000."
                        .formatted(query.text("rate").map(Printable::of).orElse("")));
    }
}
