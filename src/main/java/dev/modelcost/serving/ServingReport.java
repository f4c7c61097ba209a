package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.serving.DecodeStep;
import dev.modelcost.calc.serving.Engine;
import dev.modelcost.calc.serving.Prefill;
import dev.modelcost.calc.serving.ServingCost;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.ServingPower;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.RateReport;
import dev.modelcost.measurement.NearbyMeasurement;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to serve a model.
 *
 * @param model model that is served; null if no model of the record is named
 * @param chip chip that serves
 * @param chipCount chips that serve a copy of the model together
 * @param precision number format of the weights
 * @param load what a copy is asked to do
 * @param usdPerChipHour what an hour of a chip costs, USD
 * @param rateBasis where that rate comes from: given or market
 * @param rate what a market rate rests on: its vendors, days and ages; null if the rate is given
 * @param asOf day whose market rate and list price count
 * @param fits whether the chips hold the weights and the batch's cache
 * @param memoryBytes memory that the weights need, bytes
 * @param chipsNeeded the least power of two of chips with that much memory to fill
 * @param cacheBytes keys, values and states of the whole batch, each kept once, bytes; 0 if the
 *     architecture is unknown
 * @param chipsForBatch the fewest chips that hold both the weights and that cache
 * @param heldBatch requests that are decoded together, since the chips hold no more; all of them
 *     where they hold the whole batch
 * @param parallelism how the chips share the work
 * @param prefill time to read a prompt
 * @param decode time of an output token
 * @param engine how well the software is set up: tuned or plain
 * @param tokensPerSecondPerChip output tokens a second, while the copy decodes and reads the
 *     prompts of new requests beside
 * @param maximum the most that the chips write, with as many requests as their memory holds; null
 *     where it does not hold the weights
 * @param energy power and IT energy; null where the chip's TDP is unknown, or the assumption set
 *     says nothing of power
 * @param usdPerMillionTokens cost of a million tokens at the utilisation asked for, USD
 * @param impliedMargin 1 - cost / the maker's list price, a share, both blended in the proportion
 *     of the load; null where there is no such price
 * @param impliedMarginNote which price that is, or why there is none
 * @param measured times per output token that were measured on the same chip, of the same model or
 *     one of its size, the nearest first: what was seen beside what is computed; empty where there
 *     are none
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation how it was computed, line by line
 * @param sources sources of every number in the derivation
 * @param assumptions constants that the answer rests on
 */
