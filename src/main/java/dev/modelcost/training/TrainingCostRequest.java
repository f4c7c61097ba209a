package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.claim.ScopeParameter;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.NamedChips;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.hardware.RateRequest.Rates;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A question about a training cost.
 *
 * @param method how the chips are paid for, or development
 * @param scope which of the model's runs count: run, model or development
 * @param lineage whether the base models' own stages are added
 * @param rate which hourly rate
 * @param asOf the day on which the question is asked; null for today
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
    public enum Method implements Vocabulary {
        /** By the hour. */
        RENTAL,
        /** The share of purchased chips' value that a run uses up, plus its electricity. */
        AMORTIZED,
        /** The purchase of the cluster before the first step. */
        ACQUISITION,
        /** All compute and staff that went into developing the model. */
        DEVELOPMENT;
    }

    /** Where a rate or price comes from. */
    public enum RateBasis implements Vocabulary {
        /** The rate that the source of the run states, else the market rate. */
        PUBLISHED_ELSE_MARKET,
        PUBLISHED,
        MARKET,
        GIVEN;
    }

    private static final Parameter<Method> METHOD =
            TrainingEstimateRequest.METHOD
                    .describedAs("How the chips are paid for.")
                    .defaultsTo(Method.RENTAL);
    private static final Parameter<Scope> SCOPE =
            ScopeParameter.of(Scope.RUN, Scope.MODEL, Scope.DEVELOPMENT)
                    .describedAs(
                            "run: the stages that made the model, as its makers count them; model:"
                                    + " all recorded runs, ablations included; development: all compute"
                                    + " and staff that went into developing it. Left out: development"
                                    + " for that method, else run.");
    private static final Parameter<Boolean> LINEAGE =
            Parameter.flag("lineage")
                    .describedAs("Whether to add the cost of the base models, shown separately.")
                    .defaultsTo(false)
                    .example(true);
    private static final Parameter<LocalDate> AS_OF =
            Parameter.date("asOf")
                    .describedAs(
                            "The day on which the question is asked. It does not move the day whose rents count: that is the run's own start, or ratesOn.");
    private static final Parameter<String> CHIP =
            TrainingEstimateRequest.CHIP.describedAs(
                    "Slug of a chip to do the same work on instead: the same FLOP at the same"
                            + " MFU.");
    private static final Parameter<Double> CHIP_COUNT =
            GivenWork.CHIP_COUNT.describedAs(
                    "Number of chips to use instead of the recorded one; chip-hours stay the"
                            + " same.");
    private static final Parameter<Double> MFU =
            GivenWork.MFU.describedAs("Model FLOP utilisation to use instead of the recorded one.");

    static final Parameters<TrainingCostRequest> PARAMETERS =
            Parameters.of(
                            TrainingCostRequest.class,
                            TrainingCostRequest::read,
                            METHOD,
                            SCOPE,
                            LINEAGE,
                            TrainingEstimateRequest.USD_PER_CHIP_HOUR,
                            AS_OF,
                            CHIP,
                            CHIP_COUNT,
                            MFU,
                            GivenPower.REGION,
                            TrainingEstimateRequest.PRICE_MONTH,
                            TrainingEstimateRequest.ASSUMPTIONS)
                    .and(RateRequest.PARAMETERS_OF_RUN)
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
                ? (given.usdPerChipHour() != null || given.rates().asksMarket())
                                && !given.speaksOfOwning()
                        ? Method.RENTAL
                        : Method.AMORTIZED
                : method;
    }

    /**
     * @throws InvalidInput naming the invalid value
     */
    private static TrainingCostRequest read(GivenValues given) {
        var usdPerChipHour = given.read(TrainingEstimateRequest.USD_PER_CHIP_HOUR);
        var rates = RateRequest.readOfRun(given);
        if (usdPerChipHour != null) {
            rates.refuseBeside(TrainingEstimateRequest.USD_PER_CHIP_HOUR.name());
        }
        var method = given.read(METHOD);
        var scope = scope(given, method);
        var lineage = given.read(LINEAGE);
        if (lineage && scope == Scope.DEVELOPMENT) {
            throw given.refusal(
                    LINEAGE,
                    "'true' cannot be combined with development: how many people made the base"
                            + " model is a separate question.");
        }
        return checked(
                method,
                scope,
                lineage,
                given.read(AS_OF),
                given.read(TrainingEstimateRequest.ASSUMPTIONS),
                new TrainingEstimateRequest(
                        null,
                        null,
                        given.read(CHIP),
                        GivenWork.ofRecord(given.read(CHIP_COUNT), given.read(MFU)),
                        GivenDates.NONE,
                        usdPerChipHour,
                        rates,
                        null,
                        GivenPurchase.NONE,
                        GivenPower.ofRegion(given.read(GivenPower.REGION)),
                        GivenStaff.NONE,
                        given.read(TrainingEstimateRequest.PRICE_MONTH),
                        Sampling.read(given),
                        given.read(TrainingEstimateRequest.ASSUMPTIONS),
                        given.names()));
    }

    /**
     * @throws InvalidInput for a choice of rent where nothing is rented
     */
    private static TrainingCostRequest checked(
            Method method,
            Scope scope,
            boolean lineage,
            LocalDate asOf,
            String assumptions,
            TrainingEstimateRequest given) {
        var question =
                new TrainingCostRequest(
                        method, scope, lineage, basis(given), asOf, assumptions, given);
        if (question.computeMethod() != Method.RENTAL) {
            given.rates().refuseWithoutRent(method.slug());
        }
        return question;
    }

    private static RateBasis basis(TrainingEstimateRequest given) {
        if (given.usdPerChipHour() != null) {
            return RateBasis.GIVEN;
        }
        if (given.rates().rates() == Rates.PUBLISHED) {
            return RateBasis.PUBLISHED;
        }
        return given.rates().asksMarket() ? RateBasis.MARKET : RateBasis.PUBLISHED_ELSE_MARKET;
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
                    "'development' contradicts method acquisition, which buys a cluster that"
                            + " outlives the model.");
        }
        return asked == null ? scope(method) : asked;
    }

    private static Scope scope(Method method) {
        return method == Method.DEVELOPMENT ? Scope.DEVELOPMENT : Scope.RUN;
    }

    /** A what-if question. */
    static TrainingCostRequest of(TrainingEstimateRequest given) {
        var method = given.method() == null ? method(given) : given.method();
        return checked(method, scope(method), false, given.asOf(), given.assumptions(), given);
    }

    private static Method method(TrainingEstimateRequest given) {
        if (given.staff().tells()) {
            return Method.DEVELOPMENT;
        }
        return given.usdPerChipHour() == null && given.speaksOfOwning()
                ? Method.AMORTIZED
                : Method.RENTAL;
    }

    /**
     * The same with the slugs of what it names, and with what the name of the chip says.
     *
     * @param isOfRecord whether it is about a run of the record
     * @param today by which the machine of a name was rented out, where the question has no day
     * @param assumed to which goes what the names were taken for
     * @throws InvalidInput for another number of chips than their name says
     */
    TrainingCostRequest named(boolean isOfRecord, LocalDate today, List<String> assumed) {
        var named =
                given.named(
                        NamedChips.in(given.chip(), given.asOf() == null ? today : given.asOf()),
                        computeMethod() == Method.RENTAL,
                        isOfRecord,
                        assumed);
        return new TrainingCostRequest(
                method, scope, lineage, basis(named), asOf, assumptions, named);
    }

    /** The same, asked on no day in particular, which a cost does not depend on. */
    TrainingCostRequest ofNoDay() {
        return on(null);
    }

    /** The same, asked on another day; null for none in particular. */
    TrainingCostRequest on(LocalDate day) {
        return new TrainingCostRequest(method, scope, lineage, rate, day, assumptions, given);
    }

    /** Rental at the rate that the sources state, else the market's. */
    public static TrainingCostRequest rental(boolean lineage) {
        return new TrainingCostRequest(
                Method.RENTAL,
                Scope.RUN,
                lineage,
                RateBasis.PUBLISHED_ELSE_MARKET,
                null,
                AssumptionBook.TRAINING,
                TrainingEstimateRequest.ofRecord(Sampling.DEFAULT));
    }

    /**
     * What a run uses up of chips that were bought, and its electricity: for a comparison of
     * medians with Epoch's, by its constants and with as few samples as a range needs.
     *
     * @param priceMonth month whose money the cost is in
     */
    public static TrainingCostRequest amortized(YearMonth priceMonth) {
        return new TrainingCostRequest(
                Method.AMORTIZED,
                Scope.RUN,
                false,
                RateBasis.PUBLISHED_ELSE_MARKET,
                null,
                AssumptionBook.EPOCH,
                TrainingEstimateRequest.ofRecord(Sampling.FEWEST).inMoneyOf(priceMonth));
    }

    /** All compute and staff that went into developing the model. */
    public static TrainingCostRequest development() {
        return new TrainingCostRequest(
                Method.DEVELOPMENT,
                Scope.DEVELOPMENT,
                false,
                RateBasis.PUBLISHED_ELSE_MARKET,
                null,
                AssumptionBook.TRAINING,
                TrainingEstimateRequest.ofRecord(Sampling.DEFAULT));
    }
}
