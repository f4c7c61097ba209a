package dev.modelcost.selftest;

import dev.modelcost.calc.sampling.Quantiles;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.Failure;
import dev.modelcost.model.Model;
import dev.modelcost.selftest.SelfTestReport.AmortizedComparison;
import dev.modelcost.selftest.SelfTestReport.Outside;
import dev.modelcost.training.RunReport;
import dev.modelcost.training.TrainingCostReport;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingCosts;
import dev.modelcost.trend.FrontierCosts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Epoch AI's amortised costs against those of this service. */
@ApplicationScoped
class AmortizedCosts {

    /** Known reasons, by model. */
    private static final String REASONS = "self_test_amortized.csv";

    private static final YearMonth MONEY = YearMonth.of(2023, 12);

    /** The month of the index's edition that the published costs are brought up to. */
    private static final YearMonth LATER_MONEY = YearMonth.of(2025, 6);

    private static final double TENTH = 0.1;
    private static final double ROUNDING = 0.005;

    private final TrainingCosts training;

    AmortizedCosts(TrainingCosts training) {
        this.training = training;
    }

    AmortizedComparison compare() {
        var reasons =
                ShippedTable.read(REASONS).stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.get("model"), row -> row.get("reason")));
        var ratios = new ArrayList<Double>();
        var outside = new ArrayList<Outside>();
        var notComputed = 0;
        for (var claim : FrontierCosts.amortized()) {
            var report = report(claim.model, MONEY);
            if (report == null) {
                notComputed++;
                continue;
            }
            var computed = report.costUsd().median();
            var ratio = computed / claim.value;
            ratios.add(ratio);
            if (Math.abs(ratio - 1) > TENTH) {
                outside.add(
                        new Outside(
                                Model.ref(claim.model),
                                claim.value,
                                computed,
                                ratio,
                                reason(claim, report, reasons)));
            }
        }
        outside.sort(Comparator.comparingDouble(Outside::ratio));
        return new AmortizedComparison(
                ratios.size(),
                notComputed,
                ratios.isEmpty()
                        ? null
                        : Quantiles.of(ratios.stream().mapToDouble(ratio -> ratio).toArray(), 0.5),
                ratios.size() - outside.size(),
                List.copyOf(outside));
    }

    /** Null where the record does not tell enough. */
    private TrainingCostReport report(Model model, YearMonth money) {
        try {
            return training.ofRecord(model, TrainingCostRequest.amortized(money));
        } catch (Failure untold) {
            // The comparison counts the models for which the record lacks an input.
            return null;
        }
    }

    private String reason(Claim claim, TrainingCostReport report, Map<String, String> reasons) {
        var known = reasons.get(claim.model.slug);
        if (known != null) {
            return known;
        }
        var later = report(claim.model, LATER_MONEY);
        if (later != null && Math.abs(later.costUsd().median() / claim.value - 1) < ROUNDING) {
            return "The published figure is in money of %s.".formatted(LATER_MONEY);
        }
        return report.runs().stream()
                .map(RunReport::chipHoursBasis)
                .filter(Objects::nonNull)
                .distinct()
                .map(AmortizedCosts::ofBasis)
                .collect(Collectors.joining(" "));
    }

    private static String ofBasis(String basis) {
        return switch (basis) {
            case "published" ->
                    "This service counts the chip-hours that the makers state; what the published figure counts is not in its data.";
            case "chips-times-hours" ->
                    "Chips and hours are those of the record; price, power or dates of the published figure must differ and are not in its data.";
            default ->
                    "The chip-hours follow from the FLOP and an MFU; those of the published figure are not in its data.";
        };
    }
}
