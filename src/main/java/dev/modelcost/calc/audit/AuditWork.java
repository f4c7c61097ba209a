package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.audit.AuditRun.Work;
import dev.modelcost.calc.derivation.Time;
import java.util.Optional;

/** Audits chip-hours, numbers of chips, FLOP, tokens, time and MFU. */
final class AuditWork {

    private static final double SAME_HOURS = 0.1;
    private static final double TERA = 1e12;
    private static final String OF_THE_RUN = "run-throughput";

    private AuditWork() {}

    static AuditResult audit(AuditFindings f) {
        var run = withClaim(f);
        AuditChecks.mfu(f, inTheHoursOfTheClaim(f, run));
        if (f.claim.metric() == AuditMetric.TRAINING_TOKENS
                || f.claim.metric() == AuditMetric.CHIP_HOURS) {
            AuditChecks.tokenSpeed(f, run);
        }
        if (f.claim.metric() != AuditMetric.TRAINING_FLOP
                && f.claim.metric() != AuditMetric.TRAINING_TOKENS) {
            AuditChecks.product(
                    f,
                    run.chipCount(),
                    run.wallClockHours(),
                    publishedHours(f),
                    hoursAreUnsure(f)
                            ? FARTHEST_OF_UNSURE
                            : hoursAreEstimated(f)
                                    ? f.facts.constants().workFactor()
                                    : AuditChecks.SAME_HOURS);
        }
        var physical = statesWork(f) ? baseModel(f) : Optional.<AuditResult>empty();
        return physical.or(() -> ownProduct(f))
                .or(() -> AuditDecision.byMatch(f))
                .or(() -> AuditSlips.verdict(f))
                .or(() -> baseModel(f))
                .or(() -> AuditDecision.byPhysics(f))
                .or(() -> AuditDecision.byBetterFigure(f))
                .or(() -> partOfTheTime(f))
                .orElseGet(() -> AuditByChecks.of(f));
    }

    /** Chips x time that are off by less than a half neither confirm a figure nor contradict it. */
    private static Optional<AuditResult> partOfTheTime(AuditFindings f) {
        return f.with(Outcome.NOT_RUN).stream()
                .filter(check -> check.name().equals("chips-times-hours"))
                .filter(check -> check.implied() != null)
                .filter(check -> f.with(Outcome.IMPLAUSIBLE).isEmpty())
                .findFirst()
                .map(
                        check ->
                                f.result(
                                        Verdict.UNVERIFIABLE,
                                        Certainty.LOW,
                                        null,
                                        "%s cannot be checked with what is on record: it implies %s chip-hours, where %s would agree, and chips may run for a part of the time."
                                                .formatted(
                                                        f.figure(),
                                                        AuditWords.number(check.implied()),
                                                        AuditWords.range(check))));
    }

    static AuditResult mfu(AuditFindings f) {
        return mfu(f, f.claim.value(), "As claimed; no run can exceed the peak of its chips.");
    }

    /** FLOP/s that each chip achieved, as a share of its peak. */
    static AuditResult achieved(AuditFindings f) {
        var chip = f.facts.chip();
        var peak = chip == null ? null : chip.trainingPeak();
        if (peak == null) {
            f.add(
                    AuditCheck.notRun(
                            "mfu", "ratio", "Needs the peak of the chip; no chip is known."));
            return AuditDecision.decide(f);
        }
        f.source(chip.source());
        ofTheRun(f);
        var chips = f.claim.stated().chipCount() == null ? 1 : f.claim.stated().chipCount();
        var share = f.claim.value() / chips / peak;
        addMfu(
                f,
                share,
                "%s FLOP/s / %s FLOP/s of %s = %s"
                        .formatted(
                                AuditWords.number(f.claim.value() / chips),
                                AuditWords.number(peak),
                                chip.name(),
                                AuditWords.number(share)));
        return AuditDecision.decide(f);
    }

    private static void addMfu(AuditFindings f, double value, String arithmetic) {
        var precision = f.facts.runOf(f.claim).precision();
        var bound = AuditChecks.boundOfMfu(f.facts.chip(), precision);
        var plausible = AuditChecks.plausibleMfu(f.facts.constants(), bound, precision);
        f.add(
                new AuditCheck(
                        "mfu",
                        value,
                        "ratio",
                        plausible,
                        value > bound
                                ? Outcome.IMPOSSIBLE
                                : plausible.holds(value) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        arithmetic));
    }

