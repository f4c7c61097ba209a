package dev.modelcost.model;

import dev.modelcost.names.ModelNameRules;
import dev.modelcost.names.NameBook;
import dev.modelcost.names.NameResolver;
import dev.modelcost.names.Named;
import dev.modelcost.names.Namespace;
import dev.modelcost.names.Namespaces;
import dev.modelcost.names.Namespaces.Maker;
import dev.modelcost.names.Namespaces.Seller;
import dev.modelcost.organization.Organization;
import dev.modelcost.store.KnownNames;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What people call models: what the record knows of it, for the rules of names. */
final class ModelNames {

    private static final String MODELS =
            """
            select e.slug as slug, coalesce(p.slug, o.slug) as company, o.slug as organization,
                   e.parametersTotal as total, e.parametersActive as active, e.access as access, e.releasedOn as released
              from Model e left join e.organization o left join o.parent p
            """;

    private static final String SELLERS =
            "select cast(p.slug as text) slug, p.name, cast(o.slug as text) organization, p.kind from provider p left join organization o on o.id = p.organization_id";

    private ModelNames() {}

    static NameResolver resolver() {
        var models = Panache.getSession().createSelectionQuery(MODELS, Tuple.class).getResultList();
        var book =
                new NameBook(
                        models.stream().map(ModelNames::named).toList(),
                        KnownNames.of("model"),
                        namespaces(models));
        return new NameResolver(book, ModelNameRules.all());
    }

    private static Named named(Tuple model) {
        return new Named(
                model.get("slug", String.class),
                model.get("company", String.class),
                model.get("total", Double.class),
                model.get("active", Double.class),
                isOpen(model.get("access", String.class)),
                model.get("released", LocalDate.class),
                null);
    }

    /** Hosts may sell what is not known to be closed. */
    private static boolean isOpen(String access) {
        return access == null || access.startsWith("open-weights");
    }

    private static Map<String, Namespace> namespaces(List<Tuple> models) {
        var makers = new HashSet<String>();
        models.forEach(
                model -> {
                    makers.add(model.get("organization", String.class));
                    makers.add(model.get("company", String.class));
                });
        List<Organization> organizations = Organization.list("from Organization e");
        var sellers =
                Panache.getSession()
                        .createNativeQuery(SELLERS, Tuple.class)
                        .getResultList()
                        .stream()
                        .map(ModelNames::seller)
                        .toList();
        return Namespaces.of(
                organizations.stream()
                        .map(
                                o ->
                                        new Maker(
                                                o.slug,
                                                o.name,
                                                o.company().slug,
                                                makers.contains(o.slug)))
                        .toList(),
                KnownNames.of("organization"),
                sellers,
                KnownNames.of("provider"));
    }

    private static Seller seller(Tuple row) {
        return new Seller(
                row.get("slug", String.class),
                row.get("name", String.class),
                row.get("organization", String.class),
                row.get("kind", String.class).equals("vendor"));
    }
}
