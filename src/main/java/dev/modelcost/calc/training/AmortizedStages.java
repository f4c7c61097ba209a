package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.DrawLayout.Drawn;
import dev.modelcost.calc.sampling.DrawLayout.Told;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledFunction;
import dev.modelcost.calc.sampling.SampledParts;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import java.util.ArrayList;
import java.util.List;

/**
 * The amortised cost of several stages of training, of one model or of a model and its ancestors.
 * They are sampled together, so that errors in shared inputs are shared.
 */
public final class AmortizedStages {

    /** What is reported for each group, in this order; money first. */
    public enum Part implements Vocabulary {
        CHIP,
        OTHER_SERVER,
        INTERCONNECT,
        ENERGY,
        COST,
        CHIP_HOURS
    }

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

    /** A stage with the places of its inputs in the draw, and of what it adds to its group. */
    private record Placed(
            Stage stage,
            Drawn price,
            Drawn overhead,
            Drawn interconnect,
            Drawn decline,
            Drawn startOffsetDays,
            Drawn usdPerKwh,
            Drawn power,
            Drawn pue,
            SampledFunction work,
            double yearsToStart,
            double interconnectMultiplier,
            Totals group) {}

    /** The places of what is told of a group. */
    private record Totals(
            Told chip,
            Told otherServer,
            Told interconnect,
            Told energy,
            Told cost,
            Told chipHours) {

        /**
         * @param alone whether there is no other group, so that its cost is the whole
         */
        static Totals in(DrawLayout layout, boolean alone) {
            return new Totals(
                    layout.part(),
                    layout.part(),
                    layout.part(),
                    layout.part(),
                    alone ? Told.WHOLE : layout.part(),
                    layout.part());
        }

        Told of(Part part) {
            return switch (part) {
                case CHIP -> chip;
                case OTHER_SERVER -> otherServer;
                case INTERCONNECT -> interconnect;
                case ENERGY -> energy;
                case COST -> cost;
                case CHIP_HOURS -> chipHours;
            };
        }
    }

    private final DrawLayout layout = new DrawLayout();
    private final List<Totals> groups = new ArrayList<>();
    private final Told allChipHours;
    private final Placed[] stages;

    private AmortizedStages(List<Stage> stages) {
        int last = stages.stream().mapToInt(Stage::group).max().orElseThrow();
        for (int group = 0; group <= last; group++) {
            groups.add(Totals.in(layout, last == 0));
        }
        this.allChipHours = last == 0 ? groups.get(0).chipHours : layout.part();
        this.stages = stages.stream().map(this::place).toArray(Placed[]::new);
    }

    /**
     * @param stages at least one
     */
    public static AmortizedStages of(List<Stage> stages) {
        return new AmortizedStages(stages);
    }

    /** A part of a group among the parts of the sample. */
    public Told part(int group, Part part) {
        return groups.get(group).of(part);
    }

    /** The chip-hours of all stages among the parts of the sample. */
    public Told allChipHours() {
        return allChipHours;
    }

    /** The seed of the question, made from the inputs and the exactly known values. */
    public Seed seed(Seed question) {
        var seed = question;
        for (var input : layout.inputs()) {
            seed = seed.with(input.name(), input.distribution().median());
        }
        for (var placed : stages) {
            var in = placed.stage.in;
            seed =
                    seed.with("chip-hours", in.chipHours())
                            .with("server price", in.serverPricePerChipUsd());
        }
        return seed;
    }

    public SampledParts sample(long seed, int samples, double confidence) {
        return MonteCarlo.run(seed, samples, confidence, layout, this::costUsd);
    }

    /** The cost alone, without parts, which takes less memory and time. */
    public SampledParts sampleCost(long seed, int samples, double confidence) {
        return MonteCarlo.runWhole(seed, samples, confidence, layout, this::costUsd);
    }

    /** The inputs at their exact values, in the order of the draw. */
    List<UncertainInput> inputs() {
        return layout.inputs();
    }

    /** The formula. Allocates nothing. */
    double costUsd(double[] draw, double[] parts) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = 0;
        }
        double sum = 0;
        for (var stage : stages) {
            sum += add(stage, draw, parts);
        }
        return sum;
    }

    private double add(Placed placed, double[] draw, double[] parts) {
        var in = placed.stage.in;
        double hours = in.chipHours() * placed.work.apply(draw);
        // Draws from the tails that are physically impossible are clamped: a chip is never younger
        // than new, a cluster costs no less than its servers, a server draws no more than its peak,
        // a data centre no less than its servers.
        double age =
                Math.max(
                        0,
                        placed.yearsToStart + Time.daysToYears(placed.startOffsetDays.apply(draw)));
        double overhead = Math.max(1, in.serverOverhead() * placed.overhead.apply(draw));
        double interconnect =
                Math.max(1, placed.interconnectMultiplier * placed.interconnect.apply(draw));
        double power = Math.min(1, in.averagePowerFraction() * placed.power.apply(draw));
        double overIt = Math.max(1, in.pue() * placed.pue.apply(draw));
        double hardware =
                placed.stage.usdFactor
                        * AmortizedCost.hardwareUsd(
                                in.serverPricePerChipUsd()
                                        * placed.price.apply(draw)
                                        * (overhead / in.serverOverhead()),
                                placed.decline.apply(draw),
                                age,
                                hours);
        double energy =
                placed.stage.usdFactor
                        * AmortizedCost.energyKwh(
                                in.tdpWatts(), in.serverPowerFactor(), power, overIt, hours)
                        * in.usdPerKwh()
                        * placed.usdPerKwh.apply(draw);
        double cost = hardware * interconnect + energy;
        var group = placed.group;
        group.chip.add(parts, hardware / overhead);
        group.otherServer.add(parts, hardware - hardware / overhead);
        group.interconnect.add(parts, hardware * (interconnect - 1));
        group.energy.add(parts, energy);
        group.chipHours.add(parts, hours);
        if (groups.size() > 1) {
            group.cost.add(parts, cost);
            allChipHours.add(parts, hours);
        }
        return cost;
    }

    private Placed place(Stage stage) {
        var ranges = stage.ranges;
        return new Placed(
                stage,
                shared("server price" + stage.ofChip, ranges.serverPrice(), 1),
                shared("server overhead" + stage.ofChip, ranges.serverOverhead(), 1),
                shared("interconnect", ranges.interconnectMultiplier(), 1),
                shared("price decline", ranges.priceDecline(), stage.in.priceDeclineOomPerYear()),
                shared("training start", ranges.startOffsetDays(), 0),
                shared("electricity price", ranges.usdPerKwh(), 1),
                shared("average power fraction", ranges.averagePowerFraction(), 1),
                shared("PUE", ranges.pue(), 1),
                ranges.work().factor(layout, stage.basis, stage.ofStage),
                stage.in.yearsToStart(),
                stage.in.interconnectMultiplier(),
                groups.get(stage.group));
    }

    /** An input that two stages share is drawn once. */
    private Drawn shared(String name, Distribution shape, double middle) {
        return layout.shared(new UncertainInput(name, shape.centredOn(middle)));
    }
}
