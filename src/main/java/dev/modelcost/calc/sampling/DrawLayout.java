package dev.modelcost.calc.sampling;

import java.util.ArrayList;
import java.util.List;

/**
 * What a sampled formula draws, and what it tells beside its result: each input and each part has a
 * place, and only the place knows at which index of an array it is.
 */
public final class DrawLayout {

    private final List<UncertainInput> inputs = new ArrayList<>();
    private int parts;

    /**
     * The place of an input in a draw.
     *
     * @param index in the order of the inputs
     */
    public record Drawn(int index) implements SampledFunction {

        /** The value that was drawn. */
        @Override
        public double apply(double[] draw) {
            return draw[index];
        }
    }

    /**
     * The place of a part among those that a sample tells.
     *
     * @param index in the order of the parts
     */
    public record Told(int index) {

        /** The result itself, which is told in any case: nothing is to be put here. */
        public static final Told WHOLE = new Told(-1);

        public void put(double[] parts, double value) {
            parts[index] = value;
        }

        public void add(double[] parts, double value) {
            parts[index] += value;
        }
    }

    /** One more input, drawn on its own. */
    public Drawn input(UncertainInput input) {
        inputs.add(input);
        return new Drawn(inputs.size() - 1);
    }

    /** An input that may be there already: what is alike in name and distribution is drawn once. */
    public Drawn shared(UncertainInput input) {
        int known = inputs.indexOf(input);
        return known >= 0 ? new Drawn(known) : input(input);
    }

    /** One more part. */
    public Told part() {
        return new Told(parts++);
    }

    /** The same inputs, of a formula that tells nothing beside its result. */
    DrawLayout withoutParts() {
        var inputsAlone = new DrawLayout();
        inputs.forEach(inputsAlone::input);
        return inputsAlone;
    }

    /** In the order in which they are drawn. */
    public List<UncertainInput> inputs() {
        return List.copyOf(inputs);
    }

    /** How many parts there are. */
    public int parts() {
        return parts;
    }
}
