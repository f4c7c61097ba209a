package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.derivation.OneOf;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the words of a claim were read.
 *
 * @param subject slug of what it is about; null if it names nothing that the record holds
 * @param subjectMayBe slugs of what the subject's name may mean, if it may mean several things
 * @param didYouMean slugs that come near a subject that the record does not hold
 * @param metric what is claimed
 * @param metricMayBe what else the words for the metric may mean, the likeliest first
 * @param comparator how the value is meant; {@code =} if nothing was said
 * @param value in {@code unit}; the low end of a range
 * @param valueHigh the high end of a range; null if it is none
 * @param unit as the record writes it
 * @param scope what the figure covers; null if it was not said
 * @param precision number format; null if it was not said
 * @param statedOn day of the claim; of a month or a year its last day; null if it was not said
 * @param chip slug; null if none was named
 * @param comparedWith slug of the other model of a ratio; null if there is none
 * @param region code of the grid; null if none was named
 */
public record UnderstoodClaim(
        @Nullable String subject,
        List<String> subjectMayBe,
        List<String> didYouMean,
        @OneOf(AuditMetric.class) String metric,
        List<String> metricMayBe,
        @OneOf(AuditComparator.class) String comparator,
        double value,
        @Nullable Double valueHigh,
        String unit,
        @Nullable String scope,
        @Nullable String precision,
        @Nullable LocalDate statedOn,
        @Nullable String chip,
        @Nullable String comparedWith,
        @Nullable String region) {

    /**
     * @param named what its names stand for
     * @param subject which of them the verdict is about; null for none
     */
    static UnderstoodClaim of(
            AuditRequest question, AuditSubjects named, AuditedSubject subject, String region) {
        var meant = question.meant();
        var several = named.subjects().size() > 1;
        return new UnderstoodClaim(
                subject == null ? null : subject.slug(),
                several ? named.subjects().stream().map(AuditedSubject::slug).toList() : List.of(),
                named.isKnown() ? List.of() : named.near(),
                meant.metric().slug(),
                meant.others().stream().map(AuditMetric::slug).toList(),
                meant.comparator().slug(),
                meant.low(),
                meant.high() > meant.low() ? meant.high() : null,
                meant.unit().name(),
                question.scope(),
                question.stated().precision(),
                question.statedOn(),
                named.chip(),
                named.comparedWith(),
                region);
    }
}
