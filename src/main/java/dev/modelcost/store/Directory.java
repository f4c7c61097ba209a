package dev.modelcost.store;

import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.web.Problems;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds one row by its slug, or suggests what to ask for instead.
 *
 * @param <E> the entity
 * @param entity its class
 * @param kind its name in {@code slug_alias} and in problem messages: {@code chip}, {@code model},
 *     ...
 * @param query HQL that selects {@code e} with everything that its view shows
 */
public record Directory<E extends Row>(Class<E> entity, String kind, String query) {

    /**
     * The row of the slug in the request's path.
     *
     * @throws UnknownName with near matches
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 308 to the target of an alias
     */
    public E require(String slug, UriInfo uri) {
        return find(slug).orElseThrow(() -> movedOrUnknown(slug, uri));
    }

    /**
     * The row of a slug that a query parameter or a body names; an alias is followed.
     *
     * @throws UnknownName that names the parameter, with near matches
     */
    public E requireNamed(String parameter, String slug) {
        return find(slug)
                .or(() -> alias(slug).flatMap(this::find))
                .orElseThrow(() -> new UnknownName(kind, slug, near(slug), parameter));
    }

    public Optional<E> find(String slug) {
        if (!Slugs.isSlug(slug)) {
            return Optional.empty();
        }
        return Panache.getSession()
                .createSelectionQuery(query + " where e.slug = :slug", entity)
                .setParameter("slug", slug)
                .uniqueResultOptional();
    }

    private RuntimeException movedOrUnknown(String slug, UriInfo uri) {
        return alias(slug)
                .<RuntimeException>map(target -> Problems.moved(kind, slug, target, uri))
                .orElseGet(() -> new UnknownName(kind, slug, near(slug), null));
    }

    private Optional<String> alias(String slug) {
        var lower = slug.toLowerCase(Locale.ROOT);
        if (!Slugs.isSlug(lower)) {
            return Optional.empty();
        }
        return SlugAlias.target(kind, lower);
    }

    private List<String> near(String slug) {
        var all =
                Panache.getSession()
                        .createSelectionQuery(
                                "select e.slug from " + entity.getSimpleName() + " e", String.class)
                        .getResultList();
        return NearMatches.of(slug, all);
    }
}
