package dev.modelcost.chip;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A machine that somebody rents out, with so many chips in it: {@code p5.48xlarge}.
 *
 * @param vendor slug of who rents it out
 * @param vendorName its name
 * @param chips in it
 */
public record Instance(String vendor, String vendorName, int chips) {

    private static final String RENTED =
            """
            select distinct cast(v.slug as text) slug, v.name, r.chips_per_instance chips
              from chip_price r join organization v on v.id = r.vendor_id
             where lower(r.instance) = :name and r.commitment = 'on-demand' and (cast(:day as date) is null or r.valid_from <= :day)
            """;

    /**
     * The instance of a name, if one vendor rented it out on demand by a day, and its number of
     * chips is known.
     *
     * @param day null for any
     */
    public static Optional<Instance> named(String name, @Nullable LocalDate day) {
        var rented =
                Panache.getSession()
                        .createNativeQuery(RENTED, Tuple.class)
                        .setParameter("name", name.strip().toLowerCase(Locale.ROOT))
                        .setParameter("day", day)
                        .getResultList();
        return rented.size() == 1 && rented.get(0).get("chips") != null
                ? Optional.of(of(rented.get(0)))
                : Optional.empty();
    }

    private static Instance of(Tuple row) {
        return new Instance(
                row.get("slug", String.class),
                row.get("name", String.class),
                row.get("chips", Number.class).intValue());
    }
}
