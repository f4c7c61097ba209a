package dev.modelcost.calc.claimwords;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a sentence no claim was made of: whole clauses, and figures in the others.
 *
 * @param names in the sentence
 * @param figures that were read
 * @param used those of them that a claim was made of, or a fact of one
 */
record TextRest(
        String sentence, List<TextName> names, List<TextFigure> figures, List<TextFigure> used) {

    /** Digits that are neither a year nor a day. */
    private static final Pattern DIGITS =
            Pattern.compile(
                    "(?<![\\p{L}\\d.,_-])(?!(?:19|20)\\d\\d\\b(?! ?[%\\p{L}]{0,3}\\d))\\d[\\d,.]*\\d|(?<![\\p{L}\\d.,_-])\\d(?![\\d.,_])");

    private static final Pattern DAY =
            Pattern.compile(
                    "(?i)\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b|\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\\b");

    private static final Pattern JOINED =
            Pattern.compile("(?i)^(?:[\\s,:–—-]|(?:and|or|but|while)\\b)++");

    List<String> parts() {
        var parts = new ArrayList<String>();
        var start = 0;
        var ends = TextClauses.CLAUSE.matcher(sentence);
        while (start < sentence.length()) {
            var more = ends.find();
            var end = more ? ends.start() : sentence.length();
            addParts(parts, start, Math.max(start, end));
            start = more ? ends.end() : sentence.length();
        }
        return parts;
    }

    private void addParts(List<String> parts, int start, int end) {
        var clause = sentence.substring(start, end).strip();
        var inClause = used.stream().filter(f -> f.start() >= start && f.start() < end).toList();
        var named = names.stream().anyMatch(n -> n.start() >= start && n.start() < end);
        if (inClause.isEmpty() && !named) {
            if (!isRestOfUnit(clause) && clause.matches("(?s).*\\p{L}{2}.*|.*\\d.*")) {
                parts.add(clause);
            }
            return;
        }
        unread(start, end)
                .map(place -> around(place, start, end))
                .distinct()
                .filter(part -> !isRestOfUnit(part))
                .forEach(parts::add);
    }

    /** Where figures begin that nothing was made of. */
    private Stream<Integer> unread(int start, int end) {
        var read =
                figures.stream()
                        .filter(f -> !used.contains(f) && !f.isArticle(sentence))
                        .map(TextFigure::start);
        var digits =
                DIGITS.matcher(sentence)
                        .results()
                        .map(java.util.regex.MatchResult::start)
                        .filter(place -> figures.stream().noneMatch(f -> holds(f, place)));
        return Stream.concat(read, digits)
                .filter(place -> place >= start && place < end)
                .filter(place -> used.stream().noneMatch(f -> holds(f, place)))
                .filter(
                        place ->
                                names.stream()
                                        .noneMatch(n -> n.start() <= place && place < n.end()))
                .filter(place -> !isBlank(place))
                .sorted();
    }

    private static boolean holds(TextFigure figure, int place) {
        return figure.start() <= place && place < figure.end();
    }

    /** Sizes of memory and days of the year are no figures. */
    private boolean isBlank(int place) {
        return Stream.of(TextFigures.MEMORY, DAY)
                .flatMap(blank -> blank.matcher(sentence).results())
                .anyMatch(found -> found.start() <= place && place < found.end());
    }

    /** The words about it, between what was used before and behind it. */
    private String around(int place, int start, int end) {
        var from = start;
        var to = end;
        for (var figure : used) {
            if (figure.end() <= place) {
                from = Math.max(from, figure.end());
            } else if (figure.start() > place) {
                to = Math.min(to, figure.start());
            }
        }
        return JOINED.matcher(sentence.substring(from, to)).replaceFirst("").strip();
    }

    /** "(Wh) of energy" says no more than the figure before it. */
    private static boolean isRestOfUnit(String clause) {
        var plain = clause.replaceAll("[.,;:]+$", "");
        return plain.matches("(?:of|in|for) \\p{Ll}+(?: \\p{Ll}+)?")
                || UnitWords.read(plain, List.of()).isPresent();
    }
}
