package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Energy, greenhouse gases and water of a model: of its training, and of serving it.
 *
 * @param model model whose footprint it is
 * @param training footprint of the stages that made the model; null where the record does not say
 *     enough
 * @param trainingNote what the figure covers, or what is missing for it
 * @param perMillionTokens footprint of a million output tokens, with the prompts read beside them;
 *     null where the number of parameters is unknown
 * @param perMillionTokensNote what the figure covers, or what is missing for it
 * @param published what others published of the same; never mixed with what is computed here
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param derivation how it was computed, line by line
 * @param sources sources of every number in the derivation
 * @param assumptions constants that the answer rests on, by set
 */
public record FootprintReport(
        Ref model,
        @Nullable TrainingFootprint training,
        String trainingNote,
        @Nullable TokenFootprint perMillionTokens,
        String perMillionTokensNote,
        List<PublishedFootprint> published,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        List<AssumptionsUsed> assumptions) {

    /**
     * Of a model as the record has it.
     *
     * @throws MissingData if neither training nor serving can be determined
     */
    public static FootprintReport ofRecord(Model model) {
        return new FootprintEstimator().report(model, FootprintRequest.NOTHING_GIVEN);
    }

    static FootprintReport of(
            Model model,
            List<String> taken,
            ModelFootprint footprint,
            List<PublishedFootprint> published,
            List<SourceRef> sources,
            List<AssumptionsUsed> assumptions) {
        return new FootprintReport(
                Model.ref(model),
                footprint.training(),
                footprint.trainingNote(),
                footprint.perMillionTokens(),
                footprint.perMillionTokensNote(),
                published,
                Stream.concat(taken.stream(), footprint.assumed().stream()).toList(),
                footprint.derivation(),
                sources,
                assumptions);
    }
}
