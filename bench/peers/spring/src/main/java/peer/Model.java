package peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;

@Entity
class Model {

    @Id Long id;
    String slug;
    String name;

    @ManyToOne(fetch = FetchType.LAZY)
    Organization organization;
    String collaborators;
    LocalDate releasedOn;
    String access;
    String domain;
    Double parametersTotal;
    Double parametersActive;
    Integer layers;
    Integer hiddenSize;
    Integer attentionHeads;
    Integer kvHeads;
    Integer headSize;
    Integer kvLatentSize;
    Boolean mixture;
    Integer experts;
    Integer expertsPerToken;
    Integer sharedExperts;
    Integer slidingWindowTokens;
    Integer windowedLayers;
    Integer cachedLayers;
    String nativePrecision;
    Long contextTokens;
    Double trainingTokens;
    Double epochs;
    Double trainingFlop;

    @ManyToOne(fetch = FetchType.LAZY)
    Model baseModel;

    @Column(name = "confidence")
    String certainty;

    @ManyToOne(fetch = FetchType.LAZY)
    Source source;

    @ManyToOne(fetch = FetchType.LAZY)
    Source architectureSource;

    @ManyToOne(fetch = FetchType.LAZY)
    Source attentionSource;

    @ManyToOne(fetch = FetchType.LAZY)
    Source parametersSource;

    @ManyToOne(fetch = FetchType.LAZY)
    Source structureSource;

    @ManyToOne(fetch = FetchType.LAZY)
    Source precisionSource;
    String evidenceUrl;
}
