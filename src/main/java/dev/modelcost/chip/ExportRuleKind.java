package dev.modelcost.chip;

import dev.modelcost.calc.derivation.Vocabulary;

/** How an export rule tells which chips it hits. */
public enum ExportRuleKind implements Vocabulary {
    /** By a test on the chip's figures. */
    FORMULA,
    /** By naming the chip, whatever the formulas say. */
    LETTER
}
