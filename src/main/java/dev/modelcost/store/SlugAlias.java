package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;

/** A slug that was public once, or that people type, and the slug that answers for it. */
@Entity
@Table(name = "slug_alias")
public class SlugAlias extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Version public int version;

    /** Which table the slugs belong to: {@code chip}, {@code model}, ... */
    public String kind;

    public String slug;
    public String target;

    /** The slug that answers for {@code slug}, if it is an alias. */
    public static Optional<String> target(String kind, String slug) {
        return find("kind = ?1 and slug = ?2", kind, slug)
                .<SlugAlias>firstResultOptional()
                .map(alias -> alias.target);
    }
}
