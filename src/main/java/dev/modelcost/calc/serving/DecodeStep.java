package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Vocabulary;
import java.util.List;

/**
 * The time in which a batch of requests advances by one token each: a hard lower bound, and the
 * expected time.
 *
 * @param roofline memory and compute time of a step
 * @param boundSeconds the lower bound on the time of a token, s: the roofline of a step divided by
 *     the tokens that it yields
 * @param aloneSecondsPerToken the estimate while no prompt is read beside
 * @param secondsPerToken the estimate with the prompts of new requests read between the steps, as
 *     many as there are requests that end; its low end is that of a batch beside which none is read
 * @param limitedBy what takes longest
 * @param steps how it was computed
 */
public record DecodeStep(
        Roofline roofline,
        double boundSeconds,
        Estimate aloneSecondsPerToken,
        Estimate secondsPerToken,
        Limit limitedBy,
        List<Step> steps) {

    /** What limits a decode step. */
    public enum Limit implements Vocabulary {
        MEMORY_BANDWIDTH,
        COMPUTE,
        COMMUNICATION,
        /** What starting the work of each layer and each request costs, however little it is. */
        LAUNCH,
        /** The prompts that are read between the steps. */
        PREFILL
    }

    /**
     * @throws IllegalArgumentException if an estimate is faster than the bound
     */
    public DecodeStep {
        if (Math.min(secondsPerToken.low(), aloneSecondsPerToken.low()) < boundSeconds) {
            throw new IllegalArgumentException(
                    "faster than the bound: " + secondsPerToken.low() + " < " + boundSeconds);
        }
        steps = List.copyOf(steps);
    }

    /** From a step to a token, and the range round it. */
    static List<Step> perToken(
            double stepSeconds, ServingLoad load, Estimate estimate, double bound, Spread spread) {
        var median = Input.of("median", estimate.median(), "s");
        var factor = new Input("spread", spread.factor(), "1", spread.source());
        return List.of(
                Step.of(
                        "Expected time per token (median)",
                        "step / tokens per step",
                        estimate.median(),
                        "s",
                        Input.of("step", stepSeconds, "s"),
                        Input.of("tokens per step", load.speculation().tokensPerStep(), "token")),
                Step.of(
                        "Expected time per token (low)",
                        "max(median / spread, bound)",
                        estimate.low(),
                        "s",
                        median,
                        factor,
                        Input.of("bound", bound, "s")),
                Step.of(
                        "Expected time per token (high)",
                        "median x spread",
                        estimate.high(),
                        "s",
                        median,
                        factor));
    }

    static Limit longest(
            double memory, double compute, double communication, double launch, double prefill) {
        var longest = Math.max(Math.max(memory, compute), Math.max(communication, launch));
        if (prefill > longest) {
            return Limit.PREFILL;
        }
        if (longest == memory) {
            return Limit.MEMORY_BANDWIDTH;
        }
        if (longest == compute) {
            return Limit.COMPUTE;
        }
        return longest == communication ? Limit.COMMUNICATION : Limit.LAUNCH;
    }
}
