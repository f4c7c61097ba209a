package dev.modelcost.selftest;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.serving.ServingDay;
import dev.modelcost.calc.training.AmortizedCost;
import dev.modelcost.calc.training.AmortizedInputs;
import dev.modelcost.calc.training.Deflator;
import dev.modelcost.calc.training.PublishedRange;
import dev.modelcost.calc.training.RentalStage;
import dev.modelcost.calc.training.TrainingCompute;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Runs the service's methods on published inputs so that their results can be compared with
 * published ones.
 */
public final class MethodSelfTest {

    private static final double KW_PER_W = 1e-3;
    private static final double MWH_PER_KWH = 1e-3;
    private static final double GRAMS_PER_TONNE = 1e6;
    private static final double KWH_PER_MWH = 1e3;

    private MethodSelfTest() {}

    /**
     * The result of a method for these inputs, given in the order of its formula.
     *
     * @throws IllegalArgumentException if there is no such method
     */
    public static double compute(String method, List<Double> in) {
        return switch (method) {
            case "rental" -> new RentalStage("run", in.get(0), in.get(1), null, null).costUsd();
            case "chips-times-hours" -> in.get(0) * in.get(1);
            case "training-flop" -> TrainingCompute.flop(in.get(0), in.get(1), 1);
            case "mfu" ->
                    TrainingCompute.mfu(
                            TrainingCompute.flop(in.get(0), in.get(1), 1), in.get(2), in.get(3));
            case "amortized-value" ->
                    AmortizedCost.valueAtStartUsd(in.get(0), in.get(1), in.get(2));
            case "amortized-rate" -> AmortizedCost.usdPerChipHour(in.get(0), in.get(1));
            case "amortized-cost" -> AmortizedCost.of(gpt4(in)).costUsd();
            case "published-range-of-gpus" -> factor(PublishedRange.ofGpus(), in.get(0));
            case "published-range-of-tpus" -> factor(PublishedRange.ofTpus(), in.get(0));
            case "deflated" ->
                    new Deflator(
                                    "PCU518210518210",
                                    YearMonth.of(2023, 3),
                                    in.get(1),
                                    YearMonth.of(2024, 12),
                                    in.get(2),
                                    LocalDate.of(2025, 6, 30),
                                    null)
                            .apply(in.get(0));
            case "serving-cost" -> day(in).costUsd();
            case "serving-revenue" -> day(in).revenueUsd();
            case "serving-mark-up" -> day(in).markUp();
            case "hours-times-watts" -> in.get(0) * in.get(1) * KW_PER_W * MWH_PER_KWH;
            case "energy-times-grid" -> in.get(0) * KWH_PER_MWH * in.get(1) / GRAMS_PER_TONNE;
            default -> throw new IllegalArgumentException("no such method: " + method);
        };
    }

    /** The dates of availability and start are those of the worked example. */
    private static AmortizedInputs gpt4(List<Double> in) {
        return new AmortizedInputs(
                in.get(0),
                in.get(1),
                LocalDate.of(2020, 8, 12),
                LocalDate.of(2022, 5, 12),
                in.get(2),
                in.get(3),
                in.get(4),
                in.get(5),
                in.get(6),
                in.get(7),
                in.get(8),
                in.get(9));
    }

    /** One end of a 90 % range divided by its median; {@code p} is 0.05 or 0.95. */
    private static double factor(Estimate range, double p) {
        return (p < 0.5 ? range.low() : range.high()) / range.median();
    }

    private static ServingDay day(List<Double> in) {
        return new ServingDay(
                in.get(0),
                in.get(1).intValue(),
                in.get(2),
                in.get(3),
                in.get(4),
                in.get(5),
                BigDecimal.valueOf(in.get(6)),
                BigDecimal.valueOf(in.get(7)),
                BigDecimal.valueOf(in.get(8)),
                null);
    }
}
