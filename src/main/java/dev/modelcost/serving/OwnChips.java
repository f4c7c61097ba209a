package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.RateReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chips that are paid for whether they work or not, as given or as the serving estimate says.
 *
 * @param chip null if none is named, and none is needed
 * @param count that serve one copy of the model
 * @param usdPerChipHour rate of a chip, with the range that vendors ask
 * @param rate what a market rate rests on; null for one that is given
 * @param tokensPerSecond of a copy at full load, prompt and output together
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param steps how the speed was computed; empty if it is given
 */
record OwnChips(
        Chip chip,
        int count,
        Estimate usdPerChipHour,
        RateReport rate,
        Estimate tokensPerSecond,
        List<String> assumed,
        List<Step> steps) {

    /**
     * Of a speed that is given.
     *
     * @param chip that the question names; null for none
     * @param taken what names in the question were taken for
     * @throws MissingData if the cost of the chips is not given as well
     */
    static OwnChips ofSpeed(
            double tokensPerSecond, DeploymentRequest asked, Chip chip, List<String> taken) {
        var missing = new ArrayList<String>();
        if (asked.chipCount() == null) {
            missing.add("chipCount");
        }
        if (asked.usdPerChipHour() == null) {
            missing.add("usdPerChipHour");
        }
        if (!missing.isEmpty()) {
            throw new MissingData(
                    "With tokensPerSecond, say also what the chips cost.",
                    missing.toArray(String[]::new));
        }
        return new OwnChips(
                chip,
                asked.chipCount(),
                Estimate.exact(asked.usdPerChipHour()),
                null,
                Estimate.exact(tokensPerSecond),
                List.copyOf(taken),
                List.of());
    }

    /**
     * @param cachedShare share of the prompts that need not be read again
     */
    static OwnChips of(ServingEstimate estimate, double cachedShare) {
        var assumed = new ArrayList<>(estimate.assumed());
        if (cachedShare > 0) {
            assumed.add(
                    "Own chips keep the cached share of the prompts too, and do not read it"
                            + " again.");
        }
        return new OwnChips(
                estimate.chip(),
                estimate.load().chips(),
                estimate.atItsRate(estimate.usdPerChipHour()),
                estimate.rate() == null ? null : estimate.rate().report(),
                estimate.tokensPerSecond(cachedShare),
                List.copyOf(assumed),
                Stream.concat(
                                estimate.derivation().stream(),
                                Stream.of(estimate.tokensPerSecondStep(cachedShare)))
                        .toList());
    }
}
