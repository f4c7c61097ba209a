package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Whether a chip could be sold to a destination on a day, according to the rules in the record.
 *
 * @param outcome outcome of the strictest matching rule, or of the latest letter that names the
 *     chip
 * @param hits the rules that decided
 * @param undecided the rules in force that cannot be evaluated because a figure is not known; empty
 *     if a letter decided
 * @param byLetter whether a letter overrode the formulas
 * @param steps how it was computed
 */
public record ExportStatus(
        ExportOutcome outcome,
        List<ExportRule> hits,
        List<ExportRule> undecided,
        boolean byLetter,
        List<Step> steps) {

    private static final String DENSITY = "performance density";
    private static final String INTERCONNECT = "interconnect";
    private static final String MEMORY = "memory bandwidth";

    public ExportStatus {
        hits = List.copyOf(hits);
        undecided = List.copyOf(undecided);
        steps = List.copyOf(steps);
    }

    /** The same for a chip whose memory no rule asks for. */
    public static ExportStatus of(
            String chip,
            ProcessingPerformance performance,
            OptionalDouble interconnectGbPerSecond,
            List<ExportRule> rules,
            String destination,
            LocalDate on) {
        return of(
                chip,
                performance,
                interconnectGbPerSecond,
                OptionalDouble.empty(),
                rules,
                destination,
                on);
    }

    /**
     * @param chip slug, which letters use to name it
     * @param interconnectGbPerSecond chip-to-chip bandwidth, both directions together; empty if not
     *     known
     * @param memoryGbPerSecond bandwidth of its memory; empty if not known
     * @param rules all rules in the record; those for other destinations and days are filtered out
     *     here
     */
    public static ExportStatus of(
            String chip,
            ProcessingPerformance performance,
            OptionalDouble interconnectGbPerSecond,
            OptionalDouble memoryGbPerSecond,
            List<ExportRule> rules,
            String destination,
            LocalDate on) {
        var inForce = rules.stream().filter(rule -> rule.inForce(destination, on)).toList();
        var figures = new Figures(performance, interconnectGbPerSecond, memoryGbPerSecond);
        var letter =
                inForce.stream()
                        .filter(rule -> chip.equals(rule.chip()))
                        .max(
                                Comparator.comparing(ExportRule::validFrom)
                                        .thenComparing(ExportRule::outcome));
        if (letter.isPresent()) {
            return of(
                    letter.get().outcome(),
                    List.of(letter.get()),
                    List.of(),
                    true,
                    inForce,
                    figures);
        }
        var hits = new ArrayList<ExportRule>();
        var undecided = new ArrayList<ExportRule>();
        for (var rule : inForce) {
            if (!rule.isLetter() && !rule.isReview()) {
                switch (figures.match(rule)) {
                    case YES -> hits.add(rule);
                    case UNKNOWN -> undecided.add(rule);
                    case NO -> {}
                }
            }
        }
        var known =
                hits.stream()
                        .map(ExportRule::outcome)
                        .max(Comparator.naturalOrder())
                        .orElse(ExportOutcome.ALLOWED);
        var worst =
                undecided.stream()
                        .map(ExportRule::outcome)
                        .max(Comparator.naturalOrder())
                        .orElse(ExportOutcome.ALLOWED);
        // Unknown figures matter only if they could make the answer stricter.
        var outcome = worst.compareTo(known) > 0 ? ExportOutcome.UNDECIDED : known;
        return of(outcome, hits, undecided, false, inForce, figures);
    }

    /** With what the review of an application says, where a licence is needed. */
    private static ExportStatus of(
            ExportOutcome outcome,
            List<ExportRule> hits,
            List<ExportRule> undecided,
            boolean byLetter,
            List<ExportRule> inForce,
            Figures figures) {
        var review =
                outcome == ExportOutcome.LICENCE_REQUIRED
                        ? inForce.stream()
                                .filter(ExportRule::isReview)
                                .filter(rule -> figures.match(rule) == ExportRule.Match.YES)
                                .toList()
                        : List.<ExportRule>of();
        var decisive = Stream.concat(hits.stream(), review.stream()).toList();
        return new ExportStatus(
                review.isEmpty() ? outcome : review.get(0).outcome(),
                decisive,
                undecided,
                byLetter,
                Stream.concat(
                                figures.performance.steps().stream(),
                                Stream.concat(decisive.stream(), undecided.stream())
                                        .map(figures::step))
                        .toList());
    }

    /** Whether it could be sold without a licence; an undecided answer counts as no. */
    public boolean sellable() {
        return outcome == ExportOutcome.ALLOWED || outcome == ExportOutcome.NOTIFICATION;
    }

    /** What rules ask of a chip. */
    private record Figures(
            ProcessingPerformance performance, OptionalDouble interconnect, OptionalDouble memory) {

        ExportRule.Match match(ExportRule rule) {
            return rule.isLetter()
                    ? ExportRule.Match.YES
                    : rule.test().hits(performance, interconnect, memory);
        }

        Step step(ExportRule rule) {
            var match = match(rule);
            var title = rule.rule() + " (" + rule.slug() + "): " + match + ", " + rule.outcome();
            var unit = "1 if it hits";
            var sources = Stream.of(rule.source()).filter(Objects::nonNull).toList();
            if (rule.isLetter()) {
                return new Step(
                        title,
                        "names " + rule.chip(),
                        "a letter decides, not a figure",
                        1,
                        unit,
                        List.of(),
                        sources);
            }
            var test = rule.test();
            var inputs = new ArrayList<Input>();
            var unknown = new ArrayList<String>();
            if (test.tppFrom() != null || test.tppBelow() != null) {
                inputs.add(Input.of("TPP", performance.tpp(), "TOP/s x bit"));
            }
            if (test.densityFrom() != null || test.densityBelow() != null) {
                add(DENSITY, performance.density(), "TOP/s x bit/mm2", inputs, unknown);
            }
            if (test.interconnectGbPerSecondFrom() != null) {
                add(INTERCONNECT, interconnect, "GB/s", inputs, unknown);
            }
            if (test.memoryGbPerSecondBelow() != null) {
                add(MEMORY, memory, "GB/s", inputs, unknown);
            }
            return new Step(
                    title,
                    bounds(test),
                    unknown.isEmpty() ? null : String.join(" and ", unknown) + " not known",
                    match == ExportRule.Match.YES ? 1 : 0,
                    unit,
                    inputs,
                    sources);
        }

        private static void add(
                String name,
                OptionalDouble figure,
                String unit,
                List<Input> inputs,
                List<String> unknown) {
            figure.ifPresentOrElse(
                    value -> inputs.add(Input.of(name, value, unit)), () -> unknown.add(name));
        }
    }

    private static String bounds(ExportRule.Test test) {
        return String.join(
                " and ",
                Stream.of(
                                bound("TPP >= ", test.tppFrom()),
                                bound("TPP < ", test.tppBelow()),
                                bound(DENSITY + " >= ", test.densityFrom()),
                                bound(DENSITY + " < ", test.densityBelow()),
                                bound(INTERCONNECT + " >= ", test.interconnectGbPerSecondFrom()),
                                bound(MEMORY + " < ", test.memoryGbPerSecondBelow()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static String bound(String text, Double bound) {
        return bound == null
                ? null
                : text + BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
