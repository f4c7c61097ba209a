package dev.modelcost.grid;

import dev.modelcost.calc.derivation.Vocabulary;

/** Which customers pay a price of electricity. */
public enum ElectricitySector implements Vocabulary {
    INDUSTRIAL,
    COMMERCIAL,
    RESIDENTIAL,
    /** All of them together, by what they bought. */
    ALL
}
