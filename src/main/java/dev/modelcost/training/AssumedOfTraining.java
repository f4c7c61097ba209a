package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.training.TrainingCostRequest.Method;
import dev.modelcost.training.TrainingCostRequest.RateBasis;
import java.util.ArrayList;
import java.util.List;

/** States, in sentences, what a training-cost question left open and what was assumed instead. */
final class AssumedOfTraining {

    private AssumedOfTraining() {}

    static List<String> of(
            TrainingCostRequest question,
            List<TrainingStage> stages,
            TrainingCostResult result,
            AssumptionBook assumptions) {
        var assumed = new ArrayList<String>();
        stages.forEach(stage -> work(stage, assumptions, assumed));
        if (question.isDevelopment()) {
            assumed.add(
                    "Experiments and failed runs: the cost of the final run times the experiments factor of %s."
                            .formatted(assumptions.slug()));
        }
        if (question.computeMethod() == Method.RENTAL) {
            rates(question, stages, result, assumed);
        } else {
            owning(question, result, assumed);
        }
        return List.copyOf(assumed);
    }

    private static void work(
            TrainingStage stage, AssumptionBook assumptions, List<String> assumed) {
        assumed.addAll(stage.assumed());
        if (stage.hours() == null) {
            return;
        }
        var basis = stage.hours().basis();
        if (basis == ChipHours.Basis.FLOP_WITH_DEFAULT_MFU) {
            var expected = stage.hours().utilization();
            assumed.add(
                    "Chip-hours of %s: derived from its FLOP at an MFU of %.3g of the 16-bit peak, the default of %s, because neither its hours nor its MFU is known."
                            .formatted(stage.name(), expected.mfu().value(), assumptions.slug()));
            if (expected.isOfSteps()) {
                assumed.add(
                        "The whole run: %s times the chip-hours of its steps, for restarts and evaluation."
                                .formatted(expected.wholeRun().value()));
            }
        } else if (basis == ChipHours.Basis.FLOP) {
            assumed.add(
                    "Chip-hours of %s: derived from its FLOP and its MFU, because its hours are neither given nor recorded."
                            .formatted(stage.name()));
        }
    }

    private static void rates(
            TrainingCostRequest question,
            List<TrainingStage> stages,
            TrainingCostResult result,
            List<String> assumed) {
        if (question.rate() == RateBasis.PUBLISHED_ELSE_MARKET
                && result.rateBasis() == CostBasis.PUBLISHED) {
            assumed.add("Hourly rate: as stated by the source of the run.");
        }
        // A derivation names the row of each market rate: chip, vendor, commitment and day.
        result.derivation().stream()
                .map(Step::step)
                .filter(title -> title.startsWith("Market rate: "))
                .distinct()
                .map(title -> title + ".")
                .forEach(assumed::add);
        if (result.rateBasis() != CostBasis.MARKET) {
            return;
        }
        var given = question.given();
        if (given.rates().on() == null && given.asOf() == null) {
            var isAnothersRun =
                    stages.stream().anyMatch(stage -> stage.isGiven() && stage.model() != null)
                            && given.dates().trainingStart() == null
                            && given.dates().publishedOn() == null;
            assumed.add(
                    isAnothersRun
                            ? "Price date: today, because the question changes what was done; asOf sets another."
                            : "Price date: the first day of training where it is known, else 60 days before publication, else today.");
        }
        if (question.asOf() != null && given.asOf() == null) {
            assumed.add(
                    "The day of the question, %s, does not move the price date of a run of the record; ratesOn does."
                            .formatted(question.asOf()));
        }
    }

    private static void owning(
            TrainingCostRequest question, TrainingCostResult result, List<String> assumed) {
        if (result.rateBasis() == CostBasis.PURCHASE) {
            assumed.add(
                    "Price of the chips with their servers: the purchase prices in the record.");
        }
        if (question.computeMethod() == Method.AMORTIZED
                && question.given().power().region() == null) {
            assumed.add("Electricity price: the industrial price in the United States.");
        }
    }
}
