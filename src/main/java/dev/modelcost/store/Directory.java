package dev.modelcost.store;

import dev.modelcost.failure.UnknownName;
import dev.modelcost.names.NameResolver;
import dev.modelcost.names.Resolution;
import dev.modelcost.web.Problems;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds one row by its slug or another name, or suggests what to ask for instead.
 *
 * @param <E> the entity
 * @param entity its class
 * @param kind its name in {@code slug_alias} and in problem messages: {@code chip}, {@code model},
 *     ...
 * @param query HQL that selects {@code e} with everything that its view shows
 * @param names what its names mean; asked only for what is no slug. To bring them together takes
 *     longer than most answers
 * @param kept the rows, in which is looked if they are read for another answer; null if they never
 *     are
 */
public record Directory<E extends Row>(
        Class<E> entity,
        String kind,
        String query,
        OfEdition<NameResolver> names,
        @Nullable KeptTable<E> kept) {

    /** Of things whose names are written in one way, but for their spelling. */
    public Directory(Class<E> entity, String kind, String query) {
        this(entity, kind, query, null);
    }

    /** The same, whose rows are kept. */
    public Directory(Class<E> entity, String kind, String query, @Nullable KeptTable<E> kept) {
        this(entity, kind, query, () -> KnownNames.resolver(entity, kind), kept);
    }

    /**
     * @param names reads all names from the record
     */
    public Directory(
            Class<E> entity,
            String kind,
            String query,
            Supplier<NameResolver> names,
            @Nullable KeptTable<E> kept) {
        this(entity, kind, query, new OfEdition<>(names), kept);
    }

    /**
     * The row of the slug in the request's path.
     *
     * @throws UnknownName with near matches
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 308 to the slug that another name means
     */
    public E require(String slug, UriInfo uri) {
        return find(slug).orElseThrow(() -> movedOrUnknown(slug, uri));
    }

    /**
     * The row of the slug in the request's path, as the API shows it: the answer is this row.
     *
     * @throws UnknownName with near matches
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 308 to the slug that another name means
     */
    public <V> V show(String slug, UriInfo uri, Function<E, V> view) {
        var row = require(slug, uri);
        Snapshot.answersWith(row);
        return view.apply(row);
    }

    /**
     * The row that a query parameter or a body names.
     *
     * @param name null for none, which gives null
     * @param assumed to which goes what the name was taken for, if it is not the slug
     * @throws UnknownName that names the parameter, with near matches
     */
    public E named(String parameter, String name, List<String> assumed) {
        return named(parameter, name, null, null, assumed);
    }

    /**
     * The same of a name that a seller uses on a day.
     *
     * @param seller slug of the provider whose name it is; null if that is not said
     * @param day null for the latest
     */
    public E named(
            String parameter, String name, String seller, LocalDate day, List<String> assumed) {
        return name == null ? null : found(parameter, name, seller, day, assumed).row();
    }

    /**
     * A row as a question names it.
     *
     * @param count how many there are, if the name says so ({@code 8xH100}); else null
     */
    public record Found<E>(E row, @Nullable Integer count) {}

    /**
     * The row that a query parameter or a body names, with what else the name says.
     *
     * @param name as it was given
     * @param assumed to which goes what the name was taken for, if it is not the slug
     * @throws UnknownName that names the parameter, with near matches
     */
    public Found<E> found(String parameter, String name, List<String> assumed) {
        return found(parameter, name, null, null, assumed);
    }

    private Found<E> found(
            String parameter, String name, String seller, LocalDate day, List<String> assumed) {
        var bySlug = find(name);
        if (bySlug.isPresent()) {
            return new Found<>(bySlug.get(), null);
        }
        var meant = resolver().resolve(name, seller, day);
        var row = bySlug(meant).orElseThrow(() -> unknown(name, meant, parameter));
        assumed.add(meant.taken(kind, name));
        return new Found<>(row, meant.count());
    }

    /** What reads the names of the record. */
    public NameResolver resolver() {
        return names.get();
    }

    /**
     * A row that was found before by its slug.
     *
     * @throws UnknownName if somebody has ended it since
     */
    public E again(String slug) {
        return find(slug).orElseThrow(() -> new UnknownName(kind, slug, List.of(), kind));
    }

    public Optional<E> find(String slug) {
        if (!Slugs.isSlug(slug)) {
            return Optional.empty();
        }
        if (kept != null && kept.isRead()) {
            return kept.bySlug(slug);
        }
        return Panache.getSession()
                .createSelectionQuery(query + " where e.slug = :slug", entity)
                .setParameter("slug", slug)
                .uniqueResultOptional();
    }

    private Optional<E> bySlug(Resolution meant) {
        return meant.isKnown() ? find(meant.slug()) : Optional.empty();
    }

    private RuntimeException movedOrUnknown(String name, UriInfo uri) {
        var meant = resolver().resolve(name, null, null);
        return meant.isKnown()
                ? Problems.moved(kind, name, meant.slug(), meant.how(), uri)
                : unknown(name, meant, null);
    }

    private UnknownName unknown(String name, Resolution meant, String parameter) {
        return UnknownName.of(kind, name, meant.candidates(), meant.near(), parameter);
    }
}
