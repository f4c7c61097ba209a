package dev.modelcost.audit;

import dev.modelcost.calc.training.BestSource;
import dev.modelcost.calc.training.ChipHours.Basis;
import dev.modelcost.calc.training.ChipHoursInputs;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.model.ActiveParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A model and its runs by every source.
 *
 * @param organization slug; null if unknown
 * @param organizationName null if unknown
 * @param collaborators names of others who made it; null if there are none
 * @param contextTokens the longest window, input and output together; null if unknown
 * @param contextSource slug of what states it; null if nothing does
 * @param base slug of the model that it was trained from; null if none
 * @param source slug of the row's source
 * @param sourceKind kind of it
 */
record RecordedModel(
        String slug,
        String name,
        String organization,
        String organizationName,
        String collaborators,
        LocalDate releasedOn,
        Double parametersTotal,
        Double parametersActive,
        Boolean mixture,
        Double trainingTokens,
        Double epochs,
        Double trainingFlop,
        Double contextTokens,
        String contextSource,
        String base,
        String confidence,
        String source,
        String sourceKind,
        List<RecordedRun> runs) {

    /**
     * The runs of the source that counts in the training cost too, those whose chip-hours are known
     * or can be inferred; if there are none, of the source that tells the most stages.
     */
    List<RecordedRun> bestRuns() {
        var stages = runs.stream().filter(run -> !run.stage().equals("ablation")).toList();
        var best = best(stages, run -> run.basis(flop(run)));
        return best.isEmpty() ? best(stages, run -> Basis.FLOP_WITH_DEFAULT_MFU) : best;
    }

    private static List<RecordedRun> best(
            List<RecordedRun> stages, Function<RecordedRun, Basis> basis) {
        return BestSource.of(stages, RecordedRun::source, basis, RecordedRun::isDataSet);
    }

    /** A fine-tuned model's FLOP includes its base model's: only the stage's own will do. */
    Double flop(RecordedRun run) {
        return ChipHoursInputs.flop(run.trainingFlop(), trainingFlop, run.stage(), base != null);
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

    /**
     * Active parameters as stated, else as the training FLOP tell, else all of them; null if
     * nothing is known.
     */
    Double activeParameters() {
        if (parametersTotal == null) {
            return parametersActive;
        }
        var training =
                new ActiveParameters.Training(
                        trainingFlop, trainingTokens, epochs, base != null, mixture, source);
        var known = ActiveParameters.ofTraining(parametersTotal, parametersActive, training);
        return known.basis() == ActiveParameters.Basis.UNKNOWN ? null : known.active();
    }

    /**
     * Active parameters as stated, or all of them of a model known to be dense; null otherwise.
     * What the FLOP tell of them would tell the FLOP again.
     */
    Double knownActiveParameters() {
        return parametersActive == null && Boolean.FALSE.equals(mixture)
                ? parametersTotal
                : parametersActive;
    }

    /** FLOP of a stage: as stated, else 6 x active parameters x its tokens; null if unknown. */
    private Double work(RecordedRun run) {
        var stated = flop(run);
        var active = activeParameters();
        return stated != null || run.tokens() == null || active == null
                ? stated
                : Double.valueOf(TrainingCompute.flop(active, run.tokens(), 1));
    }

    /**
     * FLOP of the stages that count together. If one of them is not known, those of the model, but
     * no less than the stages that are known took; and nothing of a model whose FLOP include a base
     * model's. Null if unknown.
     */
    Double work() {
        var stages = sum(bestRuns(), this::work);
        if (stages != null || base != null || trainingFlop == null) {
            return stages;
        }
        var known =
                bestRuns().stream()
                        .map(this::work)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum();
        return Math.max(trainingFlop, known);
    }
}
