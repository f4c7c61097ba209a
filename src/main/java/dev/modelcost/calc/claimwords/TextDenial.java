package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a "not" before a figure makes of it.
 *
 * @param before the words since the figure before
 */
record TextDenial(String before) {

    private static final Pattern NOT =
            Pattern.compile(
                    "(?i)(?:\\b(?:not|never|cannot|without)|n['’]t)\\b(?! (?:only|just|merely|even|to mention))(?:\\s+[\\p{L}-]+){0,5}\\s*$");

    /** Behind these the sentence says something else again. */
    private static final Pattern AGAIN = Pattern.compile("(?i)\\b(?:but|only|just|merely)\\b");

    /**
     * "Did not cost more than 5 million" is at most 5 million; "did not cost 5 million" states
     * nothing that could be checked.
     */
    Optional<TextFigure> applied(TextFigure figure) {
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