    private static AuditResult mfu(AuditFindings f, double value, String arithmetic) {
        addMfu(f, value, arithmetic);
        var matched =
                AuditDecision.byMatch(f)
                        .map(
                                result -> {
                                    if ("hfu".equals(f.claim.part())) {
                                        return "hfu".equals(result.scope())
                                                ? f.result(
                                                        Verdict.CONSISTENT,
                                                        result.certainty(),
                                                        null,
                                                        "%s is that of the hardware (HFU), which counts recomputed FLOP, as the makers state it."
                                                                .formatted(f.figure()))
                                                : result;
                                    }
                                    if ("hfu".equals(result.scope())) {
                                        f.explain(
                                                Explanation.Kind.HFU_FOR_MFU,
                                                "Hardware utilisation (HFU) counts recomputed FLOP;"
                                                        + " model utilisation (MFU) does not.",
                                                null);
                                        return f.result(
                                                result.verdict(),
                                                result.certainty(),
                                                result.scope(),
                                                result.summary());
                                    }
                                    if ("fp8".equals(result.scope())) {
                                        f.explain(
                                                Explanation.Kind.FP8_PEAK_FOR_BF16,
                                                "It is relative to the FP8 peak, which is twice the"
                                                        + " BF16 peak.",
                                                null);
                                        return f.result(
                                                result.verdict(),
                                                result.certainty(),
                                                result.scope(),
                                                result.summary());
                                    }
                                    return result;
                                });
        return matched.or(() -> value > 1 ? AuditSlips.verdict(f) : Optional.empty())
                .or(() -> AuditDecision.byPhysics(f))
                .or(() -> AuditSlips.verdict(f))
                .or(() -> AuditDecision.byBetterFigure(f))
                .orElseGet(() -> computedMfu(f));
    }

    /** Judges the claim by the MFU that FLOP, chip-hours and peak imply. */
    private static AuditResult computedMfu(AuditFindings f) {
        AuditChecks.mfu(f, f.facts.runOf(f.claim));
        ofTheRun(f);
        return AuditByChecks.of(f);
    }

    /**
     * What the run did by its FLOP and hours, in the unit of the claim: FLOP/s of a chip, or MFU.
     */
    private static void ofTheRun(AuditFindings f) {
        var run = f.facts.runOf(f.claim);
        var chip = f.facts.chip();
        var peak = chip == null ? null : chip.trainingPeak();
        var ofPeak = f.claim.metric() == AuditMetric.MFU;
        if (run.flop() == null || run.hours() == null || ofPeak && peak == null) {
            return;
        }
        var speed = run.flop() / Time.hoursToSeconds(run.hours());
        var own = ofPeak ? speed / peak : speed;
        var factor = f.facts.constants().workFactor();
        var plausible = new AuditRange(own / factor, own * factor);
        var chips = f.claim.stated().chipCount() == null ? 1 : f.claim.stated().chipCount();
        var claimed = ofPeak ? f.claim.value() : f.claim.value() / chips;
        var size = ofPeak ? 1 : TERA;
        f.add(
                new AuditCheck(
                        OF_THE_RUN,
                        claimed / size,
                        ofPeak ? "ratio" : "TFLOP/s",
                        new AuditRange(plausible.low() / size, plausible.high() / size),
                        plausible.holds(claimed) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                        "%s FLOP / (%s chip-hours x 3,600 s) = %s FLOP/s for each chip"
                                .formatted(
                                        AuditWords.number(run.flop()),
                                        AuditWords.number(run.hours()),
                                        AuditWords.number(speed))));
    }

    /** The run's facts with the claimed value put in. */
    private static AuditRun withClaim(AuditFindings f) {
        var v = f.claim.value();
        var s = f.claim.stated();
        var time = s.time();
        var work = s.work();
        var claimed =
                switch (f.claim.metric()) {
                    case CHIP_HOURS ->
                            s.with(new AuditRun.Time(v, time.chipCount(), time.wallClockHours()));
                    case CHIP_COUNT ->
                            s.with(new AuditRun.Time(time.chipHours(), v, time.wallClockHours()));
                    case WALL_CLOCK_HOURS ->
                            s.with(new AuditRun.Time(time.chipHours(), time.chipCount(), v));
                    case TRAINING_FLOP ->
                            s.with(new Work(v, work.trainingTokens(), work.activeParameters()));
                    case TRAINING_TOKENS -> s.with(new Work(null, v, work.activeParameters()));
                    default -> s;
                };
        // Facts about the whole run say nothing about a part of it.
        var isPart =
                f.claim.part() != null
                        || f.claim.scope().equals("stage")
                        || f.facts.isOfLaterTraining(f.claim);
        return isPart ? claimed : claimed.or(f.facts.run());
    }

