package dev.modelcost.model;

import dev.modelcost.source.Source;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.OfEdition;
import dev.modelcost.store.Ref;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When a provider stops, or stopped, to sell under a name. */
@Entity
@Table(name = "model_retirement")
public class Retirement extends Row {

    /**
     * The table stays small, and to ask for those of some models took half of the time of an answer
     * about one.
     */
    private static final OfEdition<Map<Long, List<RetirementView>>> BY_MODEL =
            new OfEdition<>(Retirement::byModel);

    /** Of the provider, which is of a later room. */
    public Long providerId;

    /** Null where the record does not hold the model. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Model model;

    /** The provider's own name of the model. */
    public String providerModel;

    /** Null if unknown. */
    public LocalDate announcedOn;

    /** The first day on which it is no longer sold. */
    public LocalDate retiresOn;

    /** What the provider names in its place; null if nothing. */
    public String replacement;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;

    /** Of a model, in the order of their days. */
    static List<RetirementView> of(Long modelId) {
        return BY_MODEL.get().getOrDefault(modelId, List.of());
    }

    private static Map<Long, List<RetirementView>> byModel() {
        return getEntityManager()
                .createQuery(
                        "select e, p.slug, p.name from Retirement e join fetch e.source join Provider p on p.id = e.providerId"
                                + " where e.model is not null order by e.retiresOn, e.slug",
                        Object[].class)
                .getResultList()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                found -> ((Retirement) found[0]).model.id,
                                Collectors.mapping(
                                        found ->
                                                ((Retirement) found[0])
                                                        .view(
                                                                new Ref(
                                                                        (String) found[1],
                                                                        (String) found[2])),
                                        Collectors.toUnmodifiableList())));
    }

    /** Of a provider's names. */
    public static List<Retirement> of(Long providerId, Collection<String> names) {
        return list(
                "from Retirement e join fetch e.source where e.providerId = ?1 and e.providerModel in ?2"
                        + " order by e.retiresOn, e.slug",
                providerId,
                names);
    }

    /**
     * @param provider whose id it has
     */
    public RetirementView view(Ref provider) {
        return new RetirementView(
                provider,
                providerModel,
                announcedOn,
                retiresOn,
                replacement,
                SourceRef.of(source),
                evidenceUrl,
                correction);
    }
}
