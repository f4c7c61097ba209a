package dev.modelcost.measurement;

import dev.modelcost.calc.derivation.Vocabulary;

/** What was measured. */
public enum MeasurementKind implements Vocabulary {
    /** Time per output token or per prompt. */
    SERVING_LATENCY,
    /** Output tokens per second with as many requests as the server can use. */
    MAXIMUM_THROUGHPUT,
    /** Speed of the steps of a training run, without restarts and evaluation. */
    TRAINING_STEP,
    /** Chip-hours from the first step until a given quality was reached. */
    TRAINING_RUN,
    /** Watts during one of the other kinds, or of an idle chip. */
    POWER,
    /** Speed of a product of two matrices. */
    MATRIX_PRODUCT,
    /** Speed of reading or copying memory. */
    MEMORY_BANDWIDTH
}
