package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.hardware.TrainingPower;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.claim.Claim;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.hardware.TrainingPhases;
import dev.modelcost.model.Model;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be derived about a run besides its cost: how well it used its chips and how much power
 * they drew.
 *
 * @param model that was trained; null if the question names none
 * @param run name of the stage
 * @param chip that did the work; null if unknown
 * @param chipCount number of chips running at once; null if unknown
 * @param wallClockHours hours from start to end; null if unknown
 * @param chipHours total hours of all chips; null if unknown
 * @param chipHoursBasis where the chip-hours come from: published, chips-times-hours, flop or
 *     flop-with-default-mfu; null if unknown
 * @param stepChipHours of these, the hours of the training steps alone, without restarts and
 *     evaluation; null unless they are told apart, which is where the chip-hours come from an
 *     assumed MFU of steps
 * @param trainingFlop model FLOP; null if unknown
 * @param peakFlopPerSecond dense peak of one chip in {@code peakPrecision}, in FLOP/s; null if
 *     unknown
 * @param peakPrecision number format of the peak: the one that the question names, else 16 bits on
 *     tensor cores whatever the run used, else TF32, else FP32; null if unknown
 * @param publishedMfu model FLOP utilisation that the makers state of the run, a share, with the
 *     range that they state of it, if they do; null if they state none. It goes before the implied
 *     one
 * @param publishedMfuPrecision number format of the peak to which it refers; null if there is none,
 *     or the peak is unknown
 * @param impliedMfu model FLOP utilisation, a share: FLOP / (chip-hours x 3600 x peak); a value
 *     above 1 is impossible but reported all the same; null if one of these is unknown or the
 *     chip-hours themselves come from an MFU
 * @param impliedHfu hardware FLOP utilisation, a share: as the MFU, but including FLOP recomputed
 *     to save memory; null if those are unknown
 * @param trainingPowerWatts power of all chips including servers and data centre, by Epoch's
 *     formula, in watts; null unless the number of chips, their TDP and a publication date are
 *     known
 * @param powerByPhase what the chips draw while steps run and on average, by their TDP; null unless
 *     the number of chips and their TDP are known
 * @param notes what other figures for the run say that were not used, and how far off they are
 * @param derivation how the computed values come about, step by step
 */
