package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Unit;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.claim.ClaimConflicts;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.web.Body;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim that is not stored, as the client states it. All but metric, value and unit may be left
 * out; what is missing is looked up from the subject.
 *
 * @param subject slug of a model, chip or organization
 * @param metric what is claimed
 * @param value in {@code unit}
 * @param unit such as USD, MWh or percent
 * @param comparator =, ~, &gt;=, &lt;=, &gt; or &lt;
 * @param scope what the figure covers; of a peak, the precision
 * @param statedOn the day of the claim
 * @param chip slug of the chip
 * @param chipCount chips at once
 * @param chipHours of the run
 * @param wallClockHours of the run
 * @param usdPerChipHour rate that the claim assumes
 * @param trainingFlop of the run
 * @param trainingTokens of the run
 * @param activeParameters per token
 * @param energyKwh of the run
 * @param carbonTonnes of the run
 * @param region code or name of the grid
 * @param basis measured, reported, derived or estimated
 * @param comparedWith slug of the other model of a ratio
 */
public record AuditRequest(
        String subject,
        @Schema(required = true) String metric,
        @Schema(required = true) Double value,
        @Schema(required = true) String unit,
        String comparator,
        String scope,
        LocalDate statedOn,
        String chip,
        Double chipCount,
        Double chipHours,
        Double wallClockHours,
        Double usdPerChipHour,
        Double trainingFlop,
        Double trainingTokens,
        Double activeParameters,
        Double energyKwh,
        Double carbonTonnes,
        String region,
        String basis,
        String comparedWith) {

    private static final List<String> SCOPES =
            List.of(
                    "final-run",
                    "post-training",
                    "stage",
                    "model",
                    "with-base-model",
                    "development",
                    "serving",
                    "input",
                    "cached-input",
                    "output",
                    "batch-input",
                    "batch-output",
                    "list",
                    "per-request",
                    "per-day",
                    "lifecycle",
                    "chip",
                    "market",
                    "unstated");

    private static final double KG_PER_TONNE = 1000;

    /** Beyond any figure in any unit; products of several stay finite. */
    private static final double MOST = 1e40;

    /**
     * Reads a body.
     *
     * @throws InvalidInput that names the value at fault
     */
    static AuditRequest read(Body fields) {
        var question =
                new AuditRequest(
                        fields.text("subject"),
                        fields.oneOf("metric", AuditMetric.askable()),
                        fields.number("value", 0, MOST),
                        fields.text("unit"),
                        fields.oneOf("comparator", comparators()),
                        fields.oneOf("scope", scopes()),
                        fields.date("statedOn"),
                        fields.text("chip"),
                        fields.above0("chipCount", MOST),
                        fields.above0("chipHours", MOST),
                        fields.above0("wallClockHours", MOST),
                        fields.above0("usdPerChipHour", MOST),
                        fields.above0("trainingFlop", MOST),
                        fields.above0("trainingTokens", MOST),
                        fields.above0("activeParameters", MOST),
                        fields.above0("energyKwh", MOST),
                        fields.number("carbonTonnes", 0, MOST),
                        fields.text("region"),
                        fields.oneOf(
                                "basis", List.of("measured", "reported", "derived", "estimated")),
                        fields.text("comparedWith"));
        fields.refuseUnknown();
        fields.require(
                "metric", question.metric, "one of " + String.join(", ", AuditMetric.askable()));
        fields.require("value", question.value, "a number");
        fields.require("unit", question.unit, "such as USD, MWh or percent");
        question.unitOfMetric();
        return question;
    }

    private static List<String> comparators() {
        return AuditComparator.signs().stream().filter(sign -> !sign.equals("range")).toList();
    }

    private static List<String> scopes() {
        return Stream.concat(SCOPES.stream(), Stream.of(Precision.values()).map(Precision::slug))
                .toList();
    }

    /** The unit, which must measure what the metric is about. */
    private Unit unitOfMetric() {
        var about = AuditMetric.of(metric).orElseThrow();
        var named = Unit.of(unit);
        if (named.isEmpty()) {
            throw new InvalidInput(
                    "unit",
                    "'%s' is not a unit that is known here; known are %s."
                            .formatted(Printable.of(unit), String.join(", ", Unit.known())));
        }
        if (named.get().dimension() != about.dimension()) {
            throw new InvalidInput(
                    "unit",
                    "'%s' measures %s, but %s is %s; give one of %s."
                            .formatted(
                                    unit,
                                    named.get().dimension().words(),
                                    metric,
                                    about.dimension().words(),
                                    String.join(", ", Unit.of(about.dimension()))));
        }
        return named.get();
    }

    /** What the audit reads; such a claim counts no more than the press. */
    AuditClaim claim() {
        var said = scope == null ? "unstated" : scope;
        return new AuditClaim(
                AuditMetric.of(metric).orElseThrow(),
                AuditComparator.of(comparator == null ? "=" : comparator).orElseThrow(),
                value,
                value,
                unitOfMetric(),
                said,
                null,
                basis,
                statedOn,
                AuditAuthority.PRESS,
                new AuditRun(
                        chipHours,
                        chipCount,
                        wallClockHours,
                        usdPerChipHour,
                        trainingFlop,
                        trainingTokens,
                        activeParameters,
                        energyKwh,
                        carbonTonnes == null ? null : carbonTonnes * KG_PER_TONNE,
                        null));
    }

    /** What tells whether stored claims conflict with it. */
    ClaimConflicts.Figure figure(String about) {
        return new ClaimConflicts.Figure(
                null,
                about,
                null,
                metric,
                scope == null ? "unstated" : scope,
                comparator == null ? "=" : comparator,
                value,
                value,
                unit,
                basis,
                "the claim");
    }
}
