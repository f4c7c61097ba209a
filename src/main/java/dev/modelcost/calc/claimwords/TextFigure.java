package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A figure in a sentence, with its unit.
 *
 * @param start of its first character, words such as "about" included
 * @param end behind the last character of its unit
 * @param figure the number
 * @param unit what it counts
 * @param scope that the unit names besides, as "per query" does; null if it names none
 */
record TextFigure(int start, int end, WrittenFigure figure, Unit unit, Scope scope) {

    /** What one answer takes a share of, where the figure is of several. */
    private static final Set<Dimension> OF_USE =
            EnumSet.of(Dimension.ENERGY, Dimension.MASS, Dimension.VOLUME, Dimension.MONEY);

    private static final Pattern SEVERAL =
            Pattern.compile(
                    "(?i)^(?:\\s+[\\p{L}-]+){0,4}?\\s+(?:for|per|every|over|to (?:answer|process|handle)|(?:in )?answering)\\s+(?:(?:every|each|a|one)\\s+)?(?:[\\p{L}-]+\\s+){0,2}?(?:conversation of\\s+)?(?:(?:roughly|about|approximately|some)\\s+)?(?<fewest>\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?:\\s*(?:to|and|-|–)\\s*(?<most>\\d{1,6}))?\\s+(?:[\\p{L}-]+\\s+){0,3}?(?:"
                            + ScopeWords.REQUEST
                            + ")\\b");

    /** Of "500 ml for every 20 to 50 questions" what one question takes. */
    TextFigure ofOne(String text) {
        var several = SEVERAL.matcher(text.substring(end));
        if (!OF_USE.contains(unit.dimension()) || !several.find()) {
            return this;
        }
        var fewest = Double.parseDouble(several.group("fewest").replace(",", ""));
        var most =
                several.group("most") == null ? fewest : Double.parseDouble(several.group("most"));
        if (!(fewest > 0 && most >= fewest)) {
            return this;
        }
        var low = figure.low() / most;
        var high = figure.high() / fewest;
        return new TextFigure(
                start,
                end + several.end(),
                new WrittenFigure(
                        high > low ? AuditComparator.RANGE : figure.comparator(),
                        low,
                        high,
                        figure.unit(),
                        0),
                unit,
                Scope.PER_REQUEST);
    }

    /**
     * "Over three months" tells how long something took, not that it took longer; "trained over 1
     * trillion tokens" says as little.
     */
    TextFigure meant(String text) {
        if (unit.dimension() == Dimension.TOKENS
                && text.startsWith("over", start)
                && !text.substring(0, start)
                        .matches("(?is).*\\b(?:on|of|with|to|at|from|and|for)\\s*")) {
            return with(AuditComparator.EQUAL);
        }
        var lasting =
                unit.dimension() == Dimension.HOURS && figure.comparator() == AuditComparator.ABOVE;
        return lasting ? with(AuditComparator.ABOUT) : this;
    }

    /** "An H100" names a chip and counts none. */
    boolean isArticle(String text) {
        return (counts(Dimension.COUNT) || counts(Dimension.CHIP_HOURS))
                && figure.high() == 1
                && text.substring(start, end).matches("(?is)\\s*an? (?!single).*");
    }

    /** "A half" of "two and a half weeks" is no figure of its own. */
    boolean overlaps(TextFigure other) {
        return start < other.end && other.start < end;
    }

    boolean isOneNumber() {
        return figure.low() == figure.high();
    }

    /** The range from this to the other, in the unit of the other. */
    TextFigure upTo(TextFigure high) {
        return new TextFigure(
                start,
                high.end,
                new WrittenFigure(
                        AuditComparator.RANGE,
                        high.unit.fromBase(unit.toBase(figure.low())),
                        high.figure.high(),
                        high.figure.unit(),
                        0),
                high.unit,
                high.scope == null ? scope : high.scope);
    }

    /** So many times as much. */
    TextFigure times(double factor) {
        return new TextFigure(
                start,
                end,
                new WrittenFigure(
                        figure.comparator(),
                        figure.low() * factor,
                        figure.high() * factor,
                        figure.unit(),
                        0),
                unit,
                scope);
    }

    /** The same number in another unit and of another scope. */
    TextFigure in(Unit other, Scope of) {
        return new TextFigure(start, end, figure, other, of);
    }

    boolean counts(Dimension dimension) {
        return unit.dimension() == dimension;
    }

    boolean isYears() {
        return unit.name().equals("years");
    }

    /** The same number in another unit. */
    TextFigure in(Unit other) {
        return new TextFigure(start, end, figure, other, scope);
    }

    /** The same, meant otherwise. */
    TextFigure with(AuditComparator comparator) {
        return new TextFigure(start, end, figure.with(comparator), unit, scope);
    }
}
