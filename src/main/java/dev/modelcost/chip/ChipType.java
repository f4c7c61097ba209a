package dev.modelcost.chip;

import dev.modelcost.calc.derivation.Vocabulary;

/** What kind of processor a chip is. */
public enum ChipType implements Vocabulary {
    GPU,
    TPU,
    NPU,
    CPU,
    OTHER
}
