package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.hardware.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the figures of a sentence cover, by the words about them.
 *
 * @param names in the sentence
 */
record TextScope(
        String sentence, List<TextName> names, TextSubjects subjects, TextClauses clauses) {

    private static final Map<Scope, Pattern> SCOPES =
            Map.of(
                    Scope.POST_TRAINING,
                    Pattern.compile(
                            "(?i)\\b(?:post-?training|fine-?tun\\w+|reinforcement learning|RL (?:stage|phase|training|run))\\b"),
                    Scope.PRE_TRAINING,
                    Pattern.compile("(?i)\\bpre-?train\\w*"),
                    Scope.DEVELOPMENT,
                    Pattern.compile("(?i)\\b(?:development costs?|to develop\\b|developing|R&D)"));

    /**
     * @param subject of the figure; null if it has none
     * @return null if the words do not say
     */
    Scope of(TextFigure figure, AuditMetric metric, TextName subject) {
        if (metric == AuditMetric.PARAMETERS) {
            return null;
        }
        if (figure.scope() != null) {
            return PriceCues.ofPrice(
                    figure.scope(), clauses.behind(figure), clauses.clause(figure));
        }
        var clause = clauses.clause(figure);
        var use =
                TextCues.OF_USE.contains(metric)
                                && TextCues.isOfEach(clauses.near(figure))
                                && REQUESTS.matcher(clause).find()
                        ? Scope.PER_REQUEST
                        : ScopeWords.perWhat(clause).orElse(null);
        if ((use == Scope.PER_REQUEST || use == Scope.PER_DAY) && TextCues.OF_USE.contains(metric)
                || use == Scope.PER_TOKEN && metric == AuditMetric.ENERGY) {
            return use;
        }
        if (TextCues.OF_USE.contains(metric)
                && (PER_REQUEST_FIRST.matcher(sentence).find() || goesOnAboutARequest(figure))) {
            return Scope.PER_REQUEST;
        }
        if (metric == AuditMetric.TOKEN_PRICE) {
            return PriceCues.tokens(clauses.before(figure), clause);
        }
        if (metric == AuditMetric.PRICE_RATIO && subjects.other(subject) == null) {
            return PriceCues.reduced(sentence);
        }
        if (!TextCues.OF_TRAINING.contains(metric)) {
            return null;
        }
        return SCOPES.entrySet().stream()
                .filter(scope -> scope.getValue().matcher(clause).find())
                .filter(
                        scope ->
                                scope.getKey() != Scope.DEVELOPMENT
                                        || metric == AuditMetric.TRAINING_COST)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** "2.5 billion prompts a day at 0.34 Wh each". */
    private static final Pattern REQUESTS =
            Pattern.compile("(?i)\\b(?:" + ScopeWords.REQUEST + ")\\b");

    /** "Per query, GPT-4o needs 0.3 Wh". */
    private static final Pattern PER_REQUEST_FIRST =
            Pattern.compile("(?i)^(?:per|for (?:each|every)) (?:" + ScopeWords.REQUEST + ")\\b");

    private static final Pattern TOLD_OTHERWISE =
            Pattern.compile(
                    "(?i)\\btrain|\\b(?:per|an?|each|every) (?:day|year|month|week|hour)\\b");

    /** "A prompt uses 0.24 Wh, emits 0.03 g and takes 0.26 ml" is all said of the prompt. */
    private boolean goesOnAboutARequest(TextFigure figure) {
        var from = clauses.clauseStart(figure);
        return ScopeWords.PER_REQUEST.matcher(sentence.substring(0, from)).find()
                && !TOLD_OTHERWISE.matcher(sentence).find()
                && names.stream().noneMatch(name -> name.start() >= from && name.isSubject());
    }

    /** The number format that its clause names; null if it names none. */
    String precision(TextFigure figure) {
        return precision(clauses.behind(figure))
                .or(() -> precision(clauses.clause(figure)))
                .orElse(null);
    }

    private static Optional<String> precision(String words) {
        return Stream.of(words.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_FORMAT)
                .map(PrecisionWords::read)
                .flatMap(Optional::stream)
                .map(Precision::slug)
                .findFirst();
    }

    private static final int SHORTEST_FORMAT = 3;
}
