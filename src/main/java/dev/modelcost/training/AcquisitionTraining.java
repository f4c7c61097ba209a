package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.Sensitivity;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.calc.training.AcquisitionCost;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.store.Ref;
import dev.modelcost.training.AmortizationInputs.Price;
import dev.modelcost.training.TrainingCostReport.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What it costs to buy the cluster before the first training step. Stages of a model that ran one
 * after the other share a cluster, so the largest number of chips counts.
 */
final class AcquisitionTraining {

    private static final Distribution EXACTLY = Distribution.exact(1);
    private static final int PARTS = 4;

    private final TrainingCostRequest question;
    private final AssumptionBook assumptions;
    private final AmortizationInputs owned;
    private final List<UncertainInput> inputs = new ArrayList<>();

    AcquisitionTraining(
            TrainingCostRequest question, AssumptionBook assumptions, ChipPriceRows prices) {
        this.question = question;
        this.assumptions = assumptions;
        this.owned = new AmortizationInputs(question.given(), assumptions, prices);
    }

    /** The cluster of a model. */
    private record Cluster(
            TrainingStage stage, double chips, Price price, double usdFactor, int[] where) {}

    TrainingCostResult answer(LineageStages generations) {
        var clusters = new ArrayList<Cluster>();
        var derivation = new LinkedHashSet<Step>();
        for (int group = 0; group < generations.size(); group++) {
            var stage = largest(generations.of(group));
            var price = owned.price(stage);
            var cluster =
                    new Cluster(
                            stage,
                            stage.chipCount(),
                            price,
                            generations.usdFactor(group),
                            place(stage, price, generations));
            clusters.add(cluster);
            derive(cluster, generations, group, derivation);
        }
        var share = owned.interconnectShare();
        var seed = Seed.of("training-cost/acquisition");
        for (var cluster : clusters) {
            seed =
                    seed.with("chips", cluster.chips)
                            .with("server price", cluster.price.usdPerChip());
        }
        var sampled =
                MonteCarlo.runParts(
                                seed.value(),
                                question.samples(),
                                question.confidence(),
                                inputs,
                                clusters.size() * PARTS,
                                (draw, parts) -> costUsd(clusters, share, draw, parts))
                        .aroundMiddles();
        var parts = new ArrayList<Part>();
        var byModel = new ArrayList<Estimate>();
        for (int i = 0; i < clusters.size(); i++) {
            var cluster = clusters.get(i);
            var names = List.of("chip", "other-server", "interconnect");
            for (int p = 0; p < names.size(); p++) {
                parts.add(
                        part(
                                generations.model(i),
                                cluster,
                                names.get(p),
                                sampled.parts().get(i * PARTS + p)));
            }
            byModel.add(sampled.parts().get(i * PARTS + PARTS - 1));
        }
        return new TrainingCostResult(
                sampled.whole().estimate(),
                null,
                clusters.stream().allMatch(c -> c.price.given()) ? "given" : "purchase",
                parts,
                byModel,
                List.of(),
                List.copyOf(derivation),
                List.<Sensitivity>copyOf(sampled.whole().sensitivity()));
    }

    private static TrainingStage largest(List<TrainingStage> stages) {
        return stages.stream()
                .filter(stage -> stage.chipCount() != null)
                .max((a, b) -> Double.compare(a.chipCount(), b.chipCount()))
                .orElseThrow(
                        () ->
                                new MissingData(
                                        "The number of chips on which %s was trained is not known."
                                                .formatted(stages.get(0).modelName()),
                                        List.of("chipCount")));
    }

    private int[] place(TrainingStage stage, Price price, LineageStages generations) {
        var of = generations.mixesChips() && stage.chip() != null ? " of " + stage.chip().slug : "";
        var found = !price.given() && question.given().purchase().interconnectShare() == null;
        return new int[] {
            shared("server price" + of, price.range()),
            shared("server overhead" + of, price.overheadRange()),
            shared(
                    "interconnect",
                    found
                            ? assumptions.distribution("uncertainty.interconnect-multiplier")
                            : EXACTLY),
            shared(
                    "chips" + (generations.size() == 1 ? "" : " of " + stage.modelSlug()),
                    stage.chipsAreEstimated()
                            ? assumptions.distribution("uncertainty.chip-count")
                            : EXACTLY)
        };
    }

    private int shared(String name, Distribution shape) {
        var input = new UncertainInput(name, shape.centredOn(1));
        int known = inputs.indexOf(input);
        if (known >= 0) {
            return known;
        }
        inputs.add(input);
        return inputs.size() - 1;
    }

    private static double costUsd(
            List<Cluster> clusters, double share, double[] draw, double[] parts) {
        double sum = 0;
        for (int i = 0; i < clusters.size(); i++) {
            var cluster = clusters.get(i);
            var where = cluster.where;
            double overhead = Math.max(1, cluster.price.overhead() * draw[where[1]]);
            double servers =
                    cluster.chips
                            * draw[where[3]]
                            * cluster.price.usdPerChip()
                            * draw[where[0]]
                            * (overhead / cluster.price.overhead())
                            * cluster.usdFactor;
            double multiplier = Math.max(1, 1 / (1 - share) * draw[where[2]]);
            parts[i * PARTS] = servers / overhead;
            parts[i * PARTS + 1] = servers - servers / overhead;
            parts[i * PARTS + 2] = servers * (multiplier - 1);
            parts[i * PARTS + 3] = servers * multiplier;
            sum += servers * multiplier;
        }
        return sum;
    }

    private void derive(
            Cluster cluster, LineageStages generations, int group, LinkedHashSet<Step> derivation) {
        if (cluster.price.derivation() != null) {
            derivation.add(cluster.price.derivation());
        }
        var sources = new java.util.HashMap<String, String>();
        sources.put("chips", cluster.stage.source());
        sources.put("server price", cluster.price.source());
        sources.put("interconnect share", owned.interconnectSource());
        var cost =
                AcquisitionCost.of(
                        cluster.chips,
                        cluster.price.usdPerChip(),
                        owned.interconnectShare(),
                        ((Map<String, String>) sources)::get);
        derivation.add(cost.derivation());
        var money = generations.money().get(group);
        Stream.ofNullable(money).map(m -> m.derivation(cost.costUsd())).forEach(derivation::add);
    }

    private static Part part(Ref model, Cluster cluster, String name, Estimate usd) {
        return new Part(model, name, Chip.ref(cluster.stage.chip()), null, null, null, null, usd);
    }
}
