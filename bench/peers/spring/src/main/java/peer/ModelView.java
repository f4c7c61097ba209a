package peer;

import java.time.LocalDate;
import java.util.List;

/** A model as the API shows it. */
record ModelView(
        String slug,
        String name,
        Ref organization,
        String collaborators,
        LocalDate releasedOn,
        String access,
        String domain,
        Double parametersTotal,
        Double parametersActive,
        Boolean activeUndisclosed,
        Boolean parametersComputed,
        Integer layers,
        Integer hiddenSize,
        Integer attentionHeads,
        Integer kvHeads,
        Integer headSize,
        Integer kvLatentSize,
        Double cacheCompression,
        Boolean mixture,
        Integer experts,
        Integer expertsPerToken,
        Integer sharedExperts,
        Integer slidingWindowTokens,
        Integer windowedLayers,
        Integer cachedLayers,
        Double stateValues,
        Integer vocabulary,
        Boolean tiedEmbeddings,
        String nativePrecision,
        Long contextTokens,
        Double trainingTokens,
        Double epochs,
        Double trainingFlop,
        Ref baseModel,
        String certainty,
        SourceRef source,
        SourceRef architectureSource,
        SourceRef attentionSource,
        SourceRef parametersSource,
        SourceRef structureSource,
        SourceRef precisionSource,
        SourceRef releaseSource,
        String evidenceUrl,
        List<RetirementView> retirements) {

    record RetirementView(
            Ref provider,
            String providerModel,
            LocalDate announcedOn,
            LocalDate retiresOn,
            String replacement,
            SourceRef source,
            String evidenceUrl) {

        static RetirementView of(Retirement row) {
            return new RetirementView(
                    new Ref(row.provider.slug(), row.provider.name()),
                    row.providerModel,
                    row.announcedOn,
                    row.retiresOn,
                    row.replacement,
                    SourceRef.of(row.source),
                    row.evidenceUrl);
        }
    }

    record Ref(String slug, String name) {}

    record SourceRef(String slug, String title, String kind, String url) {

        static SourceRef of(Source source) {
            return source == null ? null : new SourceRef(source.slug(), source.title(), source.kind(), source.url());
        }
    }

    static ModelView of(Model model) {
        return new ModelView(
                model.slug,
                model.name,
                model.organization == null ? null : new Ref(model.organization.slug(), model.organization.name()),
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
                model.baseModel == null ? null : new Ref(model.baseModel.slug(), model.baseModel.name()),
                model.certainty,
                SourceRef.of(model.source),
                SourceRef.of(model.architectureSource),
                SourceRef.of(model.attentionSource),
                SourceRef.of(model.parametersSource),
                SourceRef.of(model.structureSource),
                SourceRef.of(model.precisionSource),
                SourceRef.of(model.releaseSource),
                model.evidenceUrl,
                model.retirements.stream().map(RetirementView::of).toList());
    }
}
