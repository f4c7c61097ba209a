package dev.modelcost.calc.claimwords;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a phrase that carry its meaning, in no order: "the number of GPUs" and "GPU count"
 * are one phrase.
 */
final class WordBag {

    private static final Set<String> IDLE =
            Set.of(
                    "a",
                    "about",
                    "all",
                    "amount",
                    "an",
                    "and",
                    "annual",
                    "annually",
                    "claimed",
                    "consumed",
                    "consumption",
                    "count",
                    "draw",
                    "estimated",
                    "figure",
                    "footprint",
                    "for",
                    "how",
                    "in",
                    "is",
                    "it",
                    "its",
                    "many",
                    "much",
                    "number",
                    "of",
                    "on",
                    "overall",
                    "per",
                    "s",
                    "the",
                    "to",
                    "total",
                    "usage",
                    "use",
                    "used",
                    "value",
                    "was",
                    "were",
                    "whole",
                    "year",
                    "yearly");

    private static final Map<String, String> SAME =
            Map.ofEntries(
                    Map.entry("accelerator", "chip"),
                    Map.entry("card", "chip"),
                    Map.entry("gpu", "chip"),
                    Map.entry("gpus", "chip"),
                    Map.entry("tpus", "chip"),
                    Map.entry("processor", "chip"),
                    Map.entry("tpu", "chip"),
                    Map.entry("co2", "carbon"),
                    Map.entry("co2e", "carbon"),
                    Map.entry("emission", "carbon"),
                    Map.entry("emitted", "carbon"),
                    Map.entry("ghg", "carbon"),
                    Map.entry("gigaflop", "flop"),
                    Map.entry("teraflop", "flop"),
                    Map.entry("tflop", "flop"),
                    Map.entry("petaflop", "flop"),
                    Map.entry("pflop", "flop"),
                    Map.entry("exaflop", "flop"),
                    Map.entry("electricity", "energy"),
                    Map.entry("expense", "cost"),
                    Map.entry("expenditure", "spending"),
                    Map.entry("spend", "spending"),
                    Map.entry("spent", "spending"),
                    Map.entry("investment", "spending"),
                    Map.entry("invest", "spending"),
                    Map.entry("capex", "spending"),
                    Map.entry("commitment", "spending"),
                    Map.entry("inference", "serving"),
                    Map.entry("operating", "serving"),
                    Map.entry("running", "serving"),
                    Map.entry("serve", "serving"),
                    Map.entry("param", "parameter"),
                    Map.entry("pretraining", "pre-training"),
                    Map.entry("posttraining", "post-training"),
                    Map.entry("rent", "rental"),
                    Map.entry("sustained", "achieved"),
                    Map.entry("train", "training"),
                    Map.entry("trained", "training"),
                    Map.entry("utilisation", "utilization"));

    private WordBag() {}

    /** The words, sorted; plurals and synonyms are one. */
    static Set<String> of(String phrase) {
        var words = new TreeSet<String>();
        var plain =
                phrase.toLowerCase(Locale.ROOT)
                        .replace("co₂", "co2")
                        .replaceAll("\\b(pre|post)[- ]?train(ing|ed)?\\b", "$1training")
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
        for (var word : plain.split(" ")) {
            var singular = singular(word);
            if (!word.isEmpty() && !IDLE.contains(word) && !IDLE.contains(singular)) {
                words.add(SAME.getOrDefault(singular, singular));
            }
        }
        return words;
    }

    private static String singular(String word) {
        return word.length() > 3
                        && word.endsWith("s")
                        && !word.endsWith("ss")
                        && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** Whether the phrase says the same as one of the others. */
    static boolean isAnyOf(Set<String> bag, List<Set<String>> phrases) {
        return !bag.isEmpty() && phrases.contains(bag);
    }

    static List<Set<String>> all(String... phrases) {
        return Arrays.stream(phrases).map(WordBag::of).toList();
    }
}
