package dev.modelcost.chip;

import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;

/**
 * An export rule as the API shows it. Rows of the same rule are alternatives: one that matches is
 * enough.
 *
 * @param slug public id
 * @param rule name of the rule, such as 3A090.a
 * @param destinationGroup where the chip would go
 * @param kind formula (a test on the chip's figures) or letter (names a chip, overrides the
 *     formula)
 * @param outcome licence-required, notification or allowed
 * @param chip that a letter names
 * @param tppFrom least total processing performance
 * @param tppBelow total processing performance that is beyond the rule
 * @param densityFrom least performance density, TPP per mm2 of die
 * @param densityBelow performance density that is beyond the rule
 * @param interconnectGbPerSecondFrom least chip-to-chip bandwidth
 * @param validFrom first day
 * @param validTo first day on which it no longer holds; null if it holds on
 * @param source where it stands
 * @param remark what a reader must know
 */
public record ExportRuleView(
        String slug,
        String rule,
        String destinationGroup,
        String kind,
        String outcome,
        Ref chip,
        Double tppFrom,
        Double tppBelow,
        Double densityFrom,
        Double densityBelow,
        Double interconnectGbPerSecondFrom,
        LocalDate validFrom,
        LocalDate validTo,
        SourceRef source,
        String remark) {

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
                row.validFrom,
                row.validTo,
                SourceRef.of(row.source),
                row.remark);
    }
}
