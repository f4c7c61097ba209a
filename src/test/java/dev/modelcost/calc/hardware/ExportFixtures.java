package dev.modelcost.calc.hardware;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The rules of docs/concepts/export-control.md, and chips to try them on. */
final class ExportFixtures {

    static final String CHINA = "china";
    static final LocalDate BEFORE = LocalDate.of(2023, 9, 30);
    static final LocalDate AFTER = LocalDate.of(2023, 11, 1);
    static final LocalDate SWITCH = LocalDate.of(2023, 10, 17);
    static final OptionalDouble NOT_KNOWN = OptionalDouble.empty();

    /** The days are round ones of the months that it names. */
    static final List<ExportRule> RULES =
            List.of(
                    formula(
                            "2022-3a090",
                            ExportOutcome.LICENCE_REQUIRED,
                            new ExportRule.Test(4800.0, null, null, null, 600.0),
                            LocalDate.of(2022, 10, 7),
                            SWITCH),
                    formula(
                            "2023-3a090.a-tpp",
                            ExportOutcome.LICENCE_REQUIRED,
                            new ExportRule.Test(4800.0, null, null, null, null),
                            SWITCH,
                            null),
                    formula(
                            "2023-3a090.a-density",
                            ExportOutcome.LICENCE_REQUIRED,
                            new ExportRule.Test(1600.0, null, 5.92, null, null),
                            SWITCH,
                            null),
                    formula(
                            "2023-3a090.b-tpp",
                            ExportOutcome.NOTIFICATION,
                            new ExportRule.Test(2400.0, 4800.0, 1.6, 5.92, null),
                            SWITCH,
                            null),
                    formula(
                            "2023-3a090.b-density",
                            ExportOutcome.NOTIFICATION,
                            new ExportRule.Test(1600.0, null, 3.2, 5.92, null),
                            SWITCH,
                            null),
                    new ExportRule(
                            "2025-h20",
                            "is informed",
                            CHINA,
                            ExportOutcome.LICENCE_REQUIRED,
                            "h20",
                            null,
                            LocalDate.of(2025, 4, 1),
                            LocalDate.of(2025, 8, 1),
                            "letter"));

    static final ProcessingPerformance H100 =
            performance(
                    Map.of(
                            Precision.BF16,
                            989.4e12,
                            Precision.FP8,
                            1979e12,
                            Precision.INT8,
                            1979e12),
                    814);
    static final ProcessingPerformance H20 =
            performance(
                    Map.of(Precision.BF16, 148e12, Precision.TF32, 74e12, Precision.INT8, 296e12),
                    814);

    private ExportFixtures() {}

    static ExportRule formula(
            String slug,
            ExportOutcome outcome,
            ExportRule.Test test,
            LocalDate from,
            LocalDate to) {
        return new ExportRule(slug, "3A090", CHINA, outcome, null, test, from, to, "regulation");
    }

    static ProcessingPerformance performance(Map<Precision, Double> peaks, double die) {
        return ProcessingPerformance.of(peaks, OptionalDouble.of(die), "chip");
    }

    static ExportStatus status(
            String chip,
            ProcessingPerformance performance,
            OptionalDouble interconnect,
            LocalDate on) {
        return ExportStatus.of(chip, performance, interconnect, RULES, CHINA, on);
    }
}
