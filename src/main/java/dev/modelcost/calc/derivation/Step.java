package dev.modelcost.calc.derivation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One line of a derivation, which a reader can redo by hand: the formula, the numbers that go in,
 * the number that comes out.
 *
 * @param step what is computed, in a few words
 * @param formula in terms of the names of the inputs
 * @param value the result, in {@code unit}
 * @param unit of the result
 * @param inputs in the order of the formula
 * @param sources slugs of the sources of the inputs, each once
 */
public record Step(
        String step,
        String formula,
        double value,
        String unit,
        List<Input> inputs,
        List<String> sources) {

    public Step {
        inputs = List.copyOf(inputs);
        sources = List.copyOf(sources);
    }

    /** A step whose sources are those of its inputs. */
    public static Step of(String step, String formula, double value, String unit, Input... inputs) {
        var sources =
                Stream.of(inputs).map(Input::source).filter(Objects::nonNull).distinct().toList();
        return new Step(step, formula, value, unit, List.of(inputs), sources);
    }
}
