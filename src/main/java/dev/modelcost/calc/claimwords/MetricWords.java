package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Dimension;
import dev.modelcost.calc.audit.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
 * @param activeOnly whether they speak of the active parameters alone
 */
public record MetricWords(List<AuditMetric> metrics, Scope scope, boolean activeOnly) {

    private static final Map<AuditMetric, List<String>> PHRASES = new EnumMap<>(AuditMetric.class);

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
                    Map.entry("mail", Scope.PER_REQUEST),
                    Map.entry("email", Scope.PER_REQUEST),
                    Map.entry("lifecycle", Scope.LIFECYCLE),
                    Map.entry("daily", Scope.PER_DAY));

    static {
        of(
                AuditMetric.TRAINING_COST,
                "training cost",
                "cost",
                "training price",
                "training budget",
                "compute cost",
                "training compute cost",
                "price of training",
                "cost of the training run",
                "training bill");
        of(
                AuditMetric.CHIP_HOURS,
                "chip hours",
                "GPU hours",
                "training chip hours",
                "compute hours",
                "hours of training",
                "compute time",
                "GPU time");
        of(
                AuditMetric.CHIP_COUNT,
                "chips",
                "training chips",
                "cluster size",
                "chips in the cluster",
                "GPU cluster",
                "cluster",
                "chips for training");
        of(
                AuditMetric.SERVING_CHIP_COUNT,
                "serving chips",
                "chips for inference",
                "chips needed",
                "chips needed to run",
                "chips to run",
                "chips needed for inference",
                "chips required",
                "memory");
        of(
                AuditMetric.TRAINING_FLOP,
                "training FLOP",
                "FLOP",
                "training compute",
                "compute",
                "floating point operations",
                "operations",
                "training operations");
        of(
                AuditMetric.TRAINING_TOKENS,
                "training tokens",
                "tokens",
                "training data",
                "data",
                "dataset",
                "dataset size",
                "training set",
                "training set size",
                "corpus",
                "corpus size",
                "training corpus",
                "data size");
        of(
                AuditMetric.MFU,
                "MFU",
                "model FLOP utilization",
                "FLOP utilization",
                "utilization",
                "chip utilization",
                "hardware utilization");
        of(
                AuditMetric.ENERGY,
                "energy",
                "training energy",
                "power",
                "power to train",
                "serving energy");
        of(
                AuditMetric.CARBON,
                "carbon",
                "carbon emissions",
                "training emissions",
                "carbon dioxide",
                "greenhouse gas",
                "greenhouse gas emissions",
                "carbon equivalent");
        of(
                AuditMetric.WATER,
                "water",
                "training water",
                "water withdrawal",
                "fresh water",
                "freshwater");
        of(
                AuditMetric.POWER,
                "power",
                "power capacity",
                "capacity",
                "wattage",
                "TDP",
                "thermal design power",
                "data center power",
                "data centre power");
        of(
                AuditMetric.TOKEN_PRICE,
                "token price",
                "price",
                "price of tokens",
                "cost",
                "token cost",
                "API price",
                "API cost",
                "list price",
                "API pricing",
                "pricing");
        of(
                AuditMetric.PRICE_RATIO,
                "price ratio",
                "price difference",
                "ratio of prices",
                "cheaper",
                "price advantage",
                "price drop",
                "price fall",
                "cost ratio",
                "token price ratio");
        of(
                AuditMetric.COST_RATIO,
                "cost ratio",
                "training cost ratio",
                "ratio of costs",
                "cost difference",
                "ratio of training costs");
        of(
                AuditMetric.CHIP_HOURS_RATIO,
                "hours ratio",
                "chip hours ratio",
                "ratio of chip hours",
                "compute time ratio");
        of(AuditMetric.ENERGY_RATIO, "energy ratio", "training energy ratio", "ratio of energy");
        of(
                AuditMetric.SERVING_MARGIN,
                "margin",
                "gross margin",
                "profit margin",
                "serving margin",
                "cost profit margin",
                "profit",
                "mark-up");
        of(
                AuditMetric.PEAK_FLOPS,
                "peak FLOPS",
                "peak performance",
                "peak",
                "performance",
                "peak compute",
                "compute performance",
                "peak speed",
                "speed",
                "FLOPS",
                "theoretical peak",
                "compute",
                "AI performance");
        of(
                AuditMetric.ACHIEVED_FLOPS,
                "achieved FLOPS",
                "achieved performance",
                "achieved FLOPS per chip",
                "throughput per chip",
                "training throughput",
                "achieved throughput",
                "model FLOPS per chip",
                "achieved speed");
        of(
                AuditMetric.SCORE_RATIO,
                "score ratio",
                "accuracy ratio",
                "benchmark ratio",
                "ratio of scores");
        of(
                AuditMetric.PARAMETERS,
                "parameters",
                "size",
                "model size",
                "parameter size",
                "weights",
                "active parameters",
                "model parameters",
                "activated parameters");
        of(
                AuditMetric.WALL_CLOCK_HOURS,
                "wall clock hours",
                "wall clock time",
                "training time",
                "training duration",
                "duration",
                "time",
                "hours of training",
                "days of training",
                "length of training");
        of(
                AuditMetric.USD_PER_CHIP_HOUR,
                "USD per chip hour",
                "price per chip hour",
                "chip hour price",
                "rental price",
                "rental",
                "chip rental",
                "hourly price",
                "hourly rate",
                "hourly cost",
                "rental rate",
                "chip rental price",
                "rental cost",
                "price per hour",
                "cost per hour",
                "price",
                "cost");
        of(
                AuditMetric.CHIP_PRICE,
                "chip price",
                "price of a chip",
                "purchase price",
                "chip cost",
                "chip purchase price",
                "sale price",
                "price",
                "unit price",
                "cost per chip");
        of(
                AuditMetric.SERVING_COST,
                "serving cost",
                "cost of serving",
                "operation cost",
                "cost",
                "cost to operate");
        of(
                AuditMetric.SERVING_REVENUE,
                "serving revenue",
                "revenue of serving",
                "theoretical revenue");
        of(
                AuditMetric.REVENUE,
                "revenue",
                "annual revenue",
                "sales",
                "annualized revenue",
                "annualised revenue",
                "revenue run rate",
                "run rate",
                "ARR",
                "income",
                "turnover");
        of(
                AuditMetric.SERVING_THROUGHPUT,
                "throughput",
                "serving throughput",
                "tokens per second",
                "speed",
                "output speed",
                "decode speed",
                "generation speed",
                "inference speed",
                "tokens served",
                "tokens");
        of(
                AuditMetric.SPENDING,
                "spending",
                "investment",
                "capital expenditure",
                "capital spending",
                "infrastructure spending",
                "spending on AI",
                "AI spending",
                "AI investment",
                "budget",
                "planned investment",
                "cost");
        of(
                AuditMetric.FUNDRAISING,
                "funding",
                "fundraising",
                "funding round",
                "money raised",
                "raised",
                "raise",
                "capital raised",
                "venture capital");
        of(
                AuditMetric.PUE,
                "PUE",
                "power usage effectiveness",
                "power usage efficiency",
                "power use effectiveness");
    }

    private static void of(AuditMetric metric, String... phrases) {
        PHRASES.put(metric, List.of(phrases));
    }

    /** What a slug or a phrase means, in upper or lower case. */
    public static MetricWords read(String phrase) {
        var exact = AuditMetric.of(phrase.strip().toLowerCase(java.util.Locale.ROOT));
        if (exact.isPresent()) {
            return new MetricWords(List.of(exact.get()), null, false);
        }
        var bag = WordBag.of(phrase);
        var whole = meant(bag);
        if (!whole.isEmpty()) {
            return new MetricWords(whole, null, isActive(bag));
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
        rest.removeAll(Set.of("single", "average", "median", "typical", "chatgpt", "text", "e"));
        return new MetricWords(meant(rest), scope, isActive(rest));
    }

    private static boolean isActive(Set<String> bag) {
        return bag.contains("active") || bag.contains("activated");
    }

    private static List<AuditMetric> meant(Set<String> bag) {
        return PHRASES.entrySet().stream()
                .filter(
                        entry ->
                                WordBag.isAnyOf(
                                        bag, entry.getValue().stream().map(WordBag::of).toList()))
                .map(Map.Entry::getKey)
                .toList();
    }

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
        var perUse = scope == Scope.PER_REQUEST || scope == Scope.PER_DAY;
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

    /** Words that an unknown phrase may be compared with: the slugs and the plain phrases. */
    public static List<String> known() {
        return Stream.concat(
                        AuditMetric.slugs().stream(),
                        PHRASES.values().stream().flatMap(List::stream))
                .distinct()
                .toList();
    }

    /** The plain name of a metric, such as "training cost". */
    public static Optional<String> plain(AuditMetric metric) {
        return Optional.ofNullable(PHRASES.get(metric)).map(phrases -> phrases.get(0));
    }
}
