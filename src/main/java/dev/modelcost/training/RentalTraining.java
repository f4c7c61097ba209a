package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledParts;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.calc.training.RentalCost;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.training.TrainingCostReport.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What training costs whoever rents the chips: chip-hours times an hourly rate, stage by stage. */
public final class RentalTraining {

    /** What is told of each stage, in this order. */
    private static final int COST = 0;

    private static final int HOURS = 1;
    private static final int RATE = 2;
    private static final int PARTS = 3;

    private final TrainingCostRequest question;
    private final RentalRates rates;

    /**
     * @param today whose rents count where nobody says when the work was done
     */
    public RentalTraining(
            TrainingCostRequest question,
            AssumptionBook assumptions,
            ChipPriceRows prices,
            LocalDate today) {
        this.question = question;
        this.rates = new RentalRates(question, assumptions, prices, today);
    }

    public TrainingCostResult answer(LineageStages generations) {
        var priced = generations.stages().stream().map(rates::price).toList();
        var derivation = new LinkedHashSet<Step>();
        for (var stage : priced) {
            derivation.addAll(stage.stage().changes());
            derivation.add(stage.stage().hours().derivation());
            if (stage.rateDerivation() != null) {
                derivation.add(stage.rateDerivation());
            }
        }
        derivation.addAll(
                RentalCost.of(priced.stream().map(PricedStage::rented).toList()).derivation());
        for (int group = 0; group < generations.size(); group++) {
            derive(generations, group, priced, derivation);
        }
        var sampled = sample(generations, priced);
        int whole = priced.size() * PARTS;
        return new TrainingCostResult(
                sampled.whole().estimate(),
                sampled.parts().get(whole + generations.size()),
                common(priced.stream().map(PricedStage::rateBasis).distinct().toList()),
                parts(generations, priced, sampled),
                sampled.parts().subList(whole, whole + generations.size()),
                List.of(UncertainInput.exact("compute", sampled.middles()[whole])),
                List.copyOf(derivation),
                sampled.whole().sensitivity());
    }

    private static void derive(
            LineageStages generations,
            int group,
            List<PricedStage> priced,
            LinkedHashSet<Step> derivation) {
        var money = generations.money().get(group);
        if (money != null) {
            derivation.add(
                    money.derivation(
                            priced.stream()
                                    .filter(p -> generations.group(p.stage()) == group)
                                    .mapToDouble(p -> p.rented().costUsd())
                                    .sum()));
        }
    }

    private SampledParts sample(LineageStages generations, List<PricedStage> priced) {
        var inputs = new ArrayList<UncertainInput>();
        int stages = priced.size();
        var hours = new int[stages];
        var paid = new int[stages];
        var group = new int[stages];
        var factor = new double[stages];
        var seed = Seed.of("training-cost/rental");
        for (int i = 0; i < stages; i++) {
            var stage = priced.get(i).stage();
            var of = stages == 1 ? "" : " of " + stage.key();
            paid[i] = shared(priced.get(i).rate(), inputs);
            hours[i] = inputs.size();
            inputs.addAll(stage.ranges().inputs(stage.hours().basis(), of));
            group[i] = generations.group(stage);
            factor[i] = generations.usdFactor(group[i]);
            seed =
                    seed.with("chip-hours", stage.hours().hours())
                            .with("rate", priced.get(i).rate().distribution().median());
        }
        int models = generations.size();
        return MonteCarlo.runParts(
                        seed.value(),
                        question.samples(),
                        question.confidence(),
                        inputs,
                        stages * PARTS + models + 1,
                        (draw, parts) -> {
                            for (int m = stages * PARTS; m < parts.length; m++) {
                                parts[m] = 0;
                            }
                            double sum = 0;
                            for (int i = 0; i < stages; i++) {
                                var stage = priced.get(i).stage();
                                double h =
                                        stage.hours().hours()
                                                * stage.ranges()
                                                        .factor(
                                                                draw,
                                                                hours[i],
                                                                stage.hours().basis());
                                double cost = h * draw[paid[i]] * factor[i];
                                parts[i * PARTS + COST] = cost;
                                parts[i * PARTS + HOURS] = h;
                                parts[i * PARTS + RATE] = draw[paid[i]];
                                parts[stages * PARTS + group[i]] += cost;
                                parts[stages * PARTS + models] += h;
                                sum += cost;
                            }
                            return sum;
                        })
                .aroundMiddles();
    }

    private static List<Part> parts(
            LineageStages generations, List<PricedStage> priced, SampledParts sampled) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < priced.size(); i++) {
            var stage = priced.get(i).stage();
            parts.add(
                    new Part(
                            generations.model(generations.group(stage)),
                            stage.name(),
                            Chip.ref(stage.chip()),
                            at(sampled, i, HOURS),
                            stage.basis(),
                            at(sampled, i, RATE),
                            priced.get(i).rateBasis().slug(),
                            priced.get(i).market(),
                            at(sampled, i, COST)));
        }
        return parts;
    }

    private static Estimate at(SampledParts sampled, int stage, int part) {
        return sampled.parts().get(stage * PARTS + part);
    }

    private static int shared(UncertainInput input, List<UncertainInput> inputs) {
        int known = inputs.indexOf(input);
        if (known >= 0) {
            return known;
        }
        inputs.add(input);
        return inputs.size() - 1;
    }

    private static CostBasis common(List<CostBasis> bases) {
        return bases.size() == 1 ? bases.get(0) : CostBasis.MIXED;
    }
}
