package dev.modelcost.metric;

import dev.modelcost.calc.Estimate;
import dev.modelcost.calc.MonteCarlo;
import dev.modelcost.calc.RentalStage;
import dev.modelcost.calc.SampledFunction;
import dev.modelcost.calc.Seed;
import dev.modelcost.calc.Step;
import dev.modelcost.calc.UncertainInput;
import dev.modelcost.chip.Chip;
import dev.modelcost.metric.TrainingCostQuestion.RateBasis;
import dev.modelcost.metric.TrainingCostReport.Part;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stage of training with the hourly rate of its chips, both as what is believed of them.
 *
 * @param model that was trained
 * @param stage with its chip-hours
 * @param hours what is believed of the chip-hours
 * @param rate what is believed of USD per chip-hour; stages that pay the same rate share the input
 *     and err together
 * @param rateBasis where the rate comes from
 * @param rateDerivation of a market rate; null otherwise
 * @param rateSource slug; null for a rate that the caller gave
 */
record PricedStage(
        Model model,
        RunChoice.Stage stage,
        UncertainInput hours,
        UncertainInput rate,
        RateBasis rateBasis,
        Step rateDerivation,
        String rateSource) {

    private static final int SAMPLES = 10_000;

    RentalStage rented() {
        return new RentalStage(
                stage.name(),
                hours.distribution().median(),
                rate.distribution().median(),
                stage.run().source.slug,
                rateSource);
    }

    Part part(double confidence) {
        return new Part(
                model.slug,
                stage.name(),
                Chip.ref(stage.run().chip),
                chipHours(List.of(this), confidence),
                stage.chipHours().basis().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sample("rate", List.of(rate), confidence, draw -> draw[0]),
                rateBasis.slug(),
                costUsd(List.of(this), confidence));
    }

    /** The sum over the stages of chip-hours x rate. */
    static Estimate costUsd(List<PricedStage> stages, double confidence) {
        var inputs = new ArrayList<UncertainInput>();
        var hours = new int[stages.size()];
        var rates = new int[stages.size()];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = inputs.size();
            inputs.add(stages.get(i).hours);
            rates[i] = indexOf(stages.get(i).rate, inputs);
        }
        return sample(
                "cost",
                inputs,
                confidence,
                draw -> {
                    double sum = 0;
                    for (int i = 0; i < hours.length; i++) {
                        sum += draw[hours[i]] * draw[rates[i]];
                    }
                    return sum;
                });
    }

    /** The sum over the stages of chip-hours. */
    static Estimate chipHours(List<PricedStage> stages, double confidence) {
        return sample(
                "chip-hours",
                stages.stream().map(PricedStage::hours).toList(),
                confidence,
                draw -> {
                    double sum = 0;
                    for (double hours : draw) {
                        sum += hours;
                    }
                    return sum;
                });
    }

    private static int indexOf(UncertainInput input, List<UncertainInput> inputs) {
        int known = inputs.indexOf(input);
        if (known >= 0) {
            return known;
        }
        inputs.add(input);
        return inputs.size() - 1;
    }

    private static Estimate sample(
            String what, List<UncertainInput> inputs, double confidence, SampledFunction formula) {
        var seed = Seed.of("training-cost/rental/" + what);
        for (var input : inputs) {
            seed = seed.with(input.name(), input.distribution().median());
        }
        return MonteCarlo.run(seed.value(), SAMPLES, confidence, inputs, formula).estimate();
    }
}
