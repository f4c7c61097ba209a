package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.RatioSense;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Spellings;
import dev.modelcost.calc.units.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is claimed, in plain words: "training cost", "GPU hours", "emissions", "peak performance".
 *
 * @param metrics what the words may mean, the likeliest first; empty if they mean nothing
 * @param scope that the words name besides, such as the "per query" of "energy per query"; null if
 *     they name none
 * @param part of the subject or of the figure that they speak of alone: "active" of parameters,
 *     "hfu" of a utilization of the hardware, "cut" of a price; null for all
 */
public record MetricWords(List<AuditMetric> metrics, Scope scope, String part) {

    /** Words within the name of a metric that say what it covers. */
    private static final Map<String, Scope> SCOPES =
            Map.ofEntries(
                    Map.entry("pre-training", Scope.PRE_TRAINING),
                    Map.entry("post-training", Scope.POST_TRAINING),
                    Map.entry("finetuning", Scope.POST_TRAINING),
                    Map.entry("rl", Scope.POST_TRAINING),
                    Map.entry("development", Scope.DEVELOPMENT),
                    Map.entry("input", Scope.INPUT),
                    Map.entry("output", Scope.OUTPUT),
                    Map.entry("cached", Scope.CACHED_INPUT),
                    Map.entry("blended", Scope.BLENDED),
                    Map.entry("query", Scope.PER_REQUEST),
                    Map.entry("request", Scope.PER_REQUEST),
                    Map.entry("prompt", Scope.PER_REQUEST),
                    Map.entry("response", Scope.PER_REQUEST),
                    Map.entry("message", Scope.PER_REQUEST),
                    Map.entry("question", Scope.PER_REQUEST),
                    Map.entry("answer", Scope.PER_REQUEST),
                    Map.entry("image", Scope.PER_REQUEST),
                    Map.entry("chat", Scope.PER_REQUEST),
                    Map.entry("conversation", Scope.PER_REQUEST),
                    Map.entry("mail", Scope.PER_REQUEST),
                    Map.entry("email", Scope.PER_REQUEST),
                    Map.entry("lifecycle", Scope.LIFECYCLE),
                    Map.entry("daily", Scope.PER_DAY));

    /** What a slug or a phrase means, in upper or lower case. */
    public static MetricWords read(String phrase) {
        var exact = AuditMetric.of(phrase.strip().toLowerCase(java.util.Locale.ROOT));
        if (exact.isPresent()) {
            return new MetricWords(List.of(exact.get()), null, null);
        }
        var bag = WordBag.of(phrase);
        var whole = MetricPhrases.meant(bag);
        if (!whole.isEmpty()) {
            return new MetricWords(whole, null, part(bag));
        }
        var rest = new TreeSet<>(bag);
        Scope scope = ScopeWords.perWhat(phrase).orElse(null);
        if (scope == Scope.PER_TOKEN || scope == Scope.PER_DAY) {
            rest.remove("token");
            rest.remove("day");
        }
        for (var word : bag) {
            if (SCOPES.containsKey(word)) {
                scope = scope == null || word.equals("cached") ? SCOPES.get(word) : scope;
                rest.remove(word);
            }
        }
        if (Set.of("fine", "tuning").stream().allMatch(bag::contains)) {
            scope = Scope.POST_TRAINING;
            rest.removeAll(Set.of("fine", "tuning"));
        }
        if (Set.of("reinforcement", "learning").stream().allMatch(bag::contains)) {
            scope = Scope.POST_TRAINING;
            rest.removeAll(Set.of("reinforcement", "learning"));
        }
        if (rest.contains("token")) {
            rest.removeAll(Set.of("million", "1m", "1", "m", "thousand", "1k", "1000"));
        }
        rest.removeAll(Set.of("single", "average", "median", "typical", "chatgpt", "text", "e"));
        return new MetricWords(MetricPhrases.meant(rest), scope, part(rest));
    }

