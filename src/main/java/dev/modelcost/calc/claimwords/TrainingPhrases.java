package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import java.util.List;
import java.util.Map;

/** The plain names of what is claimed of models and of their training. */
final class TrainingPhrases {

    private TrainingPhrases() {}

    static void addTo(Map<AuditMetric, List<String>> phrases) {
        phrases.put(
                AuditMetric.TRAINING_COST,
                List.of(
                        "training cost",
                        "cost",
                        "training price",
                        "training budget",
                        "compute cost",
                        "training compute cost",
                        "price of training",
                        "cost of the training run",
                        "training bill"));
        phrases.put(
                AuditMetric.CHIP_HOURS,
                List.of(
                        "chip hours",
                        "GPU hours",
                        "training chip hours",
                        "compute hours",
                        "hours of training",
                        "compute time",
                        "GPU time",
                        "chip days",
                        "chip weeks",
                        "chip months"));
        phrases.put(
                AuditMetric.CHIP_COUNT,
                List.of(
                        "chips",
                        "training chips",
                        "cluster size",
                        "chips in the cluster",
                        "GPU cluster",
                        "cluster",
                        "chips for training",
                        "hardware",
                        "training hardware"));
        phrases.put(
                AuditMetric.TRAINING_FLOP,
                List.of(
                        "training FLOP",
                        "FLOP",
                        "training compute",
                        "compute",
                        "floating point operations",
                        "operations",
                        "training operations"));
        phrases.put(
                AuditMetric.TRAINING_TOKENS,
                List.of(
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
                        "data size"));
        phrases.put(
                AuditMetric.MFU,
                List.of(
                        "MFU",
                        "model FLOP utilization",
                        "FLOP utilization",
                        "utilization",
                        "chip utilization",
                        "hardware utilization",
                        "HFU",
                        "hardware FLOP utilization"));
        phrases.put(
                AuditMetric.ENERGY,
                List.of("energy", "training energy", "power", "power to train", "serving energy"));
        phrases.put(
                AuditMetric.CARBON,
                List.of(
                        "carbon",
                        "carbon emissions",
                        "training emissions",
                        "carbon dioxide",
                        "greenhouse gas",
                        "greenhouse gas emissions",
                        "carbon equivalent"));
        phrases.put(
                AuditMetric.WATER,
                List.of(
                        "water",
                        "training water",
                        "water withdrawal",
                        "fresh water",
                        "freshwater"));
        phrases.put(
                AuditMetric.COST_RATIO,
                List.of(
                        "cost ratio",
                        "training cost ratio",
                        "ratio of costs",
                        "cost difference",
                        "ratio of training costs"));
        phrases.put(
                AuditMetric.CHIP_HOURS_RATIO,
                List.of(
                        "hours ratio",
                        "chip hours ratio",
                        "ratio of chip hours",
                        "compute time ratio"));
        phrases.put(
                AuditMetric.ENERGY_RATIO,
                List.of("energy ratio", "training energy ratio", "ratio of energy"));
        phrases.put(
                AuditMetric.TRAINING_FLOP_RATIO,
                List.of(
                        "compute ratio",
                        "training compute ratio",
                        "FLOP ratio",
                        "training FLOP ratio",
                        "ratio of compute",
                        "ratio of FLOP",
                        "ratio of training compute",
                        "compute multiple",
                        "more compute",
                        "times the compute",
                        "times more compute"));
        phrases.put(
                AuditMetric.CONTEXT_TOKENS,
                List.of(
                        "context",
                        "context window",
                        "context length",
                        "context size",
                        "context limit",
                        "context tokens",
                        "context window size",
                        "maximum context",
                        "maximum context length",
                        "max context",
                        "input limit",
                        "window",
                        "window size"));
        phrases.put(
                AuditMetric.ACHIEVED_FLOPS,
                List.of(
                        "achieved FLOPS",
                        "achieved performance",
                        "achieved FLOPS per chip",
                        "throughput per chip",
                        "training throughput",
                        "achieved throughput",
                        "model FLOPS per chip",
                        "achieved speed"));
        phrases.put(
                AuditMetric.SCORE_RATIO,
                List.of("score ratio", "accuracy ratio", "benchmark ratio", "ratio of scores"));
        phrases.put(
                AuditMetric.PARAMETERS,
                List.of(
                        "parameters",
                        "size",
                        "model size",
                        "parameter size",
                        "weights",
                        "active parameters",
                        "model parameters",
                        "activated parameters"));
        phrases.put(
                AuditMetric.WALL_CLOCK_HOURS,
                List.of(
                        "wall clock hours",
                        "wall clock time",
                        "training time",
                        "training duration",
                        "duration",
                        "time",
                        "hours of training",
                        "days of training",
                        "length of training"));
    }
}
