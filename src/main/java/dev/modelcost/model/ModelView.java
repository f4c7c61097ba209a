package dev.modelcost.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Projection;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An AI model. Unknown values are null.
 *
 * @param slug public id
 * @param name common name
 * @param organization that made it; the leading one if there are several
 * @param collaborators names of the other organizations, separated by '; '
 * @param releasedOn day of release
 * @param access open-weights, open-weights-restricted, open-weights-non-commercial, api, hosted or
 *     unreleased
 * @param domain such as Language or Vision, as the source gives it
 * @param parametersTotal total number of parameters
 * @param parametersActive number of parameters used for each token; fewer than the total in a
 *     mixture of experts
 * @param activeUndisclosed true if its makers do not tell how many parameters of the mixture are
 *     active
 * @param parametersComputed true if the number of parameters was computed from layers and sizes
 * @param layers number of transformer layers
 * @param hiddenSize width of the model, in values per token
 * @param attentionHeads number of query heads in a layer
 * @param kvHeads number of key and value heads in a layer
 * @param headSize width of a head, in values
 * @param kvLatentSize number of values that a layer caches for a token, with multi-head latent
 *     attention; null for models that cache keys and values
 * @param cacheCompression number of tokens for each entry of a compressed cache, mean over the
 *     layers; null for models that do not compress it
 * @param mixture whether it is a mixture of experts; null if unknown
 * @param experts number of routed experts in a layer that has them
 * @param expertsPerToken number of routed experts that a token uses
 * @param sharedExperts number of experts that every token uses
 * @param slidingWindowTokens number of tokens that a layer with a sliding window looks back on
 * @param windowedLayers number of layers with that window
 * @param cachedLayers number of layers that cache anything; null if all layers do
 * @param stateValues number of values that a request keeps in layers with linear attention or a
 *     state space, however long it is
 * @param vocabulary number of entries in the table of tokens
 * @param tiedEmbeddings whether that table is the output layer too
 * @param nativePrecision number format of the weights that its makers publish
 * @param contextTokens maximum context, prompt and answer together, in tokens
 * @param trainingTokens distinct tokens of training data
 * @param epochs number of passes over the training data
 * @param trainingFlop compute of all training, including that of the base model, in FLOP
 * @param baseModel model that its training started from
 * @param certainty how sure the source is of its estimates: confident, likely, speculative or
 *     unknown
 * @param source of all figures except those of the architecture
 * @param architectureSource of active parameters and context; null if it is the same source
 * @param attentionSource of layers, hidden size, heads, latent size and vocabulary; null if they
 *     are unknown
 * @param parametersSource of total and active parameters; null if they are from the sources above
 * @param structureSource of experts, windows and layers that cache; null if they are unknown
 * @param precisionSource of the published precision; null if it is unknown
 * @param releaseSource of the day of release; null if it is from the row's source
 * @param evidenceUrl page that the source itself cites
 * @param correction why it differs from the row that the release ships; left out where it does not
 * @param retirements when providers stop, or stopped, to sell it under their names
 */
public record ModelView(
        String slug,
        String name,
        @Nullable Ref organization,
        @Nullable String collaborators,
        @Nullable LocalDate releasedOn,
        @OneOf(ModelAccess.class) @Nullable String access,
        @Nullable String domain,
        @Nullable Double parametersTotal,
        @Nullable Double parametersActive,
        @Nullable Boolean activeUndisclosed,
        @Nullable Boolean parametersComputed,
        @Nullable Integer layers,
        @Nullable Integer hiddenSize,
        @Nullable Integer attentionHeads,
        @Nullable Integer kvHeads,
        @Nullable Integer headSize,
        @Nullable Integer kvLatentSize,
        @Nullable Double cacheCompression,
        @Nullable Boolean mixture,
        @Nullable Integer experts,
        @Nullable Integer expertsPerToken,
        @Nullable Integer sharedExperts,
        @Nullable Integer slidingWindowTokens,
        @Nullable Integer windowedLayers,
        @Nullable Integer cachedLayers,
        @Nullable Double stateValues,
        @Nullable Integer vocabulary,
        @Nullable Boolean tiedEmbeddings,
        @Nullable String nativePrecision,
        @Nullable Long contextTokens,
        @Nullable Double trainingTokens,
        @Nullable Double epochs,
        @Nullable Double trainingFlop,
        @Nullable Ref baseModel,
        @OneOf(RecordCertainty.class) @Nullable String certainty,
        SourceRef source,
        @Nullable SourceRef architectureSource,
        @Nullable SourceRef attentionSource,
        @Nullable SourceRef parametersSource,
        @Nullable SourceRef structureSource,
        @Nullable SourceRef precisionSource,
        @Nullable SourceRef releaseSource,
        @Nullable String evidenceUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction,
        List<RetirementView> retirements) {

    /** How a page reads it. */
    static final Projection<ModelView> PROJECTION =
            new Projection<>(
                    ModelView.class,
                    Map.of("organization", Organization.REFS, SourceRef.class, SourceRef.TABLE),
                    ids -> Retirement::of);

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
                model.activeUndisclosed,
                model.parametersComputed,
                model.layers,
                model.hiddenSize,
                model.attentionHeads,
                model.kvHeads,
                model.headSize,
                model.kvLatentSize,
                model.cacheCompression,
                model.mixture,
                model.experts,
                model.expertsPerToken,
                model.sharedExperts,
                model.slidingWindowTokens,
                model.windowedLayers,
                model.cachedLayers,
                model.stateValues,
                model.vocabulary,
                model.tiedEmbeddings,
                model.nativePrecision,
                model.contextTokens,
                model.trainingTokens,
                model.epochs,
                model.trainingFlop,
                Model.ref(model.baseModel),
                model.certainty,
                SourceRef.of(model.source),
                SourceRef.of(model.architectureSource),
                SourceRef.of(model.attentionSource),
                SourceRef.of(model.parametersSource),
                SourceRef.of(model.structureSource),
                SourceRef.of(model.precisionSource),
                SourceRef.of(model.releaseSource),
                model.evidenceUrl,
                model.correction,
                Retirement.of(model.id));
    }
}
