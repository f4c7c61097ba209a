package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledEstimate;
import dev.modelcost.calc.sampling.SampledParts;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import java.util.ArrayList;
import java.util.List;

/**
 * The amortised cost of several stages of training, of one model or of a model and its ancestors.
 * They are sampled together, so that errors in shared inputs are shared.
 *
 * <p>The parts of a sample are those of {@link Part} for each group of stages in turn, followed by
 * the chip-hours of all stages.
 */
public final class AmortizedStages {

    /** What is reported for each group, in this order; money first. */
    public enum Part {
        CHIP,
        OTHER_SERVER,
        INTERCONNECT,
        ENERGY,
        COST,
        CHIP_HOURS
    }

    /** The positions of a stage's inputs in the draw. */
    private static final int PRICE = 0;

    private static final int OVERHEAD = 1;
    private static final int INTERCONNECT = 2;
    private static final int DECLINE = 3;
    private static final int OFFSET = 4;
    private static final int USD_PER_KWH = 5;
    private static final int POWER = 6;
    private static final int PUE = 7;
    private static final int WORK = 8;

    private static final int PARTS = Part.values().length;

    /**
     * One stage.
     *
     * @param basis where its chip-hours come from
     * @param ofStage suffix for the names of the stage's own inputs; may be empty
     * @param ofChip suffix for the names of the inputs that depend on the chip; may be empty
     * @param group index of the group that the stage is reported in, from 0
     * @param usdFactor money of the requested month / money of the time of training; 1 for nominal
     */
    public record Stage(
            AmortizedInputs in,
            AmortizedUncertainty ranges,
            ChipHours.Basis basis,
            String ofStage,
            String ofChip,
            int group,
            double usdFactor) {}

    private final Stage[] stages;
    private final List<UncertainInput> inputs = new ArrayList<>();
    private final int[][] at;
    private final int groups;

    private AmortizedStages(List<Stage> stages) {
        this.stages = stages.toArray(Stage[]::new);
        this.at = new int[stages.size()][];
        for (int i = 0; i < at.length; i++) {
            at[i] = place(stages.get(i));
        }
        this.groups = stages.stream().mapToInt(Stage::group).max().orElseThrow() + 1;
    }

    /**
     * @param stages at least one
     */
    public static AmortizedStages of(List<Stage> stages) {
        return new AmortizedStages(stages);
    }

    /** The position of a part of a group among the parts of the sample. */
    public static int index(int group, Part part) {
        return group * PARTS + part.ordinal();
    }

    /** The position of the chip-hours of all stages among the parts of the sample. */
    public int indexOfAllChipHours() {
        return groups * PARTS;
    }

    /** The seed of the question, made from the inputs and the exactly known values. */
    public Seed seed(Seed question) {
        var seed = question;
        for (var input : inputs) {
            seed = seed.with(input.name(), input.distribution().median());
        }
        for (var stage : stages) {
            seed =
                    seed.with("chip-hours", stage.in.chipHours())
                            .with("server price", stage.in.serverPricePerChipUsd());
        }
        return seed;
    }

    public SampledParts sample(long seed, int samples, double confidence) {
        return MonteCarlo.runParts(
                seed, samples, confidence, inputs, groups * PARTS + 1, this::costUsd);
    }

    /** The cost alone, which takes less memory and time; its median is that of the samples. */
    SampledEstimate sampleCost(long seed, int samples, double confidence) {
        var parts = new double[groups * PARTS + 1];
        return MonteCarlo.run(seed, samples, confidence, inputs, draw -> costUsd(draw, parts));
    }

    /** The inputs at their exact values, in the order of the draw. */
    List<UncertainInput> inputs() {
        return List.copyOf(inputs);
    }

    /** The formula. Allocates nothing. */
    double costUsd(double[] draw, double[] parts) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = 0;
        }
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            sum += add(stages[i], at[i], draw, parts);
        }
        return sum;
    }

    private double add(Stage stage, int[] where, double[] draw, double[] parts) {
        var in = stage.in;
        double hours = in.chipHours() * stage.ranges.work().factor(draw, where[WORK], stage.basis);
        // Draws from the tails that are physically impossible are clamped: a chip is never younger
        // than new, a cluster costs no less than its servers, a server draws no more than its peak,
        // a
        // data centre no less than its servers.
        double age = Math.max(0, in.yearsToStart() + Time.daysToYears(draw[where[OFFSET]]));
        double overhead = Math.max(1, in.serverOverhead() * draw[where[OVERHEAD]]);
        double interconnect = Math.max(1, in.interconnectMultiplier() * draw[where[INTERCONNECT]]);
        double power = Math.min(1, in.averagePowerFraction() * draw[where[POWER]]);
        double overIt = Math.max(1, in.pue() * draw[where[PUE]]);
        double hardware =
                stage.usdFactor
                        * AmortizedCost.hardwareUsd(
                                in.serverPricePerChipUsd()
                                        * draw[where[PRICE]]
                                        * (overhead / in.serverOverhead()),
                                draw[where[DECLINE]],
                                age,
                                hours);
        double energy =
                stage.usdFactor
                        * AmortizedCost.energyKwh(
                                in.tdpWatts(), in.serverPowerFactor(), power, overIt, hours)
                        * in.usdPerKwh()
                        * draw[where[USD_PER_KWH]];
        double cost = hardware * interconnect + energy;
        int first = stage.group * PARTS;
        parts[first + Part.CHIP.ordinal()] += hardware / overhead;
        parts[first + Part.OTHER_SERVER.ordinal()] += hardware - hardware / overhead;
        parts[first + Part.INTERCONNECT.ordinal()] += hardware * (interconnect - 1);
        parts[first + Part.ENERGY.ordinal()] += energy;
        parts[first + Part.COST.ordinal()] += cost;
        parts[first + Part.CHIP_HOURS.ordinal()] += hours;
        parts[groups * PARTS] += hours;
        return cost;
    }

    private int[] place(Stage stage) {
        var ranges = stage.ranges;
        var where = new int[WORK + 1];
        where[PRICE] = shared("server price" + stage.ofChip, ranges.serverPrice(), 1);
        where[OVERHEAD] = shared("server overhead" + stage.ofChip, ranges.serverOverhead(), 1);
        where[INTERCONNECT] = shared("interconnect", ranges.interconnectMultiplier(), 1);
        where[DECLINE] =
                shared("price decline", ranges.priceDecline(), stage.in.priceDeclineOomPerYear());
        where[OFFSET] = shared("training start", ranges.startOffsetDays(), 0);
        where[USD_PER_KWH] = shared("electricity price", ranges.usdPerKwh(), 1);
        where[POWER] = shared("average power fraction", ranges.averagePowerFraction(), 1);
        where[PUE] = shared("PUE", ranges.pue(), 1);
        where[WORK] = inputs.size();
        inputs.addAll(ranges.work().inputs(stage.basis, stage.ofStage));
        return where;
    }

    /** An input that two stages share is drawn once. */
    private int shared(String name, Distribution shape, double middle) {
        var input = new UncertainInput(name, shape.centredOn(middle));
        int known = inputs.indexOf(input);
        if (known >= 0) {
            return known;
        }
        inputs.add(input);
        return inputs.size() - 1;
    }
}