    /** The one metric that the words mean; empty if they mean several, or name a scope besides. */
    public static Optional<AuditMetric> onlyOne(String phrase) {
        var exact = Spellings.spelled(phrase, AuditMetric.slugs());
        if (exact.isPresent()) {
            return exact.flatMap(AuditMetric::of);
        }
        var read = read(phrase);
        return read.metrics.size() == 1 && read.scope == null && read.part == null
                ? Optional.of(read.metrics.get(0))
                : Optional.empty();
    }

    private static String part(Set<String> bag) {
        return bag.contains("active") || bag.contains("activated")
                ? "active"
                : bag.contains("hfu") || bag.contains("hardware") && bag.contains("flop")
                        ? "hfu"
                        : change(bag);
    }

    /** Whether a price is said to have fallen or risen; null if neither. */
    private static String change(Set<String> bag) {
        if (!bag.contains("price")) {
            return null;
        }
        return bag.stream().anyMatch(FALLS::contains)
                ? RatioSense.CUT.word()
                : bag.stream().anyMatch(RISES::contains) ? RatioSense.RISE.word() : null;
    }

    private static final Set<String> FALLS =
            Set.of("cut", "drop", "fall", "reduction", "decrease", "decline");
    private static final Set<String> RISES = Set.of("rise", "increase", "hike");

    /**
     * Those of the metrics that a unit of one of these dimensions can measure; all of them if there
     * is none.
     */
    public List<AuditMetric> measuredIn(Collection<Dimension> dimensions) {
        var fitting = new ArrayList<AuditMetric>();
        for (var metric : metrics) {
            if (dimensions.contains(metric.dimension())) {
                fitting.add(metric);
            }
        }
        return scoped(fitting.isEmpty() ? metrics : fitting);
    }

    /** What is said of one request is said of serving, not of training. */
    private List<AuditMetric> scoped(List<AuditMetric> fitting) {
        if (fitting.contains(AuditMetric.COST_RATIO) && fitting.contains(AuditMetric.PRICE_RATIO)) {
            return isOfTokens()
                    ? List.of(AuditMetric.PRICE_RATIO)
                    : List.of(AuditMetric.COST_RATIO, AuditMetric.PRICE_RATIO);
        }
        if (isOfTokens() && fitting.contains(AuditMetric.TOKEN_PRICE)) {
            return List.of(AuditMetric.TOKEN_PRICE);
        }
        var perUse = scope == Scope.PER_REQUEST || scope == Scope.PER_DAY;
        if (scope == Scope.PER_DAY && fitting.contains(AuditMetric.REVENUE)) {
            return List.of(AuditMetric.SERVING_REVENUE);
        }
        var narrowed =
                fitting.stream()
                        .filter(
                                metric ->
                                        perUse
                                                ? metric != AuditMetric.TRAINING_COST
                                                        && metric != AuditMetric.SPENDING
                                                : scope != Scope.DEVELOPMENT
                                                                && scope != Scope.POST_TRAINING
                                                                && scope != Scope.PRE_TRAINING
                                                        || metric == AuditMetric.TRAINING_COST
                                                        || metric.dimension() != Dimension.MONEY)
                        .toList();
        return narrowed.isEmpty() ? fitting : narrowed;
    }

    /** Whether they name a kind of tokens that are sold. */
    public boolean isOfTokens() {
        return scope != null
                && switch (scope) {
                    case INPUT,
                            OUTPUT,
                            CACHED_INPUT,
                            CACHE_WRITE,
                            BATCH_INPUT,
                            BATCH_OUTPUT,
                            BLENDED ->
                            true;
                    default -> false;
                };
    }

    /** Words that an unknown phrase may be compared with: the slugs and the plain phrases. */
    public static List<String> known() {
        return Stream.concat(AuditMetric.slugs().stream(), MetricPhrases.all()).distinct().toList();
    }
}
