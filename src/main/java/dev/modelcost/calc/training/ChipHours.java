package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Vocabulary;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The chip-hours of a run and where they come from. Published hours take precedence over chips x
 * hours, and those over hours inferred from the work: see {@link #firstKnown}.
 *
 * @param hours chip-hours, above 0
 * @param basis where they come from, which also decides the uncertainty they carry
 * @param derivation the arithmetic
 * @param utilization the assumed one that they rest on; null unless the basis is {@link
 *     Basis#FLOP_WITH_DEFAULT_MFU}
 */
public record ChipHours(
        double hours, Basis basis, Step derivation, DefaultUtilization utilization) {

    /** In order of preference. */
    public enum Basis implements Vocabulary {
        /** Stated by the source. */
        PUBLISHED,
        /** Chips x wall-clock hours. */
        CHIPS_TIMES_HOURS,
        /** FLOP / (peak x MFU) / 3600, with the MFU that the run's source states. */
        FLOP,
        /** The same with the MFU that such runs reach, by the assumption set. */
        FLOP_WITH_DEFAULT_MFU
    }

    private static final String UNIT = "chip-hour";

    public ChipHours {
        Require.positive("chip-hours", hours);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(derivation, "derivation");
        if ((basis == Basis.FLOP_WITH_DEFAULT_MFU) != (utilization != null)) {
            throw new IllegalArgumentException("hours rest on an assumed MFU, or they do not");
        }
    }

    /** Chip-hours that rest on no assumed utilisation. */
    public ChipHours(double hours, Basis basis, Step derivation) {
        this(hours, basis, derivation, null);
    }

    /** The same work in other hours. */
    public ChipHours taking(double otherHours, Step otherDerivation) {
        return new ChipHours(otherHours, basis, otherDerivation, utilization);
    }

    /**
     * Chip-hours of the steps alone, without restarts and evaluation.
     *
     * @return null where they are not told apart
     */
    public Double ofSteps() {
        return utilization == null || !utilization.isOfSteps()
                ? null
                : Double.valueOf(hours / utilization.wholeRun().value());
    }

    /** Chip-hours that a source states. */
    public static ChipHours published(double chipHours, String source) {
        return new ChipHours(
                chipHours,
                Basis.PUBLISHED,
                Step.published(
                        "Chip-hours", new Input("published chip-hours", chipHours, UNIT, source)));
    }

    /** Chips x wall-clock hours. */
    public static ChipHours ofChips(double chips, double wallClockHours, String source) {
        double hours =
                Require.positive("chips", chips)
                        * Require.positive("wallClockHours", wallClockHours);
        return new ChipHours(
                hours,
                Basis.CHIPS_TIMES_HOURS,
                Step.of(
                        "Chip-hours",
                        "chips x hours",
                        hours,
                        UNIT,
                        new Input("chips", chips, "chip", source),
                        new Input("hours", wallClockHours, "h", source)));
    }

    /** FLOP / (peak x MFU) / 3600, with a stated MFU. */
    public static ChipHours ofFlop(Input flop, Input peakFlopPerSecond, Input mfu) {
        double hours =
                TrainingCompute.chipHours(flop.value(), peakFlopPerSecond.value(), mfu.value());
        return new ChipHours(
                hours,
                Basis.FLOP,
                Step.of(
                        "Chip-hours",
                        formula(flop, peakFlopPerSecond, mfu),
                        hours,
                        UNIT,
                        flop,
                        peakFlopPerSecond,
                        mfu));
    }

    /** FLOP / (peak x MFU) / 3600 x whole-run factor, with the MFU that such runs reach. */
    public static ChipHours ofFlop(
            Input flop, Input peakFlopPerSecond, DefaultUtilization utilization) {
        var mfu = utilization.mfu();
        double hours =
                TrainingCompute.chipHours(flop.value(), peakFlopPerSecond.value(), mfu.value())
                        * utilization.wholeRun().value();
        var formula = formula(flop, peakFlopPerSecond, mfu);
        return new ChipHours(
                hours,
                Basis.FLOP_WITH_DEFAULT_MFU,
                utilization.isOfSteps()
                        ? Step.of(
                                "Chip-hours",
                                formula + " x " + utilization.wholeRun().name(),
                                hours,
                                UNIT,
                                flop,
                                peakFlopPerSecond,
                                mfu,
                                utilization.wholeRun())
                        : Step.of("Chip-hours", formula, hours, UNIT, flop, peakFlopPerSecond, mfu),
                utilization);
    }

    private static String formula(Input flop, Input peakFlopPerSecond, Input mfu) {
        return flop.name() + " / (" + peakFlopPerSecond.name() + " x " + mfu.name() + ") / 3600";
    }

    /**
     * Where the chip-hours of a run come from; null if they are neither known nor can be inferred.
     */
    public static Basis basis(ChipHoursInputs run) {
        if (run.chipHours() != null) {
            return Basis.PUBLISHED;
        }
        if (run.chips() != null && run.wallClockHours() != null) {
            return Basis.CHIPS_TIMES_HOURS;
        }
        if (run.trainingFlop() == null || run.peakFlopPerSecond() == null) {
            return null;
        }
        return run.mfu() == null ? Basis.FLOP_WITH_DEFAULT_MFU : Basis.FLOP;
    }

    /**
     * The first of these that is known: published; chips x wall-clock hours; FLOP / (peak x MFU) /
     * 3600.
     *
     * @param byDefault the utilisation that is to be expected of the run; asked only if it is
     *     needed
     * @return empty if none is known
     */
    public static Optional<ChipHours> firstKnown(
            ChipHoursInputs run, Supplier<DefaultUtilization> byDefault) {
        var basis = basis(run);
        if (basis == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (basis) {
                    case PUBLISHED -> published(run.chipHours(), run.source());
                    case CHIPS_TIMES_HOURS ->
                            ofChips(run.chips(), run.wallClockHours(), run.source());
                    case FLOP ->
                            ofFlop(
                                    flop(run),
                                    peak(run),
                                    new Input("MFU", run.mfu(), "1", run.source()));
                    case FLOP_WITH_DEFAULT_MFU -> ofFlop(flop(run), peak(run), byDefault.get());
                });
    }

    private static Input flop(ChipHoursInputs run) {
        return new Input("FLOP", run.trainingFlop(), "FLOP", run.source());
    }

    private static Input peak(ChipHoursInputs run) {
        return new Input("peak", run.peakFlopPerSecond(), "FLOP/s", run.peakSource());
    }
}
