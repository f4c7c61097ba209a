package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a "not" before a figure makes of it.
 *
 * @param before the words since the figure before
 * @param behind the words up to the next figure
 */
record TextDenial(String before, String behind) {

    private static final Pattern NOT =
            Pattern.compile(
                    "(?i)(?:(?:\\b(?:not|never|cannot|without)|n['’]t)\\b(?! (?:only|just|merely|even|to mention))(?:\\s+[\\p{L}-]+){0,5}|\\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|debunk(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|disput(?:es?|ed|ing))\\b(?:\\s+[\\p{L}\\d’'_-]+){0,9})\\s*$");

    /** What is said of a figure afterwards: "the rumour that it cost 6 million is wrong". */
    private static final Pattern WRONG =
            Pattern.compile(
                    "(?i)^[^.;:]{0,60}?\\b(?:is|are|was|were)\\s+(?:simply |just |plainly |completely |flatly )?(?:wrong|false|untrue|incorrect|not true|not correct|a myth|made up|nonsense)\\b");

    /** "Less than the commonly cited 3 Wh": what others say is told, and not claimed. */
    private static final Pattern OF_OTHERS =
            Pattern.compile(
                    "(?i)\\b(?:commonly|often|oft|widely|frequently|usually|previously|originally|initially)[- ](?:cited|quoted|repeated|reported|claimed|estimated|assumed|rumou?red)\\s*$");

    /** Behind these the sentence says something else again. */
    private static final Pattern AGAIN = Pattern.compile("(?i)\\b(?:but|only|just|merely)\\b");

    /**
     * "Did not cost more than 5 million" is at most 5 million; "did not cost 5 million" states
     * nothing that could be checked.
     */
    Optional<TextFigure> applied(TextFigure figure) {
        if (WRONG.matcher(behind).find() || OF_OTHERS.matcher(before).find()) {
            return Optional.empty();
        }
        var not = NOT.matcher(before);
        if (!not.find() || AGAIN.matcher(not.group()).find()) {
            return Optional.of(figure);
        }
        var said = figure.figure().comparator();
        return said == null
                ? Optional.empty()
                : switch (said) {
                    case ABOVE -> Optional.of(figure.with(AuditComparator.AT_MOST));
                    case AT_LEAST -> Optional.of(figure.with(AuditComparator.BELOW));
                    case BELOW -> Optional.of(figure.with(AuditComparator.AT_LEAST));
                    case AT_MOST -> Optional.of(figure.with(AuditComparator.ABOVE));
                    default -> Optional.empty();
                };
    }
}
