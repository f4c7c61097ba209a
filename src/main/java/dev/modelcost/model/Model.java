package dev.modelcost.model;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.Directory;
import dev.modelcost.store.KeptTable;
import dev.modelcost.store.Ref;
import dev.modelcost.store.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;

/** An AI model. Unknown values are null. */
@Entity
@Table(name = "model")
public class Model extends Row {

    private static final String QUERY =
            "from Model e left join fetch e.organization o left join fetch o.parent"
                    + " left join fetch e.baseModel"
                    + " join fetch e.source left join fetch e.architectureSource"
                    + " left join fetch e.attentionSource left join fetch e.parametersSource"
                    + " left join fetch e.structureSource left join fetch e.precisionSource"
                    + " left join fetch e.releaseSource";

    public static final KeptTable<Model> TABLE =
            new KeptTable<>(Model.class, "e.slug", Organization.TABLE, Source.TABLE);

    public static final Directory<Model> DIRECTORY =
            new Directory<>(Model.class, "model", QUERY, ModelNames::resolver, TABLE);

    public String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public Organization organization;

    /** Other organizations that made it, separated by '; '. */
    public String collaborators;

    public LocalDate releasedOn;
    public String access;
    public String domain;
    public Double parametersTotal;

    /** Per token; fewer than the total in a mixture of experts. */
    public Double parametersActive;

    /** Whether its makers do not tell how many parameters of the mixture are active. */
    public Boolean activeUndisclosed;

    /** Whether the number of parameters was computed from layers and sizes. */
    public Boolean parametersComputed;

    public Integer layers;
    public Integer hiddenSize;
    public Integer attentionHeads;
    public Integer kvHeads;
    public Integer headSize;

    /**
     * For multi-head latent attention, the values that a layer caches per token; null for other
     * models.
     */
    public Integer kvLatentSize;

    /** Tokens for each entry of a compressed cache, mean over the layers; null without. */
    public Double cacheCompression;

    /** Whether it is a mixture of experts; null if unknown. */
    public Boolean mixture;

    /** Routed experts of a layer that has them. */
    public Integer experts;

    /** Routed experts that a token uses. */
    public Integer expertsPerToken;

    /** Experts that every token uses. */
    public Integer sharedExperts;

    /** Tokens that a layer with a sliding window looks back on. */
    public Integer slidingWindowTokens;

    /** Layers with that window. */
    public Integer windowedLayers;

    /** Layers that keep keys and values at all; null if all do. */
    public Integer cachedLayers;

    /**
     * Values that a request keeps in the state of layers with linear attention or a state space,
     * however long it is.
     */
    public Double stateValues;

    /** Entries of the table of tokens. */
    public Integer vocabulary;

    /** Whether that table is the output layer too. */
    public Boolean tiedEmbeddings;

    /** Number format of the weights that its makers publish. */
    public String nativePrecision;

    public Long contextTokens;
    public Double trainingTokens;
    public Double epochs;
    public Double trainingFlop;

    @ManyToOne(fetch = FetchType.LAZY)
    public Model baseModel;

    /** The source's own rating: confident, likely, speculative or unknown. */
    @Column(name = "confidence")
    public String certainty;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    @ManyToOne(fetch = FetchType.LAZY)
    public Source architectureSource;

    /** Source of layers, hidden size, heads and latent size; null if they are unknown. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source attentionSource;

    /** Of total and active parameters, if they are from neither of the sources above. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source parametersSource;

    /** Of experts, windows and layers that keep a cache. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source structureSource;

    /** Of the published precision. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source precisionSource;

    /** Of the day of release, if it is from another source than the row. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source releaseSource;

    public String evidenceUrl;

    /** Those whose training compute and day of release are known. */
    public static List<Model> withCompute() {
        return TABLE.rows().stream()
                .filter(model -> model.trainingFlop != null && model.releasedOn != null)
                .toList();
    }

    /** Null for no model. */
    public static Ref ref(Model model) {
        return model == null ? null : new Ref(model.slug, model.name);
    }
}
