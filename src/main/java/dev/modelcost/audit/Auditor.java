package dev.modelcost.audit;

import dev.modelcost.calc.audit.Audit;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRange;
import dev.modelcost.calc.claimwords.ClaimText;
import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.chip.Instance;
import dev.modelcost.claim.Claim;
import dev.modelcost.claim.ClaimConflict;
import dev.modelcost.claim.ClaimConflicts;
import dev.modelcost.claim.ComparableFigure;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.grid.Regions;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.store.KeptResults;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingCosts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Audits claims against the record. */
@ApplicationScoped
public class Auditor {

    /** Of one text: an article that states more is rare, and each is an audit of its own. */
    private static final int MOST_CLAIMS = 100;

    /** So many days of an edition have their summary kept. */
    private static final int DAYS = 10;

    private final TrainingCosts training;
    private final Clock clock;
    private final KeptResults<LocalDate, AuditSummary> summaries =
            new KeptResults<>(day -> summarize(), summary -> 1, DAYS);

    Auditor(TrainingCosts training, Clock clock) {
        this.training = training;
        this.clock = clock;
    }

    /** Audits a stored claim. */
    AuditReport audit(Claim stored) {
        var slugs = new ArrayList<>(List.of(stored.subject()));
        if (stored.comparedWithModel != null) {
            slugs.add(stored.comparedWithModel.slug);
        }
        var record =
                AuditSnapshotReader.about(
                        slugs,
                        stored.metric.equals("token-price") ? stored.source.slug : null,
                        null);
        var claim =
                record.claims().stream()
                        .filter(c -> c.slug().equals(stored.slug))
                        .findFirst()
                        .orElseGet(() -> RecordedClaim.onMarket(stored));
        var audited =
                RecordAudit.audit(claim, record, new AuditFactsFinder(record, this::development));
        return report(
                claim.slug(),
                null,
                null,
                claim.subjectRef(),
                audited,
                assumed(audited, record.model(claim.subject()), false, false),
                conflicts(figure(claim), record),
                claim.source());
    }

    /** Audits a claim that is not stored. */
    AuditReport audit(AuditRequest asked) {
        var named = AuditSubjects.resolve(asked);
        var slugs = new ArrayList<String>();
        named.subjects().stream()
                .map(AuditedSubject::slug)
                .filter(Objects::nonNull)
                .forEach(slugs::add);
        if (named.comparedWith() != null) {
            slugs.add(named.comparedWith());
        }
        var record = AuditSnapshotReader.about(slugs, null, named.chip());
        var question =
                named.subject() == null
                        ? asked
                        : asked.saidOf(record.chip(named.subject()) != null);
        // Who names no region needs no list of them.
        var taken = new ArrayList<>(named.assumed());
        var machine = machine(question);
        if (machine.isPresent()) {
            taken.add(
                    "Rent: that of a %s, whose %d chips share it."
                            .formatted(Printable.of(question.subject()), machine.get().chips()));
            question = question.ofEachChip(machine.get().chips());
        }
        var region =
                question.region() == null
                        ? null
                        : Regions.ofRecord().code("region", question.region(), taken);
        var finder = new AuditFactsFinder(record, this::development);
        var meant = named;
        var family = named.isFamily(question.subject());
        var audited = audited(question, named, family, region, record, finder);
        // Of a family, the one that the figure fits best: a name that may mean it is no error.
        for (var subject : named.subjects()) {
            var other = audited(question, named.of(subject), family, region, record, finder);
            if (meant == named
                    || other.result().verdict().compareTo(audited.result().verdict()) > 0) {
                meant = named.of(subject);
                audited = other;
            }
        }
        var subject = meant.subjects().isEmpty() ? null : meant.subjects().get(0).shown();
        var assumed = new ArrayList<>(taken);
        assumed.addAll(question.meant().assumed());
        assumed.addAll(
                assumed(
                        audited,
                        record.model(meant.subject()),
                        named.chip() != null,
                        question.region() != null));
        assumed.addAll(unused(question, meant, family, region, record, audited, finder));
        return report(
                null,
                question.text(),
                UnderstoodClaim.of(question, named, subject, region),
                subject,
                audited,
                assumed,
                conflicts(question, meant, record),
                null);
    }

    /** What somebody rents out by the name that the rent is said of. */
    private static Optional<Instance> machine(AuditRequest question) {
        return question.subject() == null || question.metric() != AuditMetric.USD_PER_CHIP_HOUR
                ? Optional.empty()
                : Instance.named(question.subject(), null);
    }

