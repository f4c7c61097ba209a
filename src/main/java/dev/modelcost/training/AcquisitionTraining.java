package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.DrawLayout.Drawn;
import dev.modelcost.calc.sampling.DrawLayout.Told;
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
import java.util.LinkedHashMap;
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

    private final TrainingCostRequest question;
    private final AssumptionBook assumptions;
    private final AmortizationInputs owned;
    private final DrawLayout layout = new DrawLayout();

    AcquisitionTraining(
            TrainingCostRequest question, AssumptionBook assumptions, ChipPriceRows prices) {
        this.question = question;
        this.assumptions = assumptions;
        this.owned = new AmortizationInputs(question.given(), assumptions, prices);
    }

    /** The cluster of a model. */
    private record Cluster(
            TrainingStage stage,
            double chips,
            Price price,
            double usdFactor,
            Ranges drawn,
            Costs told) {}

    /** The places in a draw of what is uncertain of a cluster, as multiples of the middle. */
    private record Ranges(Drawn price, Drawn overhead, Drawn interconnect, Drawn chips) {}

    /** The places of what is told of a cluster, in USD. */
    private record Costs(Told chip, Told otherServer, Told interconnect, Told all) {

        static Costs in(DrawLayout layout) {
            return new Costs(layout.part(), layout.part(), layout.part(), layout.part());
        }

        /** The parts of the cost by the name that answers have for them. */
        Map<String, Told> named() {
            var named = new LinkedHashMap<String, Told>();
            named.put("chip", chip);
            named.put("other-server", otherServer);
            named.put("interconnect", interconnect);
            return named;
        }
    }

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
                            ranges(stage, price, generations),
                            Costs.in(layout));
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
                MonteCarlo.run(
                                seed.value(),
                                question.samples(),
                                question.confidence(),
                                layout,
                                (draw, parts) -> costUsd(clusters, share, draw, parts))
                        .aroundMiddles();
        var parts = new ArrayList<Part>();
        var byModel = new ArrayList<Estimate>();
        for (int i = 0; i < clusters.size(); i++) {
            var cluster = clusters.get(i);
            var model = generations.model(i);
            cluster.told
                    .named()
                    .forEach(
                            (name, cost) ->
                                    parts.add(part(model, cluster, name, sampled.part(cost))));
            byModel.add(sampled.part(cluster.told.all));
        }
        return new TrainingCostResult(
                sampled.whole().estimate(),
                null,
                clusters.stream().allMatch(c -> c.price.given())
                        ? CostBasis.GIVEN
                        : CostBasis.PURCHASE,
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

    private Ranges ranges(TrainingStage stage, Price price, LineageStages generations) {
        var of = generations.mixesChips() && stage.chip() != null ? " of " + stage.chip().slug : "";
        var found = !price.given() && question.given().purchase().interconnectShare() == null;
        return new Ranges(
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
                                : EXACTLY));
    }

    private Drawn shared(String name, Distribution shape) {
        return layout.shared(new UncertainInput(name, shape.centredOn(1)));
    }

    private static double costUsd(
            List<Cluster> clusters, double share, double[] draw, double[] parts) {
        double sum = 0;
        for (var cluster : clusters) {
            var drawn = cluster.drawn;
            double overhead = Math.max(1, cluster.price.overhead() * drawn.overhead.apply(draw));
            double servers =
                    cluster.chips
                            * drawn.chips.apply(draw)
                            * cluster.price.usdPerChip()
                            * drawn.price.apply(draw)
                            * (overhead / cluster.price.overhead())
                            * cluster.usdFactor;
            double multiplier = Math.max(1, 1 / (1 - share) * drawn.interconnect.apply(draw));
            cluster.told.chip.put(parts, servers / overhead);
            cluster.told.otherServer.put(parts, servers - servers / overhead);
            cluster.told.interconnect.put(parts, servers * (multiplier - 1));
            cluster.told.all.put(parts, servers * multiplier);
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
        return new Part(
                model, name, Chip.ref(cluster.stage.chip()), null, null, null, null, null, usd);
    }
}
