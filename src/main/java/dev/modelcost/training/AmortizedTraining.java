package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.SampledParts;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.calc.training.AmortizedCost;
import dev.modelcost.calc.training.AmortizedStages;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.training.AmortizationInputs.Owned;
import dev.modelcost.training.TrainingCostReport.Part;
import java.util.ArrayList;
import java.util.List;

/** The share of owned chips' value that training uses up, plus its electricity. */
public final class AmortizedTraining {

    private static final List<AmortizedStages.Part> SHOWN =
            List.of(
                    AmortizedStages.Part.CHIP,
                    AmortizedStages.Part.OTHER_SERVER,
                    AmortizedStages.Part.INTERCONNECT,
                    AmortizedStages.Part.ENERGY);

    private final TrainingCostRequest question;
    private final AmortizationInputs owned;

    public AmortizedTraining(
            TrainingCostRequest question, AssumptionBook assumptions, ChipPriceRows prices) {
        this(question, new AmortizationInputs(question.given(), assumptions, prices));
    }

    /**
     * @param owned which whoever asks uses too
     */
    public AmortizedTraining(TrainingCostRequest question, AmortizationInputs owned) {
        this.question = question;
        this.owned = owned;
    }

    /**
     * What is sampled, and how its middle is derived.
     *
     * @param derivation steps that stages share come several times
     * @param given whether all prices come from the question
     */
    private record Derived(AmortizedStages sampling, List<Step> derivation, boolean given) {

        long seed() {
            return sampling.seed(Seed.of("training-cost/amortized")).value();
        }
    }

    public TrainingCostResult answer(LineageStages generations) {
        var derived = derived(generations);
        var sampling = derived.sampling;
        var sampled =
                sampling.sample(derived.seed(), question.samples(), question.confidence())
                        .aroundMiddles();
        return new TrainingCostResult(
                sampled.whole().estimate(),
                sampled.part(sampling.allChipHours()),
                derived.given ? CostBasis.GIVEN : CostBasis.PURCHASE,
                parts(generations, sampling, sampled),
                byModel(generations, sampling, sampled),
                SHOWN.stream()
                        .map(
                                part ->
                                        UncertainInput.exact(
                                                part.slug(),
                                                sampled.middle(sampling.part(0, part))))
                        .toList(),
                derived.derivation.stream().distinct().toList(),
                sampled.whole().sensitivity());
    }

    /** The cost of the {@linkplain #answer answer} alone. */
    public TrainingCostResult.Alone cost(LineageStages generations) {
        var derived = derived(generations);
        return TrainingCostResult.Alone.of(
                derived.sampling.sampleCost(
                        derived.seed(), question.samples(), question.confidence()),
                derived.derivation);
    }

    private Derived derived(LineageStages generations) {
        var stages = new ArrayList<AmortizedStages.Stage>();
        var derivation = new ArrayList<Step>();
        var costs = new ArrayList<Input>();
        var given = true;
        for (var stage : generations.stages()) {
            var facts = owned.of(stage);
            given &= facts.given();
            stages.add(sampled(stage, facts, generations));
            derivation.addAll(stage.changes());
            derivation.add(stage.hours().derivation());
            derivation.addAll(facts.steps());
            var cost = AmortizedCost.of(facts.in(), facts.sources()::get);
            derivation.addAll(cost.derivation());
            var money = generations.money().get(generations.group(stage));
            if (money != null) {
                derivation.add(money.derivation(cost.costUsd()));
            }
            costs.add(
                    Input.of(
                            stage.name() + " of " + stage.modelName(),
                            cost.costUsd() * generations.usdFactor(generations.group(stage)),
                            "USD"));
        }
        if (costs.size() > 1) {
            derivation.add(
                    Step.sum(
                            "Amortised cost of all stages",
                            costs.stream().mapToDouble(Input::value).sum(),
                            "USD",
                            costs));
        }
        return new Derived(AmortizedStages.of(stages), derivation, given);
    }

    private static AmortizedStages.Stage sampled(
            TrainingStage stage, Owned facts, LineageStages generations) {
        return new AmortizedStages.Stage(
                facts.in(),
                facts.ranges(),
                stage.hours().basis(),
                generations.stages().size() == 1 ? "" : " of " + stage.key(),
                generations.mixesChips() && stage.chip() != null ? " of " + stage.chip().slug : "",
                generations.group(stage),
                generations.usdFactor(generations.group(stage)));
    }

    private static List<Part> parts(
            LineageStages generations, AmortizedStages sampling, SampledParts sampled) {
        var parts = new ArrayList<Part>();
        for (int group = 0; group < generations.size(); group++) {
            var hours = sampled.part(sampling.part(group, AmortizedStages.Part.CHIP_HOURS));
            var chips = generations.of(group).stream().map(TrainingStage::chip).distinct().toList();
            var bases =
                    generations.of(group).stream().map(TrainingStage::basis).distinct().toList();
            for (var part : SHOWN) {
                parts.add(
                        new Part(
                                generations.model(group),
                                part.slug(),
                                chips.size() == 1 ? Chip.ref(chips.get(0)) : null,
                                hours,
                                bases.size() == 1 ? bases.get(0) : "mixed",
                                null,
                                null,
                                null,
                                sampled.part(sampling.part(group, part))));
            }
        }
        return parts;
    }

    private static List<Estimate> byModel(
            LineageStages generations, AmortizedStages sampling, SampledParts sampled) {
        var costs = new ArrayList<Estimate>();
        for (int group = 0; group < generations.size(); group++) {
            costs.add(sampled.part(sampling.part(group, AmortizedStages.Part.COST)));
        }
        return costs;
    }
}
