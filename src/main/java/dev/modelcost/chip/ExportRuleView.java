package dev.modelcost.chip;

import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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
 * @param chip the chip that a letter names; null of a formula
 * @param tppFrom least total processing performance, in TFLOP/s x bits; null if any will do
 * @param tppBelow total processing performance that is beyond the rule, in TFLOP/s x bits; null if
 *     none is
 * @param densityFrom least performance density, in TPP per mm2 of die; null if any will do
 * @param densityBelow performance density that is beyond the rule, in TPP per mm2 of die; null if
 *     none is
 * @param interconnectGbPerSecondFrom least bandwidth from chip to chip, in GB/s; null if any will
 *     do
 * @param validFrom first day on which it held
 * @param validTo first day on which it no longer holds; null if it holds on
 * @param source where the rule stands
 * @param remark what a reader must know
 */
public record ExportRuleView(
        String slug,
        String rule,
        String destinationGroup,
        String kind,
        String outcome,
        @Nullable Ref chip,
        @Nullable Double tppFrom,
        @Nullable Double tppBelow,
        @Nullable Double densityFrom,
        @Nullable Double densityBelow,
        @Nullable Double interconnectGbPerSecondFrom,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        SourceRef source,
        @Nullable String remark) {

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
