package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;

/**
 * A possible reason why a figure is what it is.
 *
 * @param kind of the reason
 * @param detail in a sentence
 * @param alternative the correct or related figure, in the claim's unit; null if there is none
 */
public record Explanation(Kind kind, String detail, Double alternative) {

    /** The reasons that an audit can give. */
    public enum Kind implements Vocabulary {
        OTHER_SCOPE,
        DIGIT_TRANSPOSITION,
        POWER_OF_TEN,
        THOUSAND_MILLION_BILLION,
        WORDS_FOR_TOKENS,
        PER_GPU_FOR_PER_NODE,
        PRODUCT_READ_AS_NUMBER,
        WITH_SPARSITY_PEAK,
        FP8_PEAK_FOR_BF16,
        CACHED_PRICE,
        MARK_UP_FOR_MARGIN,
        DEFLATED_MONEY,
        BASE_MODEL_FLOP,
        HFU_FOR_MFU,
        OTHER_DATE,
        MARKET_BASED,
        CIRCULAR;

        /** Whether the figure is right except for its unit. */
        boolean isUnit() {
            return this == POWER_OF_TEN
                    || this == THOUSAND_MILLION_BILLION
                    || this == WORDS_FOR_TOKENS
                    || this == PER_GPU_FOR_PER_NODE
                    || this == WITH_SPARSITY_PEAK
                    || this == FP8_PEAK_FOR_BF16;
        }
    }
}
