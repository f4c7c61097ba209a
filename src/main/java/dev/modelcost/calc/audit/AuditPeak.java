package dev.modelcost.calc.audit;

import static dev.modelcost.calc.audit.AuditWords.number;

import dev.modelcost.calc.audit.AuditCheck.Outcome;
import dev.modelcost.calc.hardware.Precision;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Audits the peak of a chip; the dense peak is the one that counts. */
final class AuditPeak {

    /** Data sheets round, and boards are clocked differently. */
    private static final double SAME = 0.03;

    private static final double SPARSITY = 2;
    private static final int CHIPS_PER_SERVER = 8;

    private AuditPeak() {}

    static AuditResult audit(AuditFindings one) {
        var count = one.claim.stated().chipCount();
        var f =
                count == null || count == 1 || one.facts.chip() == null
                        ? one
                        : new AuditFindings(
                                one.claim, one.facts.with(one.facts.chip().times(count)));
        var chip = f.facts.chip();
        var name = "peak";
        if (chip == null || chip.peaks().isEmpty()) {
            f.add(
                    AuditCheck.notRun(
                            name, "FLOP/s", "Needs the data sheet of the chip; no peak is known."));
            return AuditByChecks.unverifiable(f);
        }
        f.source(chip.source());
        var value = f.claim.value();
        var said = precision(f.claim);
        var assumed = said == null ? unsaid(chip) : said;
        var dense = assumed == null ? null : chip.peaks().get(assumed);
        if (dense != null) {
            f.add(
                    new AuditCheck(
                            name,
                            value,
                            "FLOP/s",
                            new AuditRange(dense * (1 - SAME), dense * (1 + SAME)),
                            agrees(f, dense) ? Outcome.PLAUSIBLE : Outcome.IMPLAUSIBLE,
                            "The dense %s peak of %s is %s FLOP/s."
                                    .formatted(name(assumed), chip.name(), number(dense))));
        }
        if (dense != null && agrees(f, dense)) {
            return f.result(
                    Verdict.CONSISTENT,
                    Certainty.HIGH,
                    null,
                    "%s is %s dense %s peak.".formatted(f.figure(), its(f), name(assumed)));
        }
        var other = said == null && !chip.gpu() ? nearest(f, chip.peaks(), 1) : null;
        if (dense != null && other == null && isOfTensors(assumed) && agrees(f, dense * SPARSITY)) {
            return sparse(f, assumed, dense, said == null);
        }
        return another(f, said, assumed, dense);
    }

    private static AuditResult sparse(
            AuditFindings f, String precision, double dense, boolean unsaid) {
        var chip = f.facts.chip();
        var alternative = f.claim.unit().fromBase(dense);
        var twice = agrees(f, dense * SPARSITY) ? "twice" : "about twice";
        f.explain(
                Explanation.Kind.WITH_SPARSITY_PEAK,
                "It is %s the dense %s peak: the figure with sparsity, as used in marketing."
                        .formatted(twice, name(precision)),
                alternative);
        var fp8 = chip.peaks().get("fp8");
        if (fp8 != null && agrees(f, fp8) && !precision.equals("fp8")) {
            f.explain(
                    Explanation.Kind.FP8_PEAK_FOR_BF16,
                    "It is also the dense FP8 peak%s."
                            .formatted(unsaid ? "" : ", not the " + name(precision) + " peak"),
                    alternative);
        }
        return f.result(
                Verdict.UNIT_SLIP,
                agrees(f, dense * SPARSITY) ? Certainty.HIGH : Certainty.MEDIUM,
                null,
                "%s is %s %s dense %s peak of %s: the figure with sparsity."
                        .formatted(
                                f.figure(),
                                twice,
                                its(f),
                                name(precision),
                                AuditWords.quantity(alternative, f.claim.unit())));
    }

