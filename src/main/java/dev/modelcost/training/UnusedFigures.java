package dev.modelcost.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.ChipHours.Basis;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.chip.ChipPeak;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Other recorded figures for a run's chip-hours and FLOP that were not used because another figure
 * takes precedence. Where such a figure disagrees, this says what it would give and how that
 * compares with the figure used.
 *
 * @param notes one sentence per unused figure
 * @param steps the arithmetic behind the notes
 */
record UnusedFigures(List<String> notes, List<Step> steps) {

    /** Rounding, or whether attention is counted, makes a smaller difference than this. */
    private static final double SAME = 0.05;

    /**
     * @param the chip's peak that the published MFU refers to; null if unknown
     * @param counted the peak that the implied MFU refers to; null if unknown
     * @param bound the peak that no run on the chip can exceed; null if unknown
     */
    static UnusedFigures of(TrainingStage stage, ChipPeak peak, ChipPeak counted, ChipPeak bound) {
        var found = new UnusedFigures(new ArrayList<>(), new ArrayList<>());
        found.flop(stage);
        found.chipHours(stage, peak);
        found.impossible(stage, counted, bound);
        return new UnusedFigures(List.copyOf(found.notes), List.copyOf(found.steps));
    }

    /** Hours inferred from the FLOP cannot be too short for that work. */
    private void impossible(TrainingStage stage, ChipPeak counted, ChipPeak bound) {
        if (counted == null || bound == null || stage.flop() == null || stage.hours() == null) {
            return;
        }
        var basis = stage.hours().basis();
        var share = share(stage, counted);
        if (share <= 1 || basis != Basis.PUBLISHED && basis != Basis.CHIPS_TIMES_HOURS) {
            return;
        }
        notes.add(
                "Doing this many FLOP in these chip-hours would take %s times the dense peak in %s: %s."
                        .formatted(
                                plain(share),
                                counted.precision,
                                share(stage, bound) > 1
                                        ? "one of the figures cannot belong to this run"
                                        : "this is possible only in %s"
                                                .formatted(bound.precision)));
    }

    private static double share(TrainingStage stage, ChipPeak peak) {
        return TrainingCompute.mfu(stage.flop(), stage.hours().hours(), peak.denseFlopPerSecond);
    }

    private void flop(TrainingStage stage) {
        for (var other : stage.work().others()) {
            compare(other, stage.flop(), "FLOP");
        }
    }

    private void chipHours(TrainingStage stage, ChipPeak peak) {
        if (stage.hours() == null) {
            return;
        }
        var used = stage.hours().hours();
        var basis = stage.hours().basis();
        var source = stage.source();
        if (basis == Basis.PUBLISHED && stage.chips() != null && stage.wallClockHours() != null) {
            compare(
                    Step.of(
                            "Chip-hours",
                            "chips x hours",
                            stage.chips() * stage.wallClockHours(),
                            "chip-hour",
                            new Input("chips", stage.chips(), "chip", source),
                            new Input("hours", stage.wallClockHours(), "h", source)),
                    used,
                    "chip-hours");
        }
        if ((basis == Basis.PUBLISHED || basis == Basis.CHIPS_TIMES_HOURS)
                && stage.flop() != null
                && stage.mfu() != null
                && peak != null) {
            compare(
                    Step.of(
                            "Chip-hours",
                            "FLOP / (peak x MFU) / 3600",
                            TrainingCompute.chipHours(
                                    stage.flop(), peak.denseFlopPerSecond, stage.mfu()),
                            "chip-hour",
                            new Input(
                                    "FLOP",
                                    stage.flop(),
                                    "FLOP",
                                    stage.work().step() == null ? source : null),
                            new Input(
                                    "peak",
                                    peak.denseFlopPerSecond,
                                    "FLOP/s in " + peak.precision,
                                    peak.source.slug),
                            new Input("MFU", stage.mfu(), "1", source)),
                    used,
                    "chip-hours");
        }
    }

    private void compare(Step other, double used, String what) {
        var ratio = other.value() / used;
        if (Math.abs(ratio - 1) <= SAME) {
            return;
        }
        steps.add(other.titled(other.step() + " (not used)"));
        steps.add(
                Step.of(
                        "Ratio of unused to used figure",
                        "unused figure / used figure",
                        ratio,
                        "1",
                        Input.of("unused figure", other.value(), other.unit()),
                        Input.of("used figure", used, other.unit())));
        notes.add(
                "Calculated as %s, this would be %s %s, which is %s times the %s used here."
                        .formatted(
                                other.formula(),
                                plain(other.value()),
                                what,
                                plain(ratio),
                                plain(used)));
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }
}
