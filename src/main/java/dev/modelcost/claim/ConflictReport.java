package dev.modelcost.claim;

import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.source.SourceRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Claims about the same subject, metric and scope that cannot both be right.
 *
 * @param count of the conflicts that are asked for, those that are not shown included
 * @param conflicts two claims each, by their ids
 * @param assumed what names in the question were taken for
 */
public record ConflictReport(int count, List<Conflict> conflicts, List<String> assumed) {

    /**
     * Two claims that differ by more than their rounding.
     *
     * @param subject what both are about
     * @param metric what both claim of it
     * @param scope what both figures cover
     * @param first one of them
     * @param second the other
     * @param difference both figures in their units, and how far they are apart in percent
     * @param reason the likely one, in a sentence
     */
    public record Conflict(
            ClaimView.Subject subject,
            @OneOf(AuditMetric.class) String metric,
            @OneOf(Scope.class) String scope,
            Figure first,
            Figure second,
            String difference,
            String reason) {

        static Conflict of(ClaimConflicts.Pair pair, Map<String, Claim> claims) {
            var first = claims.get(pair.first());
            return new Conflict(
                    ClaimView.Subject.of(first),
                    first.metric,
                    first.scope,
                    Figure.of(first),
                    Figure.of(claims.get(pair.second())),
                    pair.difference(),
                    pair.reason());
        }
    }

    /**
     * What one claim says.
     *
     * @param claim its id at {@code /api/v1/claims/{id}}
     * @param comparator =, ~, &gt;=, &lt;=, &gt;, &lt; or range
     * @param value in {@code unit}; the lower bound of a range
     * @param valueHigh in {@code unit}: the upper bound of a range; null if it is none
     * @param unit of both
     * @param basis measured, reported, derived or estimated; null if unknown
     * @param claimant who says so
     * @param claimantKind maker, press, dataset, analyst or vendor
     * @param statedOn the day of the claim; null if unknown
     * @param status standing, disputed, corrected or retracted
     * @param source that prints it
     */
    public record Figure(
            String claim,
            @OneOf(AuditComparator.class) String comparator,
            double value,
            @Nullable Double valueHigh,
            String unit,
            @OneOf(FigureBasis.class) @Nullable String basis,
            String claimant,
            @OneOf(ClaimantKind.class) String claimantKind,
            @Nullable LocalDate statedOn,
            @OneOf(ClaimStatus.class) String status,
            SourceRef source) {

        static Figure of(Claim claim) {
            return new Figure(
                    claim.slug,
                    claim.comparator,
                    claim.value,
                    claim.valueHigh,
                    claim.unit,
                    claim.basis,
                    claim.claimant,
                    claim.claimantKind,
                    claim.statedOn,
                    claim.status,
                    SourceRef.of(claim.source));
        }
    }
}
