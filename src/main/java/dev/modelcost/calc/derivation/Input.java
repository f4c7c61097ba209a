package dev.modelcost.calc.derivation;

import org.jspecify.annotations.Nullable;

/**
 * One number that went into a {@link Step}.
 *
 * @param name what the formula calls it
 * @param value in {@code unit}
 * @param unit such as {@code USD/chip-hour}; {@code 1} for a pure number
 * @param source slug of the source or the assumption set that states it; null if an earlier step
 *     computed it or the caller gave it
 */
public record Input(String name, double value, String unit, @Nullable String source) {

    /** A number that an earlier step computed or that the caller gave. */
    public static Input of(String name, double value, String unit) {
        return new Input(name, value, unit, null);
    }
}
