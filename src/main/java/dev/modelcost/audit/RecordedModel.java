package dev.modelcost.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A model and its runs by every source.
 *
 * @param base slug of the model that it was trained on from; null if none
 * @param source slug of the row's source
 * @param sourceKind kind of it
 */
record RecordedModel(
        String slug,
        String name,
        String organization,
        LocalDate releasedOn,
        Double parametersTotal,
        Double parametersActive,
        Double trainingTokens,
        Double epochs,
        Double trainingFlop,
        String base,
        String confidence,
        String source,
        String sourceKind,
        List<RecordedRun> runs) {

    /** The runs of the source that tells most of the hours: makers and papers before data sets. */
    List<RecordedRun> bestRuns() {
        var bySource = new LinkedHashMap<String, List<RecordedRun>>();
        for (var run : runs) {
            if (!run.stage().equals("ablation")) {
                bySource.computeIfAbsent(run.source(), s -> new ArrayList<>()).add(run);
            }
        }
        return bySource.values().stream()
                .min(
                        Comparator.comparing(
                                        (List<RecordedRun> g) -> sum(g, RecordedRun::hours) == null)
                                .thenComparing(g -> g.get(0).isDataSet())
                                .thenComparing(g -> -g.size()))
                .orElse(List.of());
    }

    /** The sum over the runs; null if one of them does not say. */
    static Double sum(List<RecordedRun> runs, Function<RecordedRun, Double> part) {
        var sum = 0.0;
        for (var run : runs) {
            var value = part.apply(run);
            if (value == null) {
                return null;
            }
            sum += value;
        }
        return runs.isEmpty() ? null : sum;
    }

    /** What any run of any source says, the best source first; null if none does. */
    <T> T any(Function<RecordedRun, T> part) {
        return java.util.stream.Stream.concat(bestRuns().stream(), runs.stream())
                .map(part)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Active parameters, else all of a model that is not known to be a mixture of experts. */
    Double activeParameters() {
        return parametersActive;
    }
}