    /** The peak of another precision, that with sparsity, or a slip of a power of ten. */
    private static AuditResult another(AuditFindings f, String said, String assumed, Double dense) {
        var peaks = f.facts.chip().peaks();
        var tf32 = peaks.get("tf32");
        if ("fp32".equals(said) && tf32 != null && agrees(f, tf32 * SPARSITY)) {
            return sparse(f, "tf32", tf32, false);
        }
        var same = nearest(f, peaks, 1);
        // Where the format's own peak is not known, a peak of as many bits or more may well be it.
        var unknown =
                same != null
                        && said != null
                        && dense == null
                        && Precision.of(same.getKey()).bits() >= Precision.of(said).bits();
        if (unknown) {
            return rest(f, said, assumed, null);
        }
        if (same != null) {
            var scope = same.getKey();
            f.explain(
                    Explanation.Kind.OTHER_SCOPE,
                    "It is the dense %s peak.".formatted(name(scope)),
                    dense == null ? null : f.claim.unit().fromBase(dense));
            if (said == null) {
                return f.result(
                        Verdict.CONSISTENT_IN_SCOPE,
                        Certainty.HIGH,
                        scope,
                        "%s is %s dense %s peak.".formatted(f.figure(), its(f), name(scope)));
            }
            return f.result(
                    Verdict.SCOPE_MISMATCH,
                    Certainty.HIGH,
                    scope,
                    "%s is its %s peak, not its %s peak%s."
                            .formatted(
                                    f.figure(),
                                    name(scope),
                                    name(said),
                                    dense == null
                                            ? ""
                                            : " of "
                                                    + AuditWords.quantity(
                                                            f.claim.unit().fromBase(dense),
                                                            f.claim.unit())));
        }
        var twice = nearest(f, ofTensors(peaks), SPARSITY);
        if (twice != null) {
            return sparse(f, twice.getKey(), twice.getValue(), said == null);
        }
        var about = 1 + f.facts.constants().aboutTolerance() + SAME;
        if (dense != null
                && f.facts.chip().gpu()
                && isOfTensors(assumed)
                && f.claim.value() < dense * SPARSITY * about
                && f.claim.value() > dense * SPARSITY / about) {
            return sparse(f, assumed, dense, said == null);
        }
        var nearly =
                said == null && f.facts.chip().gpu()
                        ? ofTensors(peaks).entrySet().stream()
                                .filter(
                                        peak ->
                                                f.claim.value() < peak.getValue() * SPARSITY * about
                                                        && f.claim.value()
                                                                > peak.getValue()
                                                                        * SPARSITY
                                                                        / about)
                                .min(Map.Entry.comparingByKey())
                        : Optional.<Map.Entry<String, Double>>empty();
        if (nearly.isPresent()) {
            return sparse(f, nearly.get().getKey(), nearly.get().getValue(), true);
        }
        var server = ofServer(f, peaks);
        if (server.isPresent()) {
            return server.get();
        }
        for (var tens = -9; tens <= 9; tens++) {
            var slip = tens == 0 ? null : nearest(f, peaks, StrictMath.pow(10, tens));
            if (slip != null) {
                var alternative = f.claim.unit().fromBase(slip.getValue());
                f.explain(
                        tens % 3 == 0
                                ? Explanation.Kind.THOUSAND_MILLION_BILLION
                                : Explanation.Kind.POWER_OF_TEN,
                        "It is %s the dense %s peak."
                                .formatted(AuditWords.tens(tens), name(slip.getKey())),
                        alternative);
                return f.result(
                        Verdict.UNIT_SLIP,
                        Certainty.HIGH,
                        null,
                        "%s looks like a slip of units: its dense %s peak is %s."
                                .formatted(
                                        f.figure(),
                                        name(slip.getKey()),
                                        AuditWords.quantity(alternative, f.claim.unit())));
            }
        }
        return rest(f, said, assumed, dense);
    }

    /** A claim that counts no chips may be about a server of eight, dense or with sparsity. */
    private static Optional<AuditResult> ofServer(AuditFindings f, Map<String, Double> peaks) {
        for (var sparsity : new double[] {1, SPARSITY}) {
            var server =
                    nearest(
                            f,
                            sparsity == 1 ? peaks : ofTensors(peaks),
                            CHIPS_PER_SERVER * sparsity);
            if (f.claim.stated().chipCount() == null && server != null) {
                var alternative = f.claim.unit().fromBase(server.getValue());
                f.explain(
                        Explanation.Kind.PER_GPU_FOR_PER_NODE,
                        "It is the %s peak of a server of 8 chips%s."
                                .formatted(
                                        name(server.getKey()),
                                        sparsity == 1 ? "" : ", with sparsity"),
                        alternative);
                return Optional.of(
                        f.result(
                                Verdict.UNIT_SLIP,
                                Certainty.MEDIUM,
                                null,
                                "%s is that of a server of 8 chips%s; the dense %s peak of one is %s."
                                        .formatted(
                                                f.figure(),
                                                sparsity == 1 ? "" : ", with sparsity",
                                                name(server.getKey()),
                                                AuditWords.quantity(alternative, f.claim.unit()))));
            }
        }
        return Optional.empty();
    }

