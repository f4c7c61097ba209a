package dev.modelcost.calc.sampling;

import java.util.Objects;

/** An input of a sampled formula: its name in the answer, and its distribution. */
public record UncertainInput(String name, Distribution distribution) {

    public UncertainInput {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(distribution, "distribution");
    }

    /** An input that is known exactly; it does not contribute to the spread. */
    public static UncertainInput exact(String name, double value) {
        return new UncertainInput(name, Distribution.exact(value));
    }
}
