package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * What it costs to serve a model.
 *
 * @param model what is served; null if it is not in the record
 * @param chip that serves
 * @param chipCount of a copy of the model
 * @param precision of the weights
 * @param load what a copy is asked to do
 * @param usdPerChipHour the rate
 * @param rateBasis given or market
 * @param asOf day whose market rate and list price count
 * @param fits whether the chips hold the model and the batch's cache
 * @param memoryBytes that the model needs: 1.2 x parameters x bytes
 * @param chipsNeeded the least power of two of chips that have that memory
 * @param cacheBytes keys and values of the whole batch; 0 if the architecture is unknown
 * @param chipsForBatch the least power of two of chips that hold weights and that cache, too
 * @param prefill time to read a prompt
 * @param decode time of an output token
 * @param tokensPerSecondPerChip output tokens, while the copy decodes
 * @param usdPerMillionTokens cost at the utilisation asked for
 * @param impliedMargin 1 - cost / the maker's list price, both blended in the proportion of the
 *     load; null where there is no such price
 * @param impliedMarginNote which price it was, or why there is none
 * @param assumed what nobody gave and the record does not hold, sentence by sentence
 * @param derivation line by line
 * @param sources of every number in the derivation
 * @param assumptions the constants beside them
 */
public record ServingReport(
        Ref model,
        Ref chip,
        int chipCount,
        String precision,
        Load load,
        double usdPerChipHour,
        String rateBasis,
        LocalDate asOf,
        boolean fits,
        double memoryBytes,
        int chipsNeeded,
        double cacheBytes,
        int chipsForBatch,
        PrefillTime prefill,
        DecodeTime decode,
        Estimate tokensPerSecondPerChip,
        Cost usdPerMillionTokens,
        Estimate impliedMargin,
        String impliedMarginNote,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * What a copy is asked to do.
     *
     * @param batch requests decoded together
     * @param promptTokens of a request
     * @param outputTokens of a request
     * @param contextTokens that a decode step looks back on, on average
     * @param utilization share of the paid time with this load
     */
    public record Load(
            int batch,
            int promptTokens,
            int outputTokens,
            double contextTokens,
            double utilization) {}

    /**
     * The time to read one prompt.
     *
     * @param boundSeconds at the full peak
     * @param estimatedSeconds to be expected
     * @param tokensPerSecondPerChip prompt tokens, while the copy reads
     */
    public record PrefillTime(
            double boundSeconds, Estimate estimatedSeconds, Estimate tokensPerSecondPerChip) {}

    /**
     * The time between two output tokens of a request.
     *
     * @param boundSecondsPerToken the roofline: nothing is faster
     * @param estimatedSecondsPerToken to be expected
     * @param limitedBy memory-bandwidth, compute, communication or launch
     */
    public record DecodeTime(
            double boundSecondsPerToken, Estimate estimatedSecondsPerToken, String limitedBy) {}

    /**
     * USD per million tokens.
     *
     * @param prompt of prompt tokens, none of them cached
     * @param output of output tokens
     * @param blended of a whole request over all of its tokens
     * @param floor blended, at the roofline and full utilisation: no honest price is below it
     */
    public record Cost(Estimate prompt, Estimate output, Estimate blended, double floor) {}
}