    private static Double publishedHours(AuditFindings f) {
        return switch (f.claim.metric()) {
            case CHIP_HOURS -> f.claim.value();
            default ->
                    f.claim.stated().chipHours() != null
                            ? f.claim.stated().chipHours()
                            : f.facts.run().chipHours();
        };
    }

    private static boolean hoursAreEstimated(AuditFindings f) {
        return f.claim.metric() != AuditMetric.CHIP_HOURS
                && f.claim.stated().chipHours() == null
                && f.facts.hours().stream().allMatch(AuditFigure::estimate);
    }

    /** So far off may be what Epoch AI calls likely, by its own account. */
    private static final double FARTHEST_OF_UNSURE = 10;

    /**
     * The run in as many chip-hours as the claimed chips or days make: those that are known already
     * would say the same of any claim.
     */
    private static AuditRun inTheHoursOfTheClaim(AuditFindings f, AuditRun run) {
        return f.claim.metric() == AuditMetric.CHIP_COUNT
                        || f.claim.metric() == AuditMetric.WALL_CLOCK_HOURS
                ? run.with(new AuditRun.Time(null, run.chipCount(), run.wallClockHours()))
                : run;
    }

    /** Whether the hours are only those that a data set is not sure of. */
    private static boolean hoursAreUnsure(AuditFindings f) {
        return hoursAreEstimated(f)
                && !f.facts.hours().isEmpty()
                && f.facts.hours().stream()
                        .allMatch(hours -> hours.authority() == AuditAuthority.PRESS);
    }

    private static boolean statesWork(AuditFindings f) {
        var stated = f.claim.stated();
        return stated.hours() != null || stated.flop() != null;
    }

    /**
     * Checks whether the chips and time that a claim states multiply to the chip-hours it claims.
     */
    private static Optional<AuditResult> ownProduct(AuditFindings f) {
        var stated = f.claim.stated();
        if (f.claim.metric() != AuditMetric.CHIP_HOURS
                || stated.chipCount() == null
                || stated.wallClockHours() == null
                || !f.claim.comparator().isPoint()) {
            return Optional.empty();
        }
        var product = stated.chipCount() * stated.wallClockHours();
        if (Math.abs(f.claim.value() / product - 1) <= SAME_HOURS) {
            return Optional.empty();
        }
        var own =
                AuditFigure.of(
                        product,
                        f.claim.scope(),
                        AuditFigure.Role.WHOLE,
                        "by its own chips and hours",
                        AuditAuthority.MAKER,
                        false,
                        null,
                        "its own arithmetic");
        var slip = AuditSlips.of(f.claim, java.util.List.of(own), 1);
        slip.ifPresent(s -> f.explain(s.kind(), s.detail(), s.alternative()));
        return Optional.of(
                f.result(
                        slip.isPresent() && slip.get().kind().isUnit()
                                ? Verdict.UNIT_SLIP
                                : Verdict.CONTRADICTED,
                        Certainty.HIGH,
                        null,
                        "%s does not follow from its own numbers: %s chips for %s hours make %s chip-hours."
                                .formatted(
                                        f.figure(),
                                        AuditWords.number(stated.chipCount()),
                                        AuditWords.number(stated.wallClockHours()),
                                        AuditWords.number(product))));
    }

    /** Explains an MFU above 1 by FLOP that are those of the base model. */
    static Optional<AuditResult> baseModel(AuditFindings f) {
        var tooMuch =
                f.with(Outcome.IMPOSSIBLE).stream()
                        .filter(
                                check ->
                                        check.name().equals("mfu")
                                                || check.name()
                                                        .equals("tokens-per-second-per-chip"))
                        .findFirst();
        var ofPart = f.claim.scope().equals("post-training") || f.claim.scope().equals("stage");
        if (tooMuch.isEmpty() || f.facts.baseModel() == null && !ofPart) {
            return Optional.empty();
        }
        var base = f.facts.baseModel() == null ? "the base model" : f.facts.baseModel();
        f.explain(
                Explanation.Kind.BASE_MODEL_FLOP,
                "The FLOP include those of %s; the chip-hours are those of the later training."
                        .formatted(base),
                f.facts.baseFlop());
        return Optional.of(
                f.result(
                        Verdict.SCOPE_MISMATCH,
                        Certainty.HIGH,
                        "with-base-model",
                        "%s combines the chip-hours of the later training with work that includes %s: together they would imply %s times what the chips can do."
                                .formatted(
                                        f.figure(),
                                        base,
                                        AuditWords.number(tooMuch.get().implied()))));
    }
}