    private static AuditResult rest(AuditFindings f, String said, String assumed, Double dense) {
        if (dense == null || said == null && !isOfTensors(assumed)) {
            f.add(
                    AuditCheck.notRun(
                            "peak",
                            "FLOP/s",
                            "Needs the dense %s peak of %s, which is not known."
                                    .formatted(
                                            said == null ? "16-bit" : name(said),
                                            f.facts.chip().name())));
            return AuditByChecks.unverifiable(f);
        }
        if (Math.abs(f.claim.value() / dense - 1) <= f.facts.constants().aboutTolerance()) {
            // Boards of one name are clocked differently: no contradiction within a tenth.
            return f.result(
                    Verdict.CONSISTENT,
                    Certainty.MEDIUM,
                    null,
                    "%s is close to its dense %s peak of %s; boards of the same name differ by that much."
                            .formatted(
                                    f.figure(),
                                    name(assumed),
                                    AuditWords.quantity(
                                            f.claim.unit().fromBase(dense), f.claim.unit())));
        }
        return f.result(
                Verdict.CONTRADICTED,
                said == null ? Certainty.MEDIUM : Certainty.HIGH,
                null,
                "%s is contradicted by its data sheet: its dense %s peak is %s."
                        .formatted(
                                f.figure(),
                                name(assumed),
                                AuditWords.quantity(
                                        f.claim.unit().fromBase(dense), f.claim.unit())));
    }

    /** Only tensor cores skip zeros, and they compute in no more than 32 bits, the short way. */
    private static boolean isOfTensors(String precision) {
        return !precision.equals("fp32") && !precision.equals("fp64");
    }

    private static Map<String, Double> ofTensors(Map<String, Double> peaks) {
        var of = new TreeMap<>(peaks);
        of.keySet().removeIf(precision -> !isOfTensors(precision));
        return of;
    }

    private static Map.Entry<String, Double> nearest(
            AuditFindings f, Map<String, Double> peaks, double factor) {
        return peaks.entrySet().stream()
                .filter(peak -> agrees(f, peak.getValue() * factor))
                .min(Comparator.comparing(Map.Entry::getKey))
                .orElse(null);
    }

    private static boolean agrees(AuditFindings f, double peak) {
        return Math.abs(f.claim.value() / peak - 1) <= SAME;
    }

    static boolean saysPrecision(AuditClaim claim) {
        return claim.saysScope() && precision(claim) != null && claim.part() == null;
    }

    /** The precision that the claim names in its part, its precision or its scope. */
    private static String precision(AuditClaim claim) {
        if (claim.part() == null && claim.stated().precision() != null) {
            return claim.stated().precision();
        }
        for (var text : new String[] {claim.part(), claim.scope()}) {
            if (text != null) {
                var word = text.toLowerCase(Locale.ROOT);
                for (var precision : Precision.values()) {
                    if (word.startsWith(precision.slug())) {
                        return precision.slug();
                    }
                }
            }
        }
        return null;
    }

    /**
     * A claim that names no format means the one that models are trained in, else the only one
     * there is.
     */
    private static String unsaid(AuditChip chip) {
        return chip.trainingPrecision()
                .map(Precision::slug)
                .orElseGet(
                        () -> chip.peaks().keySet().stream().min(String::compareTo).orElse(null));
    }

    private static String its(AuditFindings f) {
        var chips = f.claim.stated().chipCount();
        return chips == null || chips == 1 ? "its" : "their";
    }

    private static String name(String precision) {
        return precision.toUpperCase(Locale.ROOT);
    }
}
