package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.sampling.Distribution;

/** The constants of an assumption set, as far as a {@link UtilizationRule} needs them. */
public interface UtilizationConstants {

    boolean has(String name);

    /** The constant as an input of a derivation, with its source. */
    Input input(String as, String name);

    /** How the constant is distributed: by its 90 % range, or exactly its value if it has none. */
    Distribution distribution(String name);
}
