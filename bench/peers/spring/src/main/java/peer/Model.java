package peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.BatchSize;

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
    Boolean activeUndisclosed;
    Boolean parametersComputed;
    Integer layers;
    Integer hiddenSize;
    Integer attentionHeads;
    Integer kvHeads;
    Integer headSize;
    Integer kvLatentSize;
    Double cacheCompression;
    Boolean mixture;
    Integer experts;
    Integer expertsPerToken;
    Integer sharedExperts;
    Integer slidingWindowTokens;
    Integer windowedLayers;
    Integer cachedLayers;
    Double stateValues;
    Integer vocabulary;
    Boolean tiedEmbeddings;
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

    @ManyToOne(fetch = FetchType.LAZY)
    Source releaseSource;

    String evidenceUrl;

    @OneToMany(mappedBy = "model")
    @OrderBy("retiresOn, slug")
    @BatchSize(size = 100)
    List<Retirement> retirements;

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }
}
