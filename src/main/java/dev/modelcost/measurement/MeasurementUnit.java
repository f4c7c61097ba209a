package dev.modelcost.measurement;

import dev.modelcost.calc.derivation.Vocabulary;

/** The unit of a measured figure. */
public enum MeasurementUnit implements Vocabulary {
    MS_PER_OUTPUT_TOKEN,
    MS_PER_PROMPT,
    /** Of all chips together. */
    OUTPUT_TOKENS_PER_SECOND,
    TOKENS_PER_SECOND_PER_CHIP,
    /** FLOP of the model, as its source counts them. */
    TFLOP_PER_SECOND_PER_CHIP,
    /** Model FLOP utilisation. */
    MFU_PERCENT,
    CHIP_HOURS,
    /** Of the chips alone. */
    WATTS_OF_CHIPS,
    /** Of the server with its chips. */
    WATTS_OF_SYSTEM,
    TFLOP_PER_SECOND,
    GB_PER_SECOND
}
