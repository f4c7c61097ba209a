package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The plain names of metrics; one phrase may be the name of several. */
final class MetricPhrases {

    private static final Map<AuditMetric, List<String>> PHRASES = new EnumMap<>(AuditMetric.class);

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

    private MetricPhrases() {}

    private static void of(AuditMetric metric, String... phrases) {
        PHRASES.put(metric, List.of(phrases));
    }

    /** The metrics that words may mean, in the order of their enumeration. */
    static List<AuditMetric> meant(Set<String> bag) {
        return PHRASES.entrySet().stream()
                .filter(
                        entry ->
                                WordBag.isAnyOf(
                                        bag, entry.getValue().stream().map(WordBag::of).toList()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static Stream<String> all() {
        return PHRASES.values().stream().flatMap(List::stream);
    }
}
