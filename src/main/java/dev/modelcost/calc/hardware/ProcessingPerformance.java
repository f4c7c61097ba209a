package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Total processing performance (TPP) and performance density, the figures by which United States
 * export rules classify chips.
 *
 * @param tpp highest product of dense TOP/s and bit length over the precisions
 * @param governing precision that gives it; among equals, the one with the longest operands
 * @param density TPP / die area in mm2; empty where the area is not known
 * @param steps how it was computed
 */
public record ProcessingPerformance(
        double tpp, Precision governing, OptionalDouble density, List<Step> steps) {

    private static final double TERA = 1e12;

    public ProcessingPerformance {
        Require.positive("TPP", tpp);
        steps = List.copyOf(steps);
    }

    /**
     * @param densePeaks FLOP/s, or OP/s for integers, by precision; never the with-sparsity figure
     * @param dieMm2 area of the dies that hold the logic, mm2; empty if not known
     * @param source slug of the source of the figures; null if the caller gave them
     * @throws IllegalArgumentException if there is no peak, or a figure is not above 0
     */
    public static ProcessingPerformance of(
            Map<Precision, Double> densePeaks, OptionalDouble dieMm2, String source) {
        return of(densePeaks, dieMm2, source, source);
    }

    /** The same, where the die area comes from another source. */
    public static ProcessingPerformance of(
            Map<Precision, Double> densePeaks,
            OptionalDouble dieMm2,
            String source,
            String dieSource) {
        if (densePeaks.isEmpty()) {
            throw new IllegalArgumentException("no peak");
        }
        Precision governing = null;
        double tpp = 0;
        var inputs = new ArrayList<Input>();
        var products = new ArrayList<String>();
        for (var precision : Precision.values()) {
            if (densePeaks.get(precision) != null) {
                var peak =
                        Require.positive("peak in " + precision.slug(), densePeaks.get(precision));
                var product = peak / TERA * precision.bits();
                inputs.add(new Input(precision.slug(), peak / TERA, "TOP/s", source));
                products.add(precision.slug() + " x " + precision.bits());
                if (product > tpp) {
                    tpp = product;
                    governing = precision;
                }
            }
        }
        var steps = new ArrayList<Step>();
        steps.add(
                Step.of(
                        "TPP",
                        products.stream().collect(Collectors.joining(", ", "max(", ")")),
                        tpp,
                        "TOP/s x bit",
                        inputs.toArray(Input[]::new)));
        if (dieMm2.isPresent()) {
            var area = Require.positive("dieMm2", dieMm2.getAsDouble());
            steps.add(
                    Step.of(
                            "Performance density",
                            "TPP / die area",
                            tpp / area,
                            "TOP/s x bit/mm2",
                            Input.of("TPP", tpp, "TOP/s x bit"),
                            new Input("die area", area, "mm2", dieSource)));
            return new ProcessingPerformance(tpp, governing, OptionalDouble.of(tpp / area), steps);
        }
        return new ProcessingPerformance(tpp, governing, OptionalDouble.empty(), steps);
    }
}