    /** Audits the claims that a text holds. */
    AuditedText text(AuditRequest question) {
        var names = RecordNames.inText();
        var read = ClaimText.read(question.text(), names::find);
        var claims = new ArrayList<AuditReport>();
        var unused = new ArrayList<>(read.unused());
        read.claims().stream()
                .skip(MOST_CLAIMS)
                .forEach(
                        found ->
                                unused.add(
                                        "%s (only the first %d claims of a text are audited)"
                                                .formatted(found.text(), MOST_CLAIMS)));
        for (var found : read.claims().stream().limit(MOST_CLAIMS).toList()) {
            try {
                claims.add(audit(question.with(found)));
            } catch (UnknownName unclear) {
                unused.add("%s (%s)".formatted(found.text(), unclear.getMessage()));
            }
        }
        return new AuditedText(claims, unused);
    }

    private static RecordAudit.Audited audited(
            AuditRequest question,
            AuditSubjects named,
            boolean family,
            String region,
            AuditSnapshot record,
            AuditFactsFinder finder) {
        var claim = question.claim();
        var found =
                finder.find(
                        claim,
                        named.subject(),
                        named.subject() == null ? AuditSubjects.nameless(claim) : named.title(),
                        record.model(named.comparedWith()),
                        named.chip(),
                        region,
                        null);
        var facts =
                !family
                        ? found
                        : AuditSubjects.saysFamily(question.subject())
                                ? found.ofAllSizes()
                                : found.ofTheFamily();
        var result = Audit.judge(claim, facts);
        if (family && "family".equals(result.scope())) {
            // The sum is said of the family, and of none of its sizes.
            facts = facts.called(question.subject());
            result = Audit.judge(claim, facts);
        }
        return new RecordAudit.Audited(claim, facts, result);
    }

    private static List<ClaimConflict> conflicts(
            AuditRequest question, AuditSubjects named, AuditSnapshot record) {
        return named.subject() == null
                ? List.of()
                : conflicts(question.figure(named.subject()), record);
    }

    /** What the question states although the audit comes out the same without it. */
    private static List<String> unused(
            AuditRequest question,
            AuditSubjects named,
            boolean family,
            String region,
            AuditSnapshot record,
            RecordAudit.Audited audited,
            AuditFactsFinder finder) {
        var conflicts = conflicts(question, named, record);
        var used = new HashSet<String>();
        for (var without : question.without().entrySet()) {
            var other = without.getValue();
            var names = named.asIn(other);
            var place = other.region() == null ? null : region;
            if (!audited(other, names, family, place, record, finder)
                            .result()
                            .equals(audited.result())
                    || !conflicts(other, names, record).equals(conflicts)) {
                used.add(without.getKey());
            }
        }
        return new GivenNames(question.without().keySet())
                .unused(used, "the verdict is the same without it");
    }

    /** Audits all claims of the record, once for an edition and a day. */
    AuditSummary summary() {
        return summaries.of(LocalDate.now(clock));
    }

    private AuditSummary summarize() {
        var record = AuditSnapshotReader.all();
        return RecordAudit.summary(record, new AuditFactsFinder(record, this::development));
    }

    private static List<String> assumed(
            RecordAudit.Audited audited,
            RecordedModel model,
            boolean chipNamed,
            boolean regionNamed) {
        return AuditAssumptions.of(audited.claim(), audited.facts(), model, chipNamed, regionNamed);
    }

    private static List<ClaimConflict> conflicts(ComparableFigure figure, AuditSnapshot record) {
        return ClaimConflicts.of(figure, record.claims().stream().map(Auditor::figure).toList());
    }

    private static ComparableFigure figure(RecordedClaim claim) {
        return new ComparableFigure(
                claim.slug(),
                claim.subject(),
                claim.part(),
                claim.metric(),
                claim.scope(),
                claim.comparator(),
                claim.value(),
                claim.valueHigh() == null ? claim.value() : claim.valueHigh(),
                claim.unit(),
                claim.basis(),
                claim.claimant());
    }

    private static AuditReport report(
            String claim,
            String text,
            UnderstoodClaim understood,
            AuditedSubject subject,
            RecordAudit.Audited audited,
            List<String> assumed,
            List<ClaimConflict> conflicts,
            String ownSource) {
        var sources = new ArrayList<>(audited.result().sources());
        if (ownSource != null) {
            sources.add(ownSource);
        }
        var result = Audit.of(audited.claim(), audited.facts());
        return AuditReport.of(
                claim,
                text,
                understood,
                subject,
                audited.claim(),
                result,
                conflicts,
                assumed,
                SourceRefs.of(sources.stream().filter(Objects::nonNull).distinct().toList()));
    }

    /** What a model's development cost by the method; null if that lacks something. */
    private AuditRange development(String slug) {
        try {
            var cost =
                    training.ofRecord(
                                    Model.DIRECTORY.again(slug), TrainingCostRequest.development())
                            .costUsd();
            return new AuditRange(cost.low(), cost.high());
        } catch (MissingData unknown) {
            return null;
        }
    }
}
