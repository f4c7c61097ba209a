package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.claim.Claim;
import java.time.LocalDate;

/** A stored claim, as the audit reads it. */
record RecordedClaim(
        String slug,
        String subjectKind,
        String subject,
        String subjectTitle,
        String part,
        String metric,
        String comparator,
        double value,
        Double valueHigh,
        String unit,
        String scope,
        String basis,
        String claimant,
        String claimantKind,
        String comparedWith,
        LocalDate statedOn,
        String source,
        String sourceKind) {

    /** Of a market only the name. */
    AuditedSubject subjectRef() {
        return new AuditedSubject(subjectKind.equals("market") ? null : subject, subjectTitle);
    }

    /** How much its source counts: what makers say through the press counts as press. */
    AuditAuthority authority() {
        if (sourceKind.equals("press")) {
            return claimantKind.equals("analyst") ? AuditAuthority.ANALYST : AuditAuthority.PRESS;
        }
        return switch (claimantKind) {
            case "maker", "vendor" -> AuditAuthority.MAKER;
            case "dataset" -> AuditAuthority.DATA_SET;
            case "analyst" ->
                    sourceKind.equals("paper") ? AuditAuthority.PAPER : AuditAuthority.ANALYST;
            default -> AuditAuthority.PRESS;
        };
    }

    /** A claim about a market has no subject on record, so the snapshot lacks it. */
    static RecordedClaim onMarket(Claim c) {
        return new RecordedClaim(
                c.slug,
                c.subjectKind,
                c.subjectName,
                c.subjectName,
                null,
                c.metric,
                c.comparator,
                c.value,
                c.valueHigh,
                c.unit,
                c.scope,
                c.basis,
                c.claimant,
                c.claimantKind,
                null,
                c.statedOn,
                c.source.slug,
                c.source.kind);
    }
}
