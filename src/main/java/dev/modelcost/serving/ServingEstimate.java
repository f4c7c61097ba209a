package dev.modelcost.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.ChipRate;
import dev.modelcost.calc.serving.ServingCost;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.ServingPower;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.MarketRate;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it costs to serve a model, before it is put into an answer.
 *
 * @param model null for a model that is not in the record
 * @param chip that serves
 * @param plan what was asked, with what was left open filled in
 * @param load of the chips, with all requests in flight
 * @param chipsForBatch the fewest chips that hold the weights and the cache of the whole batch
 * @param largest throughput with as many requests as the chips hold; null where they do not hold
 *     the weights
 * @param usdPerChipHour the rate
 * @param rate of the market; null if the question gave one
 * @param cost by the formulas
 * @param drawn power and energy; null where the TDP of the chip is unknown, or the set without
 *     power
 * @param margin against the maker's list price
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation line by line
 */
record ServingEstimate(
        Model model,
        Chip chip,
        DeploymentPlan plan,
        ServingLoad load,
        int chipsForBatch,
        LargestBatch largest,
        double usdPerChipHour,
        MarketRate rate,
        ServingCost cost,
        ServingPower.Drawn drawn,
        ImpliedMargin margin,
        List<String> assumed,
        List<Step> derivation) {

    /** Share of the rents there are that is taken to lie between the least and the most asked. */
    private static final double RANGE_OVER_VENDORS = 0.9;

    /**
     * @throws InvalidInput that names the value at fault
     * @throws MissingData that names what is missing
     */
    static ServingEstimate of(
            ServedModelRequest served,
            DeploymentRequest deployment,
            DeploymentPlan plan,
            ServingFacts facts,
            ServingTimes times) {
        var copy =
                ServedCopy.of(
                        served,
                        facts.model(),
                        deployment,
                        plan,
                        facts.chip(),
                        facts.peaks(),
                        times);
        var model = copy.model();
        var chip = copy.serving();
        var load = copy.load();
        var rate = deployment.usdPerChipHour() == null ? facts.rate().apply(load.chips()) : null;
        var chipRate = chipRate(deployment, plan, rate);
        var rateSteps = rate == null ? List.<Step>of() : List.of(rate.derivation());
        var cost = ServingCost.of(model.served(), chip, load, chipRate, times.method());
        var margin = ImpliedMargin.of(facts.model(), model, plan.asOf(), facts.listPrice(), cost);
        var drawn = copy.drawn(cost.decode(), plan.utilization());
        var powerSteps = drawn == null ? List.<Step>of() : drawn.steps();
        return new ServingEstimate(
                facts.model(),
                facts.chip(),
                plan,
                load,
                copy.chipsForBatch(),
                LargestBatch.of(model.served(), chip, load, deployment.sharing(), times),
                chipRate.usdPerChipHour(),
                rate,
                cost,
                drawn,
                margin,
                assumed(deployment, plan, facts, rate, copy, cost),
                Stream.of(model.steps(), rateSteps, cost.steps(), powerSteps, margin.steps())
                        .flatMap(List::stream)
                        .toList());
    }

    private static ChipRate chipRate(
            DeploymentRequest deployment, DeploymentPlan plan, MarketRate rate) {
        if (rate == null) {
            return new ChipRate(deployment.usdPerChipHour(), plan.utilization(), null);
        }
        return new ChipRate(
                rate.usdPerChipHour(),
                rate.low(),
                rate.high(),
                plan.utilization(),
                rate.derivation().sources().get(0));
    }

    private static List<String> assumed(
            DeploymentRequest deployment,
            DeploymentPlan plan,
            ServingFacts facts,
            MarketRate rate,
            ServedCopy copy,
            ServingCost cost) {
        var assumed = new ArrayList<>(facts.taken());
        assumed.addAll(copy.assumed(cost.memory()));
        if (rate != null) {
            assumed.add(rate.derivation().step() + ".");
        }
        if (deployment.asOf() == null
                && (deployment.usdPerChipHour() == null || facts.model() != null)) {
            assumed.add("Market rate and list price as of %s, today.".formatted(plan.asOf()));
        }
        return List.copyOf(assumed);
    }

    /** An amount at the rate that the chips have, with the range that vendors ask. */
    Estimate atItsRate(double usd) {
        return rate == null || rate.low() == rate.high()
                ? Estimate.exact(usd)
                : Estimate.range(
                        usd * rate.low() / usdPerChipHour,
                        usd,
                        usd * rate.high() / usdPerChipHour,
                        RANGE_OVER_VENDORS);
    }

    /**
     * Prompt and output tokens a second, of a copy that reads prompts between its decode steps.
     *
     * @param cachedShare share of the prompts, 0..1, that is kept and need not be read
     */
    Estimate tokensPerSecond(double cachedShare) {
        var prefill = cost.prefill().secondsUnderLoad().times(1 - cachedShare);
        var decode = cost.decode().aloneSecondsPerToken();
        var share = (double) load.outputTokens() / cost.memory().heldBatch();
        return Estimate.range(
                load.requestTokens() / (prefill.high() + share * decode.high()),
                load.requestTokens() / (prefill.median() + share * decode.median()),
                load.requestTokens() / (prefill.low() + share * decode.low()),
                decode.confidence());
    }

    /** How {@link #tokensPerSecond} was computed. */
    Step tokensPerSecondStep(double cachedShare) {
        return Step.of(
                "Tokens per second (median)",
                "(prompt + output) / (prefill x (1 - cached share) + output x time per token /"
                        + " batch)",
                tokensPerSecond(cachedShare).median(),
                "token/s",
                Input.of("prompt", load.promptTokens(), "token"),
                Input.of("output", load.outputTokens(), "token"),
                Input.of("prefill", cost.prefill().secondsUnderLoad().median(), "s"),
                Input.of("cached share", cachedShare, "1"),
                Input.of("time per token", cost.decode().aloneSecondsPerToken().median(), "s"),
                Input.of("batch", cost.memory().heldBatch(), "1"));
    }
}
