package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Vocabulary;
import java.util.Objects;
import java.util.Optional;

/**
 * The chip-hours of a run and where they come from. Published hours take precedence over chips x
 * hours, and those over hours inferred from the work: see {@link #firstKnown}.
 *
 * @param hours chip-hours, above 0
 * @param basis where they come from, which also decides the uncertainty they carry
 * @param derivation the arithmetic
 */
public record ChipHours(double hours, Basis basis, Step derivation) {

    /** In order of preference. */
    public enum Basis implements Vocabulary {
        /** Stated by the source. */
        PUBLISHED,
        /** Chips x wall-clock hours. */
        CHIPS_TIMES_HOURS,
        /** FLOP / (peak x MFU) / 3600, with the MFU that the run's source states. */
        FLOP,
        /** The same, with an MFU from the assumption set. */
        FLOP_WITH_DEFAULT_MFU
    }

    private static final String UNIT = "chip-hour";

    public ChipHours {
        Require.positive("chip-hours", hours);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(derivation, "derivation");
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

    /** FLOP / (peak x MFU) / 3600, with a stated MFU ({@link Basis#FLOP}) or an assumed one. */
    public static ChipHours ofFlop(
            Input flop, Input peakFlopPerSecond, Input mfu, boolean mfuIsDefault) {
        double hours =
                TrainingCompute.chipHours(flop.value(), peakFlopPerSecond.value(), mfu.value());
        return new ChipHours(
                hours,
                mfuIsDefault ? Basis.FLOP_WITH_DEFAULT_MFU : Basis.FLOP,
                Step.of(
                        "Chip-hours",
                        flop.name()
                                + " / ("
                                + peakFlopPerSecond.name()
                                + " x "
                                + mfu.name()
                                + ") / 3600",
                        hours,
                        UNIT,
                        flop,
                        peakFlopPerSecond,
                        mfu));
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
     * @param defaultMfu MFU of the assumption set, for a run whose own MFU is not known; above 0,
     *     at most 1
     * @param assumptionSet slug of that set
     * @return empty if none is known
     */
    public static Optional<ChipHours> firstKnown(
            ChipHoursInputs run, double defaultMfu, String assumptionSet) {
        Require.share("defaultMfu", defaultMfu);
        var basis = basis(run);
        if (basis == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (basis) {
                    case PUBLISHED -> published(run.chipHours(), run.source());
                    case CHIPS_TIMES_HOURS ->
                            ofChips(run.chips(), run.wallClockHours(), run.source());
                    case FLOP, FLOP_WITH_DEFAULT_MFU -> ofFlop(run, defaultMfu, assumptionSet);
                });
    }

    private static ChipHours ofFlop(ChipHoursInputs run, double defaultMfu, String assumptionSet) {
        boolean isDefault = run.mfu() == null;
        var mfu =
                isDefault
                        ? new Input("MFU", defaultMfu, "1", assumptionSet)
                        : new Input("MFU", run.mfu(), "1", run.source());
        return ofFlop(
                new Input("FLOP", run.trainingFlop(), "FLOP", run.source()),
                new Input("peak", run.peakFlopPerSecond(), "FLOP/s", run.peakSource()),
                mfu,
                isDefault);
    }
}
