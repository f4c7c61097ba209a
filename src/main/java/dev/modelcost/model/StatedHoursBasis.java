package dev.modelcost.model;

import dev.modelcost.calc.derivation.Vocabulary;

/** Where a source has the chip-hours from that it states. */
public enum StatedHoursBasis implements Vocabulary {
    REPORTED,
    DERIVED,
    APPROXIMATE,
    UPPER_BOUND
}
