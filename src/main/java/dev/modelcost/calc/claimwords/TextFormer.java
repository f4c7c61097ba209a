package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.units.Dimension;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prices that a sentence tells as those of before: "from $10 to $2", "down from $15/$75". Nobody
 * claims that they hold.
 *
 * @param figures of the sentence, in order
 */
record TextFormer(String sentence, List<TextFigure> figures) {

    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s*$");
    private static final Pattern DOWN_FROM =
            Pattern.compile("(?i)\\b(?:down|up|cut|reduced|lowered|raised) from\\s*$");
    private static final Pattern TO = Pattern.compile("(?i)[^.;]{0,60}?\\bto\\s*");
    private static final Pattern SLASH = Pattern.compile("\\s*/\\s*");

    /** "Up from 100 million for GPT-4" is said of another, of whom it holds. */
    private static final Pattern OF_ANOTHER = Pattern.compile("(?i)\\s+(?:for|by)\\s");

    boolean holds(TextFigure figure) {
        if (!isPrice(figure)) {
            return false;
        }
        // "From" is a comparator too, which a figure begins with.
        var own = sentence.substring(figure.start(), figure.end());
        var before =
                sentence.substring(0, figure.start())
                        + (own.regionMatches(true, 0, "from", 0, 4) ? "from" : "");
        if (DOWN_FROM.matcher(before).find()) {
            return !OF_ANOTHER.matcher(sentence.substring(figure.end())).lookingAt();
        }
        return FROM.matcher(before).find() && isFollowed(figure)
                || figures.stream().anyMatch(first -> isSlashed(first, figure) && holds(first));
    }

    /** Whether what it became stands behind it. */
    private boolean isFollowed(TextFigure figure) {
        return figures.stream()
                .filter(next -> next.start() >= figure.end())
                .filter(next -> next.counts(figure.unit().dimension()))
                .anyMatch(
                        next ->
                                TO.matcher(sentence.substring(figure.end(), next.start()))
                                        .matches());
    }

    private boolean isSlashed(TextFigure first, TextFigure second) {
        return first.end() <= second.start()
                && SLASH.matcher(sentence.substring(first.end(), second.start())).matches();
    }

    private static boolean isPrice(TextFigure figure) {
        return figure.counts(Dimension.TOKEN_PRICE)
                || figure.counts(Dimension.CHIP_RATE)
                || figure.counts(Dimension.RATIO);
    }
}
