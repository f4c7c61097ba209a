package dev.modelcost.hardware;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.organization.Organization;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/**
 * Which rent of a chip is asked for. What is not given is null.
 *
 * @param rates the rule
 * @param commitment for how long the chips are rented
 * @param vendor of the one whose price counts; its slug once {@link #named}
 * @param on the day whose price counts
 */
public record RateRequest(Rates rates, String commitment, String vendor, LocalDate on) {

    /** Whose rents count. */
    public enum Rates implements Vocabulary {
        /** The median over vendors. */
        MARKET,
        /** What the source of a run states. */
        PUBLISHED,
        /** One vendor by the maker of the model, at three years' commitment. */
        EPOCH_2025
    }

    public static final RateRequest NONE = new RateRequest(null, null, null, null);

    static final String ON_DEMAND = "on-demand";

    private static final Parameter<Rates> RATES =
            Parameter.oneOf("rates", EnumSet.of(Rates.MARKET, Rates.EPOCH_2025))
                    .describedAs(
                            "market: the median over vendors of what each asked on demand on the day; epoch-2025: one vendor at three years' commitment, as Epoch AI chooses it. market if left out.")
                    .example(Rates.MARKET);
    private static final Parameter<Rates> RATES_OF_RUN =
            Parameter.oneOf("rates", Rates.class)
                    .describedAs(
                            "market: the median over vendors of what each asked on demand on the day; published: the hourly rate that the source of the run states; epoch-2025: one vendor at three years' commitment, as Epoch AI chooses it. Left out: published where it is stated, else market.")
                    .example(Rates.MARKET);
    private static final Parameter<String> COMMITMENT =
            Parameter.oneOf("commitment", ON_DEMAND, "spot", "capacity-block", "1-year", "3-year")
                    .describedAs(
                            "For how long the chips are rented: each vendor's own price for it, never another's discount. on-demand if left out.")
                    .example("1-year");
    private static final Parameter<String> VENDOR =
            Parameter.named("vendor", "organization")
                    .describedAs("Slug of the vendor whose rent counts; all if left out.")
                    .example("lambda-labs");
    private static final Parameter<LocalDate> RATES_ON =
            Parameter.date("ratesOn")
                    .describedAs(
                            "The day whose rent counts; left out: for a run of the record its own start, else asOf.")
                    .example(LocalDate.of(2025, 3, 1));

    private static final List<Parameter<?>> CHOICES = List.of(COMMITMENT, VENDOR, RATES_ON);

    /** Of chips that somebody serves on. */
    public static final Parameters<RateRequest> PARAMETERS =
            Parameters.of(
                    RateRequest.class, RateRequest::read, RATES, COMMITMENT, VENDOR, RATES_ON);

    /** Of a training run, whose source may state what was paid. */
    public static final Parameters<RateRequest> PARAMETERS_OF_RUN =
            Parameters.of(
                    RateRequest.class,
                    RateRequest::readOfRun,
                    RATES_OF_RUN,
                    COMMITMENT,
                    VENDOR,
                    RATES_ON);

    /**
     * @throws InvalidInput if the values contradict each other
     */
    public static RateRequest read(GivenValues given) {
        return read(given, RATES);
    }

    /**
     * @throws InvalidInput if the values contradict each other
     */
    public static RateRequest readOfRun(GivenValues given) {
        return read(given, RATES_OF_RUN);
    }

    private static RateRequest read(GivenValues given, Parameter<Rates> rule) {
        var rates = given.read(rule);
        if (rates == Rates.PUBLISHED) {
            refuse(given, CHOICES, "chooses among the rents of the market, and rates=published");
        }
        if (rates == Rates.EPOCH_2025) {
            refuse(
                    given,
                    List.of(COMMITMENT, VENDOR),
                    "is chosen by the rule itself where rates=epoch-2025");
        }
        return new RateRequest(
                rates, given.read(COMMITMENT), given.read(VENDOR), given.read(RATES_ON));
    }

    private static void refuse(GivenValues given, List<Parameter<?>> choices, String why) {
        for (var choice : choices) {
            if (given.has(choice)) {
                throw given.refusal(choice, why + " is asked for; give one of the two, not both.");
            }
        }
    }

    /**
     * Where a rate is given, none is looked up.
     *
     * @throws InvalidInput if this says which
     */
    public void refuseBeside(String rate) {
        var named = firstGiven();
        if (named != null) {
            throw new InvalidInput(
                    named,
                    "chooses among the rents of the record, which %s takes the place of; give one of the two."
                            .formatted(rate));
        }
    }

    /**
     * @throws InvalidInput if this chooses a rent where nothing is rented
     */
    public void refuseWithoutRent(String method) {
        var named = firstGiven();
        if (named != null) {
            throw new InvalidInput(
                    named, "chooses a rent, and method %s pays none.".formatted(method));
        }
    }

    private String firstGiven() {
        if (rates != null) {
            return RATES.name();
        }
        if (commitment != null) {
            return COMMITMENT.name();
        }
        if (vendor != null) {
            return VENDOR.name();
        }
        return on == null ? null : RATES_ON.name();
    }

    /** Whether it asks for a rent of the market rather than for what a source states. */
    public boolean asksMarket() {
        return rates == Rates.MARKET
                || rates == Rates.EPOCH_2025
                || commitment != null
                || vendor != null
                || on != null;
    }

    /**
     * The same with the slug of the vendor.
     *
     * @param assumed to which goes what the vendor's name was taken for
     * @throws dev.modelcost.failure.UnknownName for a vendor that is not in the record
     */
    public RateRequest named(List<String> assumed) {
        var organization = Organization.DIRECTORY.named(VENDOR.name(), vendor, assumed);
        return organization == null
                ? this
                : new RateRequest(rates, commitment, organization.slug, on);
    }

    boolean byEpoch() {
        return rates == Rates.EPOCH_2025;
    }

    String commitmentOrOnDemand() {
        return commitment == null ? ON_DEMAND : commitment;
    }
}
