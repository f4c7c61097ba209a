package dev.modelcost.model;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;

/**
 * A model as the API shows it. What is unknown is null.
 *
 * @param slug public id
 * @param name common name
 * @param organization who made it, first among others
 * @param collaborators the others, separated by '; '
 * @param releasedOn day of publication
 * @param access open-weights, open-weights-restricted, open-weights-non-commercial, api, hosted or
 *     unreleased
 * @param domain such as Language or Vision, as the source has it
 * @param parametersTotal all of them
 * @param parametersActive per token; fewer than the total in a mixture of experts
 * @param layers transformer layers
 * @param hiddenSize width of the model
 * @param attentionHeads query heads of a layer
 * @param kvHeads key and value heads of a layer
 * @param headSize width of a head
 * @param kvLatentSize values that a layer keeps of a token, with multi-head latent attention; null
 *     for models that keep keys and values
 * @param contextTokens longest prompt and answer together
 * @param trainingTokens distinct tokens of training data
 * @param epochs times that the data were seen
 * @param trainingFlop all training, the base model's included
 * @param baseModel what it was trained on from
 * @param confidence of the source in its estimates: confident, likely, speculative or unknown
 * @param source of what is not the architecture's
 * @param architectureSource of active parameters and context; null if the same
 * @param attentionSource of layers, hidden size, heads and latent size; null if they are unknown
 * @param evidenceUrl the page that the source itself cites
 */
public record ModelView(
        String slug,
        String name,
        Ref organization,
        String collaborators,
        LocalDate releasedOn,
        String access,
        String domain,
        Double parametersTotal,
        Double parametersActive,
        Integer layers,
        Integer hiddenSize,
        Integer attentionHeads,
        Integer kvHeads,
        Integer headSize,
        Integer kvLatentSize,
        Long contextTokens,
        Double trainingTokens,
        Double epochs,
        Double trainingFlop,
        Ref baseModel,
        String confidence,
        SourceRef source,
        SourceRef architectureSource,
        SourceRef attentionSource,
        String evidenceUrl) {

    static List<ModelView> of(List<Model> models) {
        return models.stream().map(ModelView::of).toList();
    }

    static ModelView of(Model model) {
        return new ModelView(
                model.slug,
                model.name,
                Organization.ref(model.organization),
                model.collaborators,
                model.releasedOn,
                model.access,
                model.domain,
                model.parametersTotal,
                model.parametersActive,
                model.layers,
                model.hiddenSize,
                model.attentionHeads,
                model.kvHeads,
                model.headSize,
                model.kvLatentSize,
                model.contextTokens,
                model.trainingTokens,
                model.epochs,
                model.trainingFlop,
                Model.ref(model.baseModel),
                model.confidence,
                SourceRef.of(model.source),
                SourceRef.of(model.architectureSource),
                SourceRef.of(model.attentionSource),
                model.evidenceUrl);
    }
}