public record RunReport(
        @Nullable Ref model,
        String run,
        @Nullable Ref chip,
        @Nullable Double chipCount,
        @Nullable Double wallClockHours,
        @Nullable Double chipHours,
        @OneOf(ChipHours.Basis.class) @Nullable String chipHoursBasis,
        @Nullable Double stepChipHours,
        @Nullable Double trainingFlop,
        @Nullable Double peakFlopPerSecond,
        @OneOf(Precision.class) @Nullable String peakPrecision,
        @Nullable Estimate publishedMfu,
        @Nullable String publishedMfuPrecision,
        @Nullable Double impliedMfu,
        @Nullable Double impliedHfu,
        @Nullable Double trainingPowerWatts,
        @Nullable TrainingPhases powerByPhase,
        List<String> notes,
        List<Step> derivation) {

    /**
     * @param named format whose peak the question asks for; null for the one that every MFU here
     *     refers to
     * @param publishedOn null if unknown
     * @param givenTdpWatts null for the chip's own TDP
     * @param mfuClaims what was claimed of the models by the metric {@code mfu}
     */
    static RunReport of(
            TrainingStage stage,
            Peaks peaks,
            String named,
            LocalDate publishedOn,
            Double givenTdpWatts,
            List<Claim> mfuClaims,
            AssumptionBook assumptions) {
        var chip = stage.chip();
        var peak =
                chip == null
                        ? null
                        : (named == null ? peaks.forTraining(chip) : peaks.at(chip, named))
                                .orElse(null);
        var ofPublished =
                chip == null ? null : peaks.ofPublishedMfu(chip, stage.precision()).orElse(null);
        var published = PublishedMfu.of(stage, ofPublished, mfuClaims);
        var bound = chip == null ? null : peaks.bound(chip, stage.precision()).orElse(null);
        var steps = new ArrayList<Step>();
        var mfu = mfu(stage, peak, steps);
        var hfu = mfu == null ? null : hfu(stage, peak, steps);
        var others = UnusedFigures.of(stage, ofPublished, peak, bound);
        steps.addAll(others.steps());
        var power = power(stage, publishedOn, givenTdpWatts, assumptions);
        if (power != null) {
            steps.addAll(power.steps());
        }
        var phases = phases(stage, givenTdpWatts, assumptions, steps);
        return new RunReport(
                Model.ref(stage.model()),
                stage.name(),
                Chip.ref(stage.chip()),
                stage.chipCount(),
                stage.hoursFromStartToEnd(),
                stage.hours() == null ? null : Double.valueOf(stage.hours().hours()),
                stage.basis(),
                stage.hours() == null ? null : stage.hours().ofSteps(),
                stage.flop(),
                peak == null ? null : Double.valueOf(peak.denseFlopPerSecond),
                peak == null ? null : peak.precision,
                published == null ? null : published.share(),
                published == null ? null : published.precision(),
                mfu,
                hfu,
                power == null ? null : Double.valueOf(power.watts()),
                phases,
                others.notes(),
                List.copyOf(steps));
    }

    private static Double mfu(TrainingStage stage, ChipPeak peak, List<Step> steps) {
        if (stage.hours() == null || stage.flop() == null || peak == null) {
            return null;
        }
        var basis = stage.hours().basis();
        if (basis != ChipHours.Basis.PUBLISHED && basis != ChipHours.Basis.CHIPS_TIMES_HOURS) {
            return null;
        }
        var mfu = TrainingCompute.mfu(stage.flop(), stage.hours().hours(), peak.denseFlopPerSecond);
        if (stage.work().step() != null) {
            steps.add(stage.work().step());
        }
        steps.add(
                Step.of(
                        "Implied MFU",
                        "FLOP / (chip-hours x 3600 x peak)",
                        mfu,
                        "1",
                        new Input(
                                "FLOP",
                                stage.flop(),
                                "FLOP",
                                stage.work().step() == null ? stage.source() : null),
                        new Input("chip-hours", stage.hours().hours(), "chip-hour", stage.source()),
                        new Input(
                                "peak",
                                peak.denseFlopPerSecond,
                                "FLOP/s in " + peak.precision,
                                peak.source.slug)));
        return mfu;
    }

    private static Double hfu(TrainingStage stage, ChipPeak peak, List<Step> steps) {
        var recomputed = stage.work().recomputed();
        if (recomputed == null) {
            return null;
        }
        var hfu =
                TrainingCompute.hfu(
                        stage.flop(), recomputed, stage.hours().hours(), peak.denseFlopPerSecond);
        steps.add(
                Step.of(
                        "Implied HFU",
                        "(FLOP + recomputed FLOP) / (chip-hours x 3600 x peak)",
                        hfu,
                        "1",
                        Input.of("FLOP", stage.flop(), "FLOP"),
                        Input.of("recomputed FLOP", recomputed, "FLOP"),
                        Input.of("chip-hours", stage.hours().hours(), "chip-hour"),
                        Input.of("peak", peak.denseFlopPerSecond, "FLOP/s in " + peak.precision)));
        return hfu;
    }

    private static TrainingPhases phases(
            TrainingStage stage,
            Double givenTdpWatts,
            AssumptionBook assumptions,
            List<Step> steps) {
        var chips = stage.chipCount();
        var own = stage.chip() == null ? null : stage.chip().tdpWatts;
        if (chips == null || givenTdpWatts == null && own == null) {
            return null;
        }
        return givenTdpWatts == null
                ? TrainingPhases.of(
                        chips, own, stage.chip().source.slug, stage.chip(), assumptions, steps)
                : TrainingPhases.of(chips, givenTdpWatts, null, stage.chip(), assumptions, steps);
    }

    private static TrainingPower power(
            TrainingStage stage,
            LocalDate publishedOn,
            Double givenTdpWatts,
            AssumptionBook assumptions) {
        var chips = stage.chipCount();
        var ownTdp = stage.chip() == null ? null : stage.chip().tdpWatts;
        if (chips == null || chips < 1 || publishedOn == null) {
            return null;
        }
        if (givenTdpWatts == null && ownTdp == null) {
            return null;
        }
        return TrainingPower.of(
                chips,
                givenTdpWatts == null ? ownTdp : givenTdpWatts,
                publishedOn,
                MethodConstants.power(assumptions),
                givenTdpWatts == null ? stage.chip().source.slug : null);
    }
}
