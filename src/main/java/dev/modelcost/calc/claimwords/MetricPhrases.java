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
        TrainingPhrases.addTo(PHRASES);
        MarketPhrases.addTo(PHRASES);
    }

    private MetricPhrases() {}

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
