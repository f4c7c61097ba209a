package dev.modelcost.calc.claimwords;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The clauses of a sentence, and the words about a figure in them.
 *
 * @param figures that were read, in order
 * @param breaks where one clause ends and the next begins
 */
record TextClauses(String sentence, List<TextFigure> figures, List<MatchResult> breaks) {

    static final Pattern CLAUSE = Pattern.compile("\\s*(?:, (?!\\d)| – | — |\\(|\\))\\s*");

    static TextClauses of(String sentence, List<TextFigure> figures) {
        return new TextClauses(sentence, figures, CLAUSE.matcher(sentence).results().toList());
    }

    String before(TextFigure figure) {
        var from = clauseStart(figure);
        for (var other : figures) {
            from = other.end() <= figure.start() ? Math.max(from, other.end()) : from;
        }
        return sentence.substring(from, figure.start());
    }

    /** All words between the figure before it and itself. */
    String ahead(TextFigure figure) {
        var from = 0;
        for (var other : figures) {
            from = other.end() <= figure.start() ? Math.max(from, other.end()) : from;
        }
        return sentence.substring(from, figure.start());
    }

    String behind(TextFigure figure) {
        var to = clauseEnd(figure);
        for (var other : figures) {
            to = other.start() >= figure.end() ? Math.min(to, other.start()) : to;
        }
        return sentence.substring(figure.end(), to);
    }

    /** The clause from behind the figure before to the figure after. */
    String near(TextFigure figure) {
        return before(figure) + sentence.substring(figure.start(), figure.end()) + behind(figure);
    }

    String clause(TextFigure figure) {
        return sentence.substring(clauseStart(figure), clauseEnd(figure));
    }

    int clauseStart(TextFigure figure) {
        var start = 0;
        for (var clauses : breaks) {
            start = clauses.end() <= figure.start() ? clauses.end() : start;
        }
        return start;
    }

    int clauseEnd(TextFigure figure) {
        for (var clauses : breaks) {
            if (clauses.start() >= figure.end()) {
                return clauses.start();
            }
        }
        return sentence.length();
    }
}
