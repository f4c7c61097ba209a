package dev.modelcost.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the API shows it.
 *
 * @param id public id
 * @param subject what it is about
 * @param metric what is claimed of the subject, such as training-cost or chip-hours
 * @param comparator =, ~, &gt;=, &lt;=, &gt;, &lt; or range
 * @param value in {@code unit}; the lower bound of a range
 * @param valueHigh in {@code unit}: the upper bound of a range; null if it is none
 * @param unit of value and valueHigh, such as USD, MWh or percent
 * @param scope what the figure covers, as far as the claimant says: run, development, per-request,
 *     ...; unstated if the claimant does not say
 * @param basis measured, reported, derived (arithmetic on other figures) or estimated; null if
 *     unknown
 * @param boundary what a figure of energy or carbon covers: chips (alone), machines (chips with
 *     their servers), facility (with the data centre's overhead), idle (what stands ready) or
 *     embodied (making the machines); null if unknown
 * @param accounting of carbon: location (the grid of the place) or market (net of clean electricity
 *     that was bought); null if unknown
 * @param claimant who says so
 * @param claimantKind maker, press, dataset, analyst or vendor
 * @param comparedWith the other model of a ratio; null if the figure is none
 * @param statedOn the day of the claim; null if unknown
 * @param quote word for word; null where only the figure is known
 * @param status standing, disputed, corrected or retracted
 * @param remark what a reader must know; null if nothing
 * @param source that prints the claim
 * @param evidenceUrl the page that the source itself cites; null if it cites none
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record ClaimView(
        String id,
        Subject subject,
        @OneOf(AuditMetric.class) String metric,
        @OneOf(AuditComparator.class) String comparator,
        double value,
        @Nullable Double valueHigh,
        String unit,
        @OneOf(Scope.class) String scope,
        @OneOf(FigureBasis.class) @Nullable String basis,
        @Nullable String boundary,
        @Nullable String accounting,
        String claimant,
        @OneOf(ClaimantKind.class) String claimantKind,
        @Nullable Ref comparedWith,
        @Nullable LocalDate statedOn,
        @Nullable String quote,
        @OneOf(ClaimStatus.class) String status,
        @Nullable String remark,
        SourceRef source,
        @Nullable String evidenceUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    /**
     * What a claim is about.
     *
     * @param kind model, chip, organization or market
     * @param slug of the model, chip or organization; null for a market
     * @param name of the subject
     * @param part of the subject that the claim is about; null for all of it
     */
    public record Subject(
            @OneOf(SubjectKind.class) String kind,
            @Nullable String slug,
            String name,
            @Nullable String part) {

        static Subject of(Claim claim) {
            var ref =
                    switch (claim.subjectKind) {
                        case "model" -> Model.ref(claim.model);
                        case "chip" -> Chip.ref(claim.chip);
                        case "organization" -> Organization.ref(claim.organization);
                        default -> new Ref(null, claim.subjectName);
                    };
            var part = ref.slug() == null ? null : claim.subjectName;
            return new Subject(claim.subjectKind, ref.slug(), ref.name(), part);
        }
    }

    public static ClaimView of(Claim claim) {
        return new ClaimView(
                claim.slug,
                Subject.of(claim),
                claim.metric,
                claim.comparator,
                claim.value,
                claim.valueHigh,
                claim.unit,
                claim.scope,
                claim.basis,
                claim.boundary,
                claim.accounting,
                claim.claimant,
                claim.claimantKind,
                Model.ref(claim.comparedWithModel),
                claim.statedOn,
                claim.quote,
                claim.status,
                claim.remark,
                SourceRef.of(claim.source),
                claim.evidenceUrl,
                claim.correction);
    }
}
