package dev.modelcost.calc.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a derivation, which a reader can redo by hand: the formula, the inputs and the
 * result.
 *
 * <p>A formula is an expression over the names of the inputs, which may consist of several words:
 * {@code chip-hours x USD per chip-hour}. It knows
 *
 * <ul>
 *   <li>{@code +}, {@code -}, {@code x} (times), {@code /}, {@code ^} (to the power of), with the
 *       usual precedence, and parentheses;
 *   <li>the functions {@code max}, {@code median}, {@code sqrt}, {@code exp}, {@code ln}, {@code
 *       log2} and {@code ceil} (rounded up); the median of an even number of values is the mean of
 *       the two in the middle;
 *   <li>the comparisons {@code >=} and {@code <}, joined by {@code and}, which give 1 if true and 0
 *       if false.
 * </ul>
 *
 * <p>A value that no such expression gives, such as the median of samples or a fit, has a text in
 * place of the formula, and {@code whyText} says why.
 *
 * @param step what is computed, in a few words
 * @param formula in terms of the names of the inputs; each of them occurs in it
 * @param whyText why the formula is a text that cannot be evaluated, such as {@code median of
 *     10,000 samples}; null if it can
 * @param value the result, in {@code unit}
 * @param unit of the result
 * @param inputs in the order of the formula
 * @param sources slugs of the sources of the inputs, each once
 */
public record Step(
        String step,
        String formula,
        @Nullable String whyText,
        double value,
        String unit,
        List<Input> inputs,
        List<String> sources) {

    public Step {
        inputs = List.copyOf(inputs);
        sources = List.copyOf(sources);
    }

    /** A step whose formula can be evaluated, and whose sources are those of its inputs. */
    public static Step of(String step, String formula, double value, String unit, Input... inputs) {
        return new Step(step, formula, null, value, unit, List.of(inputs), sources(inputs));
    }

    /** A step described by a text, because no expression gives its value. */
    public static Step ofText(
            String step, String text, String whyText, double value, String unit, Input... inputs) {
        Objects.requireNonNull(whyText, "whyText");
        return new Step(step, text, whyText, value, unit, List.of(inputs), sources(inputs));
    }

    /** A part that is counted as 0 because something it needs is not known. */
    public static Step leftOut(String step, String missing, String unit) {
        return ofText(step, "left out: " + missing, missing, 0, unit);
    }

    /** A number as a source states it; the input says which number that is. */
    public static Step published(String step, Input published) {
        return of(step, published.name(), published.value(), published.unit(), published);
    }

    /**
     * The sum of parts, each listed by name. If parts share a name, the second is called {@code
     * name (2)}, and so on.
     */
    public static Step sum(String step, double value, String unit, List<Input> parts) {
        var named = new Input[parts.size()];
        for (int i = 0; i < named.length; i++) {
            var part = parts.get(i);
            var before =
                    parts.subList(0, i).stream()
                            .filter(other -> other.name().equals(part.name()))
                            .count();
            named[i] =
                    before == 0
                            ? part
                            : new Input(
                                    "%s (%d)".formatted(part.name(), before + 1),
                                    part.value(),
                                    part.unit(),
                                    part.source());
        }
        var formula = Stream.of(named).map(Input::name).collect(Collectors.joining(" + "));
        return of(step, named.length == 0 ? "0" : formula, value, unit, named);
    }

    /** The same arithmetic under another heading. */
    public Step titled(String title) {
        return new Step(title, formula, whyText, value, unit, inputs, sources);
    }

    private static List<String> sources(Input... inputs) {
        var sources = new ArrayList<String>(inputs.length);
        for (var input : inputs) {
            if (input.source() != null && !sources.contains(input.source())) {
                sources.add(input.source());
            }
        }
        return sources;
    }
}
