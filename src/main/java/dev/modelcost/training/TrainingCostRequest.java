package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.claim.ScopeParameter;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Locale;

/**
 * A question about a training cost.
 *
 * @param method how the chips are paid for, or development
 * @param scope which of the model's runs count: run, model or development
 * @param lineage whether the base models' own stages are added
 * @param rate which hourly rate
 * @param asOf the date whose market rates apply; null for the dates of training
 * @param assumptions slug of the assumption set
 * @param given values that override the record
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
        /** The share of purchased chips' value that a run uses up, plus its electricity. */
        AMORTIZED,
        /** The purchase of the cluster before the first step. */
        ACQUISITION,
        /** All compute and staff that went into developing the model. */
        DEVELOPMENT;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a rate or price comes from. */
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

    private static final Parameter<Method> METHOD =
            TrainingEstimateRequest.METHOD
                    .describedAs("How the chips are paid for.")
                    .defaultsTo(Method.RENTAL);
    private static final Parameter<Scope> SCOPE =
            ScopeParameter.of(Scope.RUN, Scope.MODEL, Scope.DEVELOPMENT)
                    .describedAs(
                            "run: the stages that made the model, as its makers count them; model: all recorded runs, ablations included; development: all compute and staff that went into developing it. Left out: development for that method, else run.");
    private static final Parameter<Boolean> LINEAGE =
            Parameter.flag("lineage")
                    .describedAs("Whether to add the cost of the base models, shown separately.")
                    .defaultsTo(false)
                    .example(true);
    private static final Parameter<RateBasis> RATE_BASIS =
            Parameter.oneOf("rateBasis", EnumSet.of(RateBasis.PUBLISHED, RateBasis.MARKET))
                    .describedAs(
                            "published: the hourly rate that the source itself states; market: the market rate of the chip at the time. Left out: published where it is stated, else market.")
                    .example(RateBasis.PUBLISHED);
    private static final Parameter<LocalDate> AS_OF =
            Parameter.date("asOf")
                    .describedAs(
                            "The date whose market rates apply; 60 days before training began if left out.");
    private static final Parameter<String> ASSUMPTIONS =
            Parameter.text("assumptions")
                    .describedAs("Slug of the assumption set.")
                    .defaultsTo(AssumptionBook.EPOCH);
    private static final Parameter<String> CHIP =
            TrainingEstimateRequest.CHIP.describedAs(
                    "Slug of a chip to do the same work on instead: the same FLOP at the same MFU.");
    private static final Parameter<Double> CHIP_COUNT =
            GivenWork.CHIP_COUNT.describedAs(
                    "Number of chips to use instead of the recorded one; chip-hours stay the same.");
    private static final Parameter<Double> MFU =
            GivenWork.MFU.describedAs("Model FLOP utilisation to use instead of the recorded one.");

    static final Parameters<TrainingCostRequest> PARAMETERS =
            Parameters.of(
                            TrainingCostRequest.class,
                            TrainingCostRequest::read,
                            METHOD,
                            SCOPE,
                            LINEAGE,
                            RATE_BASIS,
                            TrainingEstimateRequest.USD_PER_CHIP_HOUR,
                            AS_OF,
                            CHIP,
                            CHIP_COUNT,
                            MFU,
                            GivenPower.REGION,
                            TrainingEstimateRequest.PRICE_MONTH,
                            ASSUMPTIONS)
                    .and(Sampling.PARAMETERS);

    double confidence() {
        return given.sampling().confidence();
    }

    int samples() {
        return given.sampling().samples();
    }

    /** Null for money of the time of training. */
    YearMonth priceMonth() {
        return given.priceMonth();
    }

    boolean isDevelopment() {
        return scope == Scope.DEVELOPMENT;
    }

    /** How the compute is paid for; for development, the compute of its final run. */
    Method computeMethod() {
        return method == Method.DEVELOPMENT
                ? given.usdPerChipHour() != null && !given.speaksOfOwning()
                        ? Method.RENTAL
                        : Method.AMORTIZED
                : method;
    }

    /**
     * @throws InvalidInput naming the invalid value
     */
    private static TrainingCostRequest read(GivenValues given) {
        var usdPerChipHour = given.read(TrainingEstimateRequest.USD_PER_CHIP_HOUR);
        if (usdPerChipHour != null && given.has(RATE_BASIS)) {
            throw given.refusal(
                    TrainingEstimateRequest.USD_PER_CHIP_HOUR,
                    "a rate of your own replaces rateBasis; give only one of them.");
        }
        var method = given.read(METHOD);
        var scope = scope(given, method);
        var lineage = given.read(LINEAGE);
        if (lineage && scope == Scope.DEVELOPMENT) {
            throw given.refusal(
                    LINEAGE,
                    "'true' cannot be combined with development: how many people made the base model is a separate question.");
        }
        return new TrainingCostRequest(
                method,
                scope,
                lineage,
                rate(usdPerChipHour, given.read(RATE_BASIS)),
                given.read(AS_OF),
                given.read(ASSUMPTIONS),
                new TrainingEstimateRequest(
                        null,
                        null,
                        given.read(CHIP),
                        GivenWork.ofRecord(given.read(CHIP_COUNT), given.read(MFU)),
                        GivenDates.NONE,
                        usdPerChipHour,
                        GivenPurchase.NONE,
                        GivenPower.ofRegion(given.read(GivenPower.REGION)),
                        GivenStaff.NONE,
                        given.read(TrainingEstimateRequest.PRICE_MONTH),
                        Sampling.read(given),
                        given.names()));
    }

    private static RateBasis rate(Double usdPerChipHour, RateBasis asked) {
        if (usdPerChipHour != null) {
            return RateBasis.GIVEN;
        }
        return asked == null ? RateBasis.PUBLISHED_ELSE_MARKET : asked;
    }

    private static Scope scope(GivenValues given, Method method) {
        var asked = given.read(SCOPE);
        if (method == Method.DEVELOPMENT && asked != null && asked != Scope.DEVELOPMENT) {
            throw given.refusal(
                    SCOPE,
                    "'%s' contradicts method development, which covers all development."
                            .formatted(asked.slug()));
        }
        if (method == Method.ACQUISITION && asked == Scope.DEVELOPMENT) {
            throw given.refusal(
                    SCOPE,
                    "'development' contradicts method acquisition, which buys a cluster that outlives the model.");
        }
        return asked == null ? scope(method) : asked;
    }

    private static Scope scope(Method method) {
        return method == Method.DEVELOPMENT ? Scope.DEVELOPMENT : Scope.RUN;
    }

    /** A what-if question. */
    static TrainingCostRequest of(TrainingEstimateRequest given) {
        var method = given.method() == null ? method(given) : given.method();
        return new TrainingCostRequest(
                method,
                scope(method),
                false,
                rate(given.usdPerChipHour(), null),
                null,
                AssumptionBook.EPOCH,
                given);
    }

    private static Method method(TrainingEstimateRequest given) {
        if (given.staff().tells()) {
            return Method.DEVELOPMENT;
        }
        return given.usdPerChipHour() == null && given.speaksOfOwning()
                ? Method.AMORTIZED
                : Method.RENTAL;
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
                TrainingEstimateRequest.ofRecord(Sampling.DEFAULT));
    }

    /** All compute and staff that went into developing the model. */
    public static TrainingCostRequest development() {
        return new TrainingCostRequest(
                Method.DEVELOPMENT,
                Scope.DEVELOPMENT,
                false,
                RateBasis.PUBLISHED_ELSE_MARKET,
                null,
                AssumptionBook.EPOCH,
                TrainingEstimateRequest.ofRecord(Sampling.DEFAULT));
    }
}
