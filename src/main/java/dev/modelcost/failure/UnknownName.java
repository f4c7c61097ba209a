package dev.modelcost.failure;

import java.util.List;

/** A name that does not exist in the record, or that several things have. */
public final class UnknownName extends Failure {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String kind;
    private final String name;
    private final transient List<String> nearMatches;
    private final transient List<String> candidates;

    /**
     * @param kind kind of thing that was asked for: {@code chip}, {@code model}, ...
     * @param name as it was given
     * @param nearMatches names that may have been meant, nearest first
     * @param field name of the value that holds the name; null if it is the subject of the question
     */
    public UnknownName(String kind, String name, List<String> nearMatches, String field) {
        this(
                "There is no %s '%s'.".formatted(kind, Printable.of(name))
                        + NearMatches.didYouMean(nearMatches),
                kind,
                name,
                nearMatches,
                List.of(),
                field);
    }

    private UnknownName(
            String sentence,
            String kind,
            String name,
            List<String> nearMatches,
            List<String> candidates,
            String field) {
        super((field == null ? "" : field + ": ") + sentence);
        this.field = field;
        this.kind = kind;
        this.name = name;
        this.nearMatches = List.copyOf(nearMatches);
        this.candidates = List.copyOf(candidates);
    }

    /**
     * Of a name that may mean several things.
     *
     * @param candidates slugs of what it may mean
     */
    public static UnknownName ambiguous(
            String kind, String name, List<String> candidates, String field) {
        return new UnknownName(
                "'%s' may be more than one %s: %s. Name one of them."
                        .formatted(Printable.of(name), kind, String.join(", ", candidates)),
                kind,
                name,
                candidates,
                candidates,
                field);
    }

    /**
     * Of a name that means nothing, or several things.
     *
     * @param candidates slugs of what it may mean; empty if it means nothing
     * @param nearMatches names that may have been meant, nearest first
     */
    public static UnknownName of(
            String kind,
            String name,
            List<String> candidates,
            List<String> nearMatches,
            String field) {
        return candidates.isEmpty()
                ? new UnknownName(kind, name, nearMatches, field)
                : ambiguous(kind, name, candidates, field);
    }

    /** The sentence without the name of the field. */
    public String why() {
        return field == null ? getMessage() : getMessage().substring(field.length() + 2);
    }

    public String field() {
        return field;
    }

    public String kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public List<String> nearMatches() {
        return nearMatches;
    }

    /** What the name may mean; empty if it means nothing in the record. */
    public List<String> candidates() {
        return candidates;
    }
}
