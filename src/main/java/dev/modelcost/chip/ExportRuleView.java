package dev.modelcost.chip;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.hardware.ExportOutcome;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export rule. Rows of the same rule are alternatives: the rule applies if any one of them
 * matches.
 *
 * @param slug public id
 * @param rule name of the rule, such as 3A090.a
 * @param destinationGroup group of countries to which it applies
 * @param kind formula (a test of the chip's figures) or letter (names a chip and overrides the
 *     formula)
 * @param outcome licence-required, case-by-case (a licence, for which an application is looked at
 *     on its merits), notification or allowed
 * @param chip that a letter names; null for a formula
 * @param tppFrom lowest total processing performance (TPP) to which it applies; null for no bound
 * @param tppBelow total processing performance from which it no longer applies; null for no bound
 * @param densityFrom lowest performance density (TPP per square millimetre of die) to which it
 *     applies; null for no bound
 * @param densityBelow performance density from which it no longer applies; null for no bound
 * @param interconnectGbPerSecondFrom lowest chip-to-chip bandwidth, in GB per second, to which it
 *     applies; null for no bound
 * @param memoryGbPerSecondBelow bandwidth of the chip's memory, in GB per second, from which it no
 *     longer applies; null for no bound
 * @param onlyIn the countries of the group to which it applies, as ISO 3166-1 alpha-2; null for all
 *     of them
 * @param validFrom first day on which it holds
 * @param validTo first day on which it is no longer in force; null if it still is
 * @param source that states it
 * @param remark what a reader should know; null if nothing
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record ExportRuleView(
        String slug,
        String rule,
        String destinationGroup,
        @OneOf(ExportRuleKind.class) String kind,
        @OneOf(ExportOutcome.class) String outcome,
        @Nullable Ref chip,
        @Nullable Double tppFrom,
        @Nullable Double tppBelow,
        @Nullable Double densityFrom,
        @Nullable Double densityBelow,
        @Nullable Double interconnectGbPerSecondFrom,
        @Nullable Double memoryGbPerSecondBelow,
        @Nullable List<String> onlyIn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        SourceRef source,
        @Nullable String remark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    static ExportRuleView of(ExportRuleRow row) {
        return new ExportRuleView(
                row.slug,
                row.rule,
                row.destinationGroup,
                row.kind,
                row.outcome,
                Chip.ref(row.chip),
                row.tppFrom,
                row.tppBelow,
                row.densityFrom,
                row.densityBelow,
                row.interconnectGbPerSecondFrom,
                row.memoryGbPerSecondBelow,
                row.onlyIn == null ? null : List.of(row.onlyIn.split(" ")),
                row.validFrom,
                row.validTo,
                SourceRef.of(row.source),
                row.remark,
                row.correction);
    }
}
