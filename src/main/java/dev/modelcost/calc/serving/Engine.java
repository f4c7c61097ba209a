package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Vocabulary;

/** How well the software that serves a model is set up. */
public enum Engine implements Vocabulary {
    /**
     * A current engine (TensorRT-LLM, SGLang or vLLM of 2025 and 2026) whose settings somebody has
     * chosen for model, chip and load.
     */
    TUNED,
    /** vLLM of 2025 as it is installed. */
    PLAIN
}
