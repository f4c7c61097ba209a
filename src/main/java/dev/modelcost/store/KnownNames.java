package dev.modelcost.store;

import dev.modelcost.names.KnownName;
import dev.modelcost.names.NameBook;
import dev.modelcost.names.NameResolver;
import dev.modelcost.names.Named;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The names of the record, which the view {@code known_name} brings together. */
public final class KnownNames {

    private static final String OF_KIND =
            "select name, target, origin, seller, since, until from known_name where kind = :kind";

    private KnownNames() {}

    /**
     * All names of a kind but the slugs.
     *
     * @param kind {@code model}, {@code chip}, ...
     */
    public static List<KnownName> of(String kind) {
        return Panache.getSession()
                .createNativeQuery(OF_KIND, Tuple.class)
                .setParameter("kind", kind)
                .getResultList()
                .stream()
                .map(KnownNames::name)
                .toList();
    }

    private static KnownName name(Tuple row) {
        return new KnownName(
                row.get("name", String.class),
                row.get("target", String.class),
                KnownName.Origin.valueOf(row.get("origin", String.class)),
                row.get("seller", String.class),
                day(row.get("since")),
                day(row.get("until")));
    }

    private static LocalDate day(Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    static List<String> slugs(Class<? extends Row> entity) {
        return Panache.getSession()
                .createSelectionQuery(
                        "select e.slug from " + entity.getSimpleName() + " e", String.class)
                .getResultList();
    }

    /** By slug, alias and display name, however they are spelt. */
    static NameResolver resolver(Class<? extends Row> entity, String kind) {
        var things = slugs(entity).stream().map(Named::of).toList();
        return new NameResolver(new NameBook(things, of(kind), Map.of()), List.of());
    }
}
