package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.Dimension;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.audit.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    private static final int MOST_WORDS = 7;

    /** What one answer takes a share of, where the figure is of several. */
    private static final Set<Dimension> OF_USE =
            EnumSet.of(Dimension.ENERGY, Dimension.MASS, Dimension.VOLUME, Dimension.MONEY);

    private static final Pattern SEVERAL =
            Pattern.compile(
                    "(?i)^(?:\\s+[\\p{L}-]+){0,4}?\\s+(?:for|per|every|over)\\s+(?:(?:every|each|a|one)\\s+)?(?:[\\p{L}-]+\\s+){0,2}?(?:conversation of\\s+)?(?:(?:roughly|about|approximately|some)\\s+)?(?<fewest>\\d{1,6})(?:\\s*(?:to|and|-|–)\\s*(?<most>\\d{1,6}))?\\s+(?:[\\p{L}-]+\\s+){0,3}?(?:"
                            + ScopeWords.REQUEST
                            + ")\\b");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    /** "80 GB" tells chips apart; it is no figure that can be audited. */
    private static final Pattern MEMORY =
            Pattern.compile("(?<![\\d.,])\\d+(?:\\.\\d+)?[ -]?(?:[KMGT]i?B|[kmgt]b)\\b");

    private static final Pattern WORD =
            Pattern.compile("\\s*[-/]?\\s*(?:per\\s+)?[^\\s,;:()\"“”]+");

    /** Words that end a unit, whatever stands before them. */
    private static final Pattern STOP =
            Pattern.compile(
                    "(?i)\\s*(?:for|in|on|at|to|from|by|with|while|because|which|that|is|was|were|and|or|but|than|as|using|over|when)\\b.*");

    /** All figures outside names, in order. */
    static List<TextFigure> all(String sentence, List<TextName> names) {
        var text = masked(sentence, names);
        var found = new ArrayList<TextFigure>();
        var match = WrittenFigure.FIGURE.matcher(text);
        var from = 0;
        while (match.find(from)) {
            from = Math.max(match.end(), match.start() + 1);
            if (isPartOfWord(text, match.start("low"), match.start())) {
                continue;
            }
            var figure =
                    read(sentence, text, match, names).map(f -> f.ofOne(text)).map(f -> f.meant());
            if (figure.isPresent()) {
                found.add(figure.get());
                from = Math.max(from, figure.get().end);
            }
        }
        found.addAll(TextShare.all(text));
        found.sort(Comparator.comparingInt(TextFigure::start));
        return found;
    }

    /** Of "500 ml for every 20 to 50 questions" what one question takes. */
    private TextFigure ofOne(String text) {
        var several = SEVERAL.matcher(text.substring(end));
        if (!OF_USE.contains(unit.dimension()) || !several.find()) {
            return this;
        }
        var fewest = Double.parseDouble(several.group("fewest"));
        var most =
                several.group("most") == null
                        ? fewest
                        : Double.parseDouble(several.group("most"));
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

    /** "Over three months" tells how long something took, not that it took longer. */
    private TextFigure meant() {
        var lasting =
                unit.dimension() == Dimension.HOURS
                        && figure.comparator() == AuditComparator.ABOVE;
        return lasting ? with(AuditComparator.ABOUT) : this;
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
        return new TextFigure(
                start,
                end,
                new WrittenFigure(
                        comparator, figure.low(), figure.high(), figure.unit(), figure.decimals()),
                unit,
                scope);
    }

    /**
     * Digits within names and sizes of memory are no figures: they are blanked out, so that all
     * else keeps its place.
     */
    private static String masked(String sentence, List<TextName> names) {
        var text = new StringBuilder(sentence);
        names.forEach(name -> mask(text, name.start(), name.end()));
        MEMORY.matcher(sentence).results().forEach(size -> mask(text, size.start(), size.end()));
        return text.toString();
    }

    private static void mask(StringBuilder text, int start, int end) {
        for (var i = start; i < end; i++) {
            text.setCharAt(i, '_');
        }
    }

    private static boolean isPartOfWord(String text, int number, int start) {
        return number == start
                && start > 0
                && (Character.isLetter(text.charAt(start - 1))
                        || text.charAt(start - 1) == '_'
                        || "-.".indexOf(text.charAt(start - 1)) >= 0
                                && start > 1
                                && (Character.isLetterOrDigit(text.charAt(start - 2))
                                        || text.charAt(start - 2) == '_'));
    }

    private static Optional<TextFigure> read(
            String sentence, String text, java.util.regex.Matcher match, List<TextName> names) {
        var bare = WrittenFigure.of(match, "");
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        // The longest words behind the number that are a unit together with what stands before.
        var ends = new ArrayList<Integer>();
        var word = WORD.matcher(text);
        var end = match.end();
        for (var i = 0; i < MOST_WORDS && word.find(end) && word.start() == end; i++) {
            if (STOP.matcher(word.group()).matches()) {
                break;
            }
            end = word.end();
            ends.add(end);
        }
        for (var i = ends.size() - 1; i >= 0; i--) {
            var words = sentence.substring(match.end(), ends.get(i)).replaceAll("[.!?’'”]+$", "");
            if (endsInName(match.end(), ends.get(i), names)) {
                words = words.replaceAll("(?i)(?<=\\d)s$", "") + " chips";
            }
            var unit = unit((bare.get().unit() + " " + words).strip());
            if (unit.isPresent()) {
                return Optional.of(figure(match, ends.get(i), bare.get(), unit.get()));
            }
        }
        var alone = bare.get().unit();
        if (YEAR.matcher(match.group().strip()).matches()) {
            return Optional.empty();
        }
        if (ClaimText.saysPue(text.substring(0, match.start())) && alone.isEmpty()) {
            return Optional.of(
                    figure(
                            match,
                            match.end(),
                            bare.get(),
                            new UnitWords(Unit.of("ratio").orElseThrow(), null)));
        }
        return alone.isEmpty()
                ? Optional.empty()
                : unit(alone).map(unit -> figure(match, match.end(), bare.get(), unit));
    }

    private static boolean endsInName(int from, int end, List<TextName> names) {
        return names.stream()
                .anyMatch(
                        name ->
                                name.kind() == TextName.Kind.CHIP
                                        && name.start() >= from
                                        && name.start() - from < 20
                                        && end >= name.end()
                                        && end - name.end() <= 1);
    }

    private static TextFigure figure(
            java.util.regex.Matcher match, int end, WrittenFigure figure, UnitWords unit) {
        return new TextFigure(match.start(), end, figure, unit.unit(), unit.scope());
    }

    private static Optional<UnitWords> unit(String words) {
        return UnitWords.read(words, List.of())
                .filter(
                        read ->
                                read.unit().dimension() != Dimension.FLOP
                                        || !words.matches("(?i).*flops.*"))
                .or(() -> UnitWords.read(words, List.of(Dimension.FLOP_PER_SECOND)));
    }
}
