package dev.modelcost.chip;

import dev.modelcost.names.ChipNameRules;
import dev.modelcost.names.NameBook;
import dev.modelcost.names.NameResolver;
import dev.modelcost.names.Named;
import dev.modelcost.names.Namespaces;
import dev.modelcost.names.Namespaces.Maker;
import dev.modelcost.organization.Organization;
import dev.modelcost.store.KnownNames;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.HashSet;
import java.util.List;

/** What people call chips: what the record knows of it, for the rules of names. */
final class ChipNames {

    private static final String CHIPS =
            """
            select e.slug as slug, coalesce(p.slug, v.slug) as company, e.memoryBytes as memory
              from Chip e join e.vendor v left join v.parent p
            """;

    private ChipNames() {}

    static NameResolver resolver() {
        var chips = Panache.getSession().createSelectionQuery(CHIPS, Tuple.class).getResultList();
        var makers = new HashSet<String>();
        chips.forEach(chip -> makers.add(chip.get("company", String.class)));
        List<Organization> organizations = Organization.list("from Organization e");
        var namespaces =
                Namespaces.of(
                        organizations.stream()
                                .map(
                                        o ->
                                                new Maker(
                                                        o.slug,
                                                        o.name,
                                                        o.company().slug,
                                                        makers.contains(o.company().slug)))
                                .toList(),
                        KnownNames.of("organization"),
                        List.of(),
                        List.of());
        var book =
                new NameBook(
                        chips.stream().map(ChipNames::named).toList(),
                        ChipNameRules.names(
                                KnownNames.of("chip"),
                                chips.stream()
                                        .map(chip -> chip.get("slug", String.class))
                                        .toList()),
                        namespaces);
        return new NameResolver(book, ChipNameRules.all());
    }

    private static Named named(Tuple chip) {
        var bytes = chip.get("memory", Long.class);
        return Named.chip(
                chip.get("slug", String.class),
                chip.get("company", String.class),
                bytes == null ? null : bytes.doubleValue());
    }
}