public record ServingReport(
        @Nullable Ref model,
        Ref chip,
        int chipCount,
        @OneOf(Precision.class) String precision,
        LoadPerCopy load,
        double usdPerChipHour,
        String rateBasis,
        @Nullable RateReport rate,
        LocalDate asOf,
        boolean fits,
        double memoryBytes,
        int chipsNeeded,
        double cacheBytes,
        int chipsForBatch,
        int heldBatch,
        Parallelism parallelism,
        @OneOf(Engine.class) String engine,
        PrefillTime prefill,
        DecodeTime decode,
        Estimate tokensPerSecondPerChip,
        @Nullable MaximumThroughput maximum,
        @Nullable EnergyOfServing energy,
        CostPerMillionTokens usdPerMillionTokens,
        @Nullable Estimate impliedMargin,
        String impliedMarginNote,
        List<NearbyMeasurement> measured,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    static ServingReport of(
            ServingEstimate estimate,
            List<NearbyMeasurement> measured,
            List<SourceRef> sources,
            AssumptionsUsed assumptions) {
        var cost = estimate.cost();
        var memory = cost.memory();
        return new ServingReport(
                Model.ref(estimate.model()),
                Chip.ref(estimate.chip()),
                estimate.load().chips(),
                estimate.plan().precision(),
                LoadPerCopy.of(estimate.load(), estimate.plan().utilization()),
                estimate.usdPerChipHour(),
                estimate.rate() == null ? "given" : "market",
                estimate.rate() == null ? null : estimate.rate().report(),
                estimate.plan().asOf(),
                memory.fits(),
                memory.neededBytes(),
                memory.chipsNeeded(),
                memory.cacheBytes(),
                estimate.chipsForBatch(),
                memory.heldBatch(),
                Parallelism.of(estimate.load()),
                estimate.plan().engine().slug(),
                PrefillTime.of(cost.prefill(), estimate.load()),
                DecodeTime.of(cost.decode()),
                cost.outputTokensPerSecondPerChip(),
                MaximumThroughput.of(estimate.largest()),
                EnergyOfServing.of(estimate.drawn()),
                CostPerMillionTokens.of(cost, estimate),
                estimate.margin().share(),
                estimate.margin().note(),
                measured,
                estimate.assumed(),
                estimate.derivation(),
                sources,
                assumptions);
    }

    /**
     * What a copy is asked to do.
     *
     * @param batch requests in flight
     * @param promptTokens tokens of a request's prompt
     * @param outputTokens tokens of a request's output
     * @param contextTokens tokens that a decode step looks back on, on average
     * @param utilization share of the paid time with this load
     */
    public record LoadPerCopy(
            int batch,
            int promptTokens,
            int outputTokens,
            double contextTokens,
            double utilization) {

        private static LoadPerCopy of(ServingLoad load, double utilization) {
            return new LoadPerCopy(
                    load.batch(),
                    load.promptTokens(),
                    load.outputTokens(),
                    load.meanContextTokens(),
                    utilization);
        }
    }

    /**
     * How the chips of a copy share its work.
     *
     * @param tensorParallel chips that compute each layer together
     * @param dataParallel groups with requests of their own in attention
     * @param expertParallel chips over which whole experts are spread; 1 if each holds slices of
     *     them
     */
    public record Parallelism(int tensorParallel, int dataParallel, int expertParallel) {

        private static Parallelism of(ServingLoad load) {
            var sharing = load.sharing();
            return new Parallelism(sharing.tensor(), sharing.data(), sharing.expert());
        }
    }

    /**
     * The most that the chips write.
     *
     * @param batch requests decoded together
     * @param secondsPerToken seconds between two output tokens of a request
     * @param tokensPerSecondPerChip output tokens a second
     */
    public record MaximumThroughput(
            int batch, Estimate secondsPerToken, Estimate tokensPerSecondPerChip) {

        private static MaximumThroughput of(LargestBatch largest) {
            return largest == null
                    ? null
                    : new MaximumThroughput(
                            largest.batch(),
                            largest.secondsPerToken(),
                            largest.outputTokensPerSecondPerChip());
        }
    }

    /**
     * Power and energy while the copy serves, before the overhead of a data centre (PUE).
     *
     * @param wattsPerChip that a chip draws, W
     * @param joulesPerOutputToken of the chips and their share of the servers, for each output
     *     token with the prompts read beside, J
     * @param joulesPerToken the same for each token of prompt and output: far less on long prompts,
     *     J
     */
    public record EnergyOfServing(
            Estimate wattsPerChip, Estimate joulesPerOutputToken, Estimate joulesPerToken) {

        private static EnergyOfServing of(ServingPower.Drawn drawn) {
            return drawn == null
                    ? null
                    : new EnergyOfServing(
                            drawn.wattsPerChip(),
                            drawn.joulesPerOutputToken(),
                            drawn.joulesPerToken());
        }
    }

    /**
     * The time to read one prompt.
     *
     * @param boundSeconds seconds at the full peak; nothing is faster
     * @param estimatedSeconds seconds to be expected of the chips, of a request that waits for
     *     nobody, of good kernels: a first token takes longer
     * @param secondsUnderLoad seconds that the prompt takes of an engine that decodes other
     *     requests as well; its cost counts these
     * @param firstTokenSeconds seconds that a request waits for its first token of a copy that
     *     answers as many others as the batch, where each that ends is followed by another: with
     *     the engine's own work and what waits before it; null for an assumption set that does not
     *     tell
     * @param tokensPerSecondPerChip prompt tokens a second, while the copy reads
     */
    public record PrefillTime(
            double boundSeconds,
            Estimate estimatedSeconds,
            Estimate secondsUnderLoad,
            @Nullable Estimate firstTokenSeconds,
            Estimate tokensPerSecondPerChip) {

        private static PrefillTime of(Prefill prefill, ServingLoad load) {
            return new PrefillTime(
                    prefill.boundSeconds(),
                    prefill.seconds(),
                    prefill.secondsUnderLoad(),
                    prefill.firstTokenSeconds(),
                    prefill.seconds().dividing((double) load.promptTokens() / load.chips()));
        }
    }

    /**
     * The time between two output tokens of a request.
     *
     * @param boundSecondsPerToken seconds by the roofline; nothing is faster
     * @param estimatedSecondsPerToken seconds to be expected, with the prompts of new requests read
     *     between the steps; at the low end none is
     * @param aloneSecondsPerToken seconds to be expected while no prompt is read
     * @param limitedBy what takes the longest: memory-bandwidth, compute, communication, launch
     *     (what layers and requests cost however small they are) or prefill
     */
    public record DecodeTime(
            double boundSecondsPerToken,
            Estimate estimatedSecondsPerToken,
            Estimate aloneSecondsPerToken,
            @OneOf(DecodeStep.Limit.class) String limitedBy) {

        private static DecodeTime of(DecodeStep decode) {
            return new DecodeTime(
                    decode.boundSeconds(),
                    decode.secondsPerToken(),
                    decode.aloneSecondsPerToken(),
                    decode.limitedBy().slug());
        }
    }

    /**
     * What a million tokens cost, USD.
     *
     * @param prompt a million prompt tokens, none of them cached
     * @param output a million output tokens
     * @param blended a million tokens of whole requests, prompt and output together
     * @param floor the same at the roofline and full utilisation, with the range of the rate: no
     *     honest price is below it
     */
    public record CostPerMillionTokens(
            Estimate prompt, Estimate output, Estimate blended, Estimate floor) {

        private static CostPerMillionTokens of(ServingCost cost, ServingEstimate estimate) {
            return new CostPerMillionTokens(
                    cost.usdPerMillionPromptTokens(),
                    cost.usdPerMillionOutputTokens(),
                    cost.usdPerMillionTokens(),
                    estimate.atItsRate(cost.floorUsdPerMillionTokens()));
        }
    }
}
