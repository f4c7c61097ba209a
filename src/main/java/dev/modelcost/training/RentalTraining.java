package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.DrawLayout.Drawn;
import dev.modelcost.calc.sampling.DrawLayout.Told;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.SampledFunction;
import dev.modelcost.calc.sampling.SampledParts;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.calc.training.RentalCost;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.training.TrainingCostReport.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What training costs whoever rents the chips: chip-hours times an hourly rate, stage by stage. */
public final class RentalTraining {

    /** A stage with its places in the draw and among the parts of the sample. */
    private record Placed(
            PricedStage priced,
            Drawn rate,
            SampledFunction hoursFactor,
            double usdFactor,
            Told cost,
            Told hours,
            Told paidRate,
            Told costOfModel) {}

    /** What is sampled: the stages, and what is told of each model and of all. */
    private record Places(
            DrawLayout layout, List<Placed> stages, List<Told> costOfModels, Told allHours) {}

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

    /**
     * Reads at once the market rents of stages whose cost will be asked for one after the other.
     *
     * @param stages whose chips are known
     */
    public void readMarket(Collection<TrainingStage> stages) {
        rates.readMarket(stages);
    }

    public TrainingCostResult answer(LineageStages generations) {
        var priced = priced(generations);
        var places = places(generations, priced);
        var sampled =
                MonteCarlo.run(
                                seed(places),
                                question.samples(),
                                question.confidence(),
                                places.layout,
                                (draw, parts) -> costUsd(places, draw, parts))
                        .aroundMiddles();
        return new TrainingCostResult(
                sampled.whole().estimate(),
                sampled.part(places.allHours),
                common(priced.stream().map(PricedStage::rateBasis).distinct().toList()),
                parts(generations, places.stages, sampled),
                places.costOfModels.stream().map(sampled::part).toList(),
                List.of(
                        UncertainInput.exact(
                                "compute", sampled.middle(places.costOfModels.get(0)))),
                derivation(generations, priced).stream().distinct().toList(),
                sampled.whole().sensitivity());
    }

    /** The cost of the {@linkplain #answer answer} alone. */
    public TrainingCostResult.Alone cost(LineageStages generations) {
        var priced = priced(generations);
        var places = places(generations, priced);
        return TrainingCostResult.Alone.of(
                MonteCarlo.runWhole(
                        seed(places),
                        question.samples(),
                        question.confidence(),
                        places.layout,
                        (draw, parts) -> costUsd(places, draw, parts)),
                derivation(generations, priced));
    }

    private List<PricedStage> priced(LineageStages generations) {
        return generations.stages().stream()
                .map(stage -> rates.price(stage, mostChips(generations, stage.chip())))
                .toList();
    }

    /** Steps that stages share come several times. */
    private static List<Step> derivation(LineageStages generations, List<PricedStage> priced) {
        var derivation = new ArrayList<Step>();
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
        return derivation;
    }

    /** Whoever rents a cluster rents it for all stages; null if the size of none is known. */
    private static Double mostChips(LineageStages generations, Chip chip) {
        return generations.stages().stream()
                .filter(stage -> Objects.equals(stage.chip(), chip))
                .map(TrainingStage::chipCount)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static void derive(
            LineageStages generations, int group, List<PricedStage> priced, List<Step> derivation) {
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

    private static Places places(LineageStages generations, List<PricedStage> priced) {
        var layout = new DrawLayout();
        var costOfModels =
                IntStream.range(0, generations.size()).mapToObj(group -> layout.part()).toList();
        var stages = new ArrayList<Placed>();
        for (var each : priced) {
            var stage = each.stage();
            var of = priced.size() == 1 ? "" : " of " + stage.key();
            var group = generations.group(stage);
            stages.add(
                    new Placed(
                            each,
                            layout.shared(each.rate()),
                            stage.ranges().factor(layout, stage.hours().basis(), of),
                            generations.usdFactor(group),
                            layout.part(),
                            layout.part(),
                            layout.part(),
                            costOfModels.get(group)));
        }
        return new Places(layout, stages, costOfModels, layout.part());
    }

    private static long seed(Places places) {
        var seed = Seed.of("training-cost/rental");
        for (var placed : places.stages) {
            seed =
                    seed.with("chip-hours", placed.priced.stage().hours().hours())
                            .with("rate", placed.priced.rate().distribution().median());
        }
        return seed.value();
    }

    private static double costUsd(Places places, double[] draw, double[] parts) {
        for (var model : places.costOfModels) {
            model.put(parts, 0);
        }
        places.allHours.put(parts, 0);
        double sum = 0;
        for (var stage : places.stages) {
            double hours = stage.priced.stage().hours().hours() * stage.hoursFactor.apply(draw);
            double rate = stage.rate.apply(draw);
            double cost = hours * rate * stage.usdFactor;
            stage.cost.put(parts, cost);
            stage.hours.put(parts, hours);
            stage.paidRate.put(parts, rate);
            stage.costOfModel.add(parts, cost);
            places.allHours.add(parts, hours);
            sum += cost;
        }
        return sum;
    }

    private static List<Part> parts(
            LineageStages generations, List<Placed> stages, SampledParts sampled) {
        var parts = new ArrayList<Part>();
        for (var placed : stages) {
            var stage = placed.priced.stage();
            parts.add(
                    new Part(
                            generations.model(generations.group(stage)),
                            stage.name(),
                            Chip.ref(stage.chip()),
                            sampled.part(placed.hours),
                            stage.basis(),
                            sampled.part(placed.paidRate),
                            placed.priced.rateBasis().slug(),
                            placed.priced.market(),
                            sampled.part(placed.cost)));
        }
        return parts;
    }

    private static CostBasis common(List<CostBasis> bases) {
        return bases.size() == 1 ? bases.get(0) : CostBasis.MIXED;
    }
}
