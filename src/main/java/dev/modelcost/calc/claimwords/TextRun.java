package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.calc.units.Dimension;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Facts of a run, or chips of a machine, that a sentence states beside a figure.
 *
 * @param names in the sentence
 * @param figures in it, in order
 * @param subject what a figure is said of; null if nothing
 * @param metric what it is; null if nothing that can be claimed
 * @param used figures of which something was made: those taken as facts are added
 */
record TextRun(
        String sentence,
        List<TextName> names,
        List<TextFigure> figures,
        TextSubjects subjects,
        TextSystem systems,
        TextClauses clauses,
        Function<TextFigure, TextName> subject,
        Function<TextFigure, AuditMetric> metric,
        List<TextFigure> used) {

    /**
     * The facts that stand beside a figure, and are said of the same.
     *
     * @param precision slug of the number format; null if none is named
     */
    AuditRun stated(TextFigure figure, AuditMetric claimed, String precision) {
        if (TextCues.OF_USE.contains(claimed)
                && ScopeWords.perWhat(clauses.clause(figure)).isPresent()) {
            return AuditRun.UNKNOWN;
        }
        if (claimed == AuditMetric.POWER
                && TextSentence.isOfMany(figure)
                && names.stream().noneMatch(TextName::isSubject)) {
            return ofChips(of(Dimension.COUNT, figure), null);
        }
        if (claimed == AuditMetric.SPENDING) {
            return ofChips(bought(figure), null);
        }
        if (!TextCues.OF_TRAINING.contains(claimed)
                && claimed != AuditMetric.PEAK_FLOPS
                && claimed != AuditMetric.CHIP_PRICE
                && claimed != AuditMetric.SERVING_THROUGHPUT) {
            return AuditRun.UNKNOWN;
        }
        var count = TextCues.isOfEach(clauses.near(figure)) ? null : of(Dimension.COUNT, figure);
        if (claimed == AuditMetric.CHIP_PRICE) {
            var machine = TextGroups.machine(sentence, figures);
            machine.ifPresent(used::add);
            return machine.map(chips -> ofChips(chips.figure().low(), null))
                    .orElse(AuditRun.UNKNOWN);
        }
        if (claimed == AuditMetric.PEAK_FLOPS || claimed == AuditMetric.SERVING_THROUGHPUT) {
            var one = claimed == AuditMetric.SERVING_THROUGHPUT && count == null && namesOneChip();
            return ofChips(one ? Double.valueOf(1) : count, precision);
        }
        return new AuditRun(
                new AuditRun.Time(
                        of(Dimension.CHIP_HOURS, figure), count, of(Dimension.HOURS, figure)),
                AuditRun.Work.UNKNOWN,
                new AuditRun.Use(
                        claimed == AuditMetric.ENERGY ? null : of(Dimension.ENERGY, figure), null),
                of(Dimension.CHIP_RATE, figure),
                null);
    }

    private static final Pattern FOR_OR_ON = Pattern.compile("(?i)[^,;]{0,12}?\\b(?:for|on)\\s*");

    /** The chips of "100,000 H100s for $3 billion" and "$40 billion on 400,000 GB200s". */
    private Double bought(TextFigure money) {
        var chips =
                figures.stream()
                        .filter(f -> f.counts(Dimension.COUNT) && f.isOneNumber())
                        .filter(f -> isLinked(f, money) || isLinked(money, f))
                        .toList();
        return chips.size() == 1 ? chips.get(0).unit().toBase(chips.get(0).figure().low()) : null;
    }

    private boolean isLinked(TextFigure one, TextFigure other) {
        return one.end() <= other.start()
                && FOR_OR_ON.matcher(sentence.substring(one.end(), other.start())).matches();
    }

    /** "An H100 generates so many tokens a second." */
    private boolean namesOneChip() {
        return figures.stream()
                        .filter(f -> f.counts(Dimension.COUNT))
                        .allMatch(f -> f.isArticle(sentence))
                && subjects.of(Kind.CHIP).stream()
                        .filter(chip -> !systems.isOfMany(chip))
                        .anyMatch(
                                chip ->
                                        TextSentence.ONE
                                                .matcher(sentence.substring(0, chip.start()))
                                                .find());
    }

    private static AuditRun ofChips(Double count, String precision) {
        return new AuditRun(
                new AuditRun.Time(null, count, null),
                AuditRun.Work.UNKNOWN,
                AuditRun.Use.UNKNOWN,
                null,
                precision);
    }

    /**
     * The only figure of that dimension that the sentence states of the same; null if there is
     * none.
     */
    Double of(Dimension dimension, TextFigure except) {
        if (except.counts(dimension)) {
            return null;
        }
        var ofWhat = subject.apply(except);
        var others =
                figures.stream()
                        .filter(f -> f.counts(dimension))
                        .filter(f -> Objects.equals(subject.apply(f), ofWhat))
                        .filter(f -> !f.isArticle(sentence))
                        .filter(f -> dimension != Dimension.HOURS || metric.apply(f) != null)
                        .filter(TextRun::isExact)
                        .toList();
        if (others.size() == 1) {
            used.add(others.get(0));
        }
        return others.size() == 1
                ? others.get(0).unit().toBase(others.get(0).figure().low())
                : null;
    }

    /** "Less than two months" and "three months" tell too little to multiply with. */
    private static boolean isExact(TextFigure figure) {
        var said = figure.figure().comparator();
        return figure.isOneNumber()
                && (said == null || said.isPoint())
                && !figure.unit().name().equals("months")
                && !figure.isYears();
    }
}
