package dev.modelcost.measurement;

import dev.modelcost.calc.derivation.Vocabulary;

/** Software with which a model was served or trained. */
public enum MeasuredEngine implements Vocabulary {
    VLLM,
    SGLANG,
    TENSORRT_LLM,
    LLMBOOST,
    /** Without a serving engine or a training framework. */
    PYTORCH,
    LLM_FOUNDRY,
    MEGATRON_BRIDGE,
    MEGATRON_LM,
    NEMO,
    MAXTEXT,
    TORCHTITAN
}
