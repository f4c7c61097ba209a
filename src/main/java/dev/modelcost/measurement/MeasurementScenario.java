package dev.modelcost.measurement;

import dev.modelcost.calc.derivation.Vocabulary;

/** Under which load something was measured. */
public enum MeasurementScenario implements Vocabulary {
    /** All requests at once. */
    OFFLINE,
    /** Requests that arrive at random, with limits of MLPerf on latency. */
    SERVER,
    /** The same with tighter limits. */
    INTERACTIVE,
    /** One decode step by itself, without a serving engine. */
    DECODE_STEP,
    /** One prompt by itself, or a batch of prompts, without a serving engine. */
    PREFILL,
    /** A decode step with part of a prompt in it. */
    MIXED_STEP,
    TRAINING_STEP,
    MATRIX_PRODUCT,
    MEMORY_BANDWIDTH,
    IDLE
}
