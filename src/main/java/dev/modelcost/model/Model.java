package dev.modelcost.model;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.Directory;
import dev.modelcost.store.Ref;
import dev.modelcost.store.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** An AI model. What is unknown is null. */
@Entity
@Table(name = "model")
public class Model extends Row {

    static final String QUERY =
            "from Model e left join fetch e.organization o left join fetch o.parent"
                    + " left join fetch e.baseModel"
                    + " join fetch e.source left join fetch e.architectureSource"
                    + " left join fetch e.attentionSource";

    public static final Directory<Model> DIRECTORY = new Directory<>(Model.class, "model", QUERY);

    public String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public Organization organization;

    /** Others who made it, separated by '; '. */
    public String collaborators;

    public LocalDate releasedOn;
    public String access;
    public String domain;
    public Double parametersTotal;

    /** Per token; fewer than the total in a mixture of experts. */
    public Double parametersActive;

    public Integer layers;
    public Integer hiddenSize;
    public Integer attentionHeads;
    public Integer kvHeads;
    public Integer headSize;

    /** Of multi-head latent attention: what a layer keeps of a token; null for other models. */
    public Integer kvLatentSize;

    public Long contextTokens;
    public Double trainingTokens;
    public Double epochs;
    public Double trainingFlop;

    @ManyToOne(fetch = FetchType.LAZY)
    public Model baseModel;

    /** The source's own: confident, likely, speculative or unknown. */
    @Column(name = "confidence")
    public String certainty;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    @ManyToOne(fetch = FetchType.LAZY)
    public Source architectureSource;

    /** Of layers, hidden size, heads and latent size; null if nobody told them. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Source attentionSource;

    public String evidenceUrl;

    /** Null for no model. */
    public static Ref ref(Model model) {
        return model == null ? null : new Ref(model.slug, model.name);
    }
}
