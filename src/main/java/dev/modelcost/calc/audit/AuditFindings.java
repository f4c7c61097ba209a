package dev.modelcost.calc.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an audit has gathered so far. */
final class AuditFindings {

    final AuditClaim claim;
    final AuditFacts facts;
    private final List<AuditCheck> checks = new ArrayList<>();
    private final List<Explanation> explanations = new ArrayList<>();
    private final Set<String> sources = new LinkedHashSet<>();

    AuditFindings(AuditClaim claim, AuditFacts facts) {
        this.claim = claim;
        this.facts = facts;
    }

    void add(AuditCheck check) {
        checks.add(check);
    }

    void explain(Explanation.Kind kind, String detail, Double alternative) {
        if (explanations.stream().noneMatch(e -> e.detail().equals(detail))) {
            explanations.add(new Explanation(kind, detail, alternative));
        }
    }

    void source(String slug) {
        if (slug != null) {
            sources.add(slug);
        }
    }

    boolean any(AuditCheck.Outcome outcome) {
        return checks.stream().anyMatch(check -> check.outcome() == outcome);
    }

    List<AuditCheck> with(AuditCheck.Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).toList();
    }

    /** The opening of every verdict sentence. */
    String figure() {
        return AuditWords.figure(claim, facts);
    }

    AuditResult result(Verdict verdict, Certainty certainty, String scope, String summary) {
        return new AuditResult(
                verdict,
                certainty,
                scope,
                summary,
                checks,
                explanations,
                List.copyOf(sources),
                null);
    }
}
