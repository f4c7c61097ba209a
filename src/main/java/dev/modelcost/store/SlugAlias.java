package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;

/** A slug that was once public or that people commonly type, and the slug it stands for. */
@Entity
@Table(name = "slug_alias")
public class SlugAlias extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Version public int version;

    /** The table that the slugs belong to: {@code chip}, {@code model}, ... */
    public String kind;

    public String slug;
    public String target;

    /** The slug that {@code slug} stands for, if it is an alias. */
    public static Optional<String> target(String kind, String slug) {
        return find("kind = ?1 and slug = ?2", kind, slug)
                .<SlugAlias>firstResultOptional()
                .map(alias -> alias.target);
    }
}
