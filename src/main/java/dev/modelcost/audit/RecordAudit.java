package dev.modelcost.audit;

import dev.modelcost.calc.audit.Audit;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditFacts;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditResult;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Verdict;
import dev.modelcost.calc.units.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;

/** Audits claims of the record against the rest of it. */
final class RecordAudit {

    /** A claim, what it was held against, and the verdict. */
    record Audited(AuditClaim claim, AuditFacts facts, AuditResult result) {}

    private RecordAudit() {}

    /** Audits all claims of the record. */
    static AuditSummary summary(AuditSnapshot record, AuditFactsFinder facts) {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        var items = new ArrayList<Judged>();
        for (var claim : record.claims()) {
            var result = audit(claim, record, facts).result();
            counts.merge(result.verdict(), 1, Integer::sum);
            items.add(new Judged(claim, result));
        }
        var verdicts =
                counts.entrySet().stream()
                        .map(e -> new AuditSummary.VerdictCount(e.getKey().slug(), e.getValue()))
                        .toList();
        var worst =
                items.stream()
                        .filter(i -> i.result.verdict().compareTo(Verdict.UNVERIFIABLE) < 0)
                        .sorted(Comparator.comparing((Judged i) -> i.result.verdict()))
                        .map(
                                i ->
                                        new AuditSummary.DoubtfulClaim(
                                                i.claim.slug(),
                                                i.claim.subjectRef(),
                                                i.claim.metric(),
                                                i.result.verdict().slug(),
                                                i.result.summary()))
                        .toList();
        return new AuditSummary(items.size(), verdicts, worst);
    }

    private record Judged(RecordedClaim claim, AuditResult result) {}

    static Audited audit(RecordedClaim stored, AuditSnapshot record, AuditFactsFinder facts) {
        var metric = AuditMetric.of(stored.metric()).orElseThrow();
        var unit =
                Unit.of(stored.unit())
                        .orElseGet(() -> new Unit(stored.unit(), metric.dimension(), 1, null));
        var claim =
                new AuditClaim(
                        metric,
                        AuditComparator.of(stored.comparator()).orElseThrow(),
                        stored.value(),
                        stored.valueHigh() == null ? stored.value() : stored.valueHigh(),
                        unit,
                        stored.scope(),
                        stored.part(),
                        stored.basis(),
                        stored.statedOn(),
                        stored.authority(),
                        AuditRun.UNKNOWN);
        var known =
                facts.find(
                        claim,
                        stored.subject(),
                        stored.subjectTitle(),
                        record.model(comparedWith(stored, record)),
                        null,
                        null,
                        stored.slug());
        return new Audited(claim, known, Audit.judge(claim, known));
    }

    /** The model of a ratio; of a price, the other model that the same source prices. */
    private static String comparedWith(RecordedClaim claim, AuditSnapshot record) {
        if (claim.comparedWith() != null || !claim.metric().equals("token-price")) {
            return claim.comparedWith();
        }
        return record.claims().stream()
                .filter(c -> c.metric().equals("token-price"))
                .filter(c -> c.source().equals(claim.source()))
                .map(RecordedClaim::subject)
                .filter(subject -> !subject.equals(claim.subject()))
                .findFirst()
                .orElse(null);
    }
}
