package dev.modelcost.failure;

import java.util.List;

/** A name that does not exist in the record. */
public final class UnknownName extends Failure {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String kind;
    private final String name;
    private final transient List<String> nearMatches;

    /**
     * @param kind kind of thing that was asked for: {@code chip}, {@code model}, ...
     * @param name as it was given
     * @param nearMatches names that may have been meant, nearest first
     * @param field name of the value that holds the name; null if it is the subject of the question
     */
    public UnknownName(String kind, String name, List<String> nearMatches, String field) {
        super(
                (field == null ? "" : field + ": ")
                        + "There is no %s '%s'.".formatted(kind, Printable.of(name))
                        + NearMatches.didYouMean(nearMatches));
        this.field = field;
        this.kind = kind;
        this.name = name;
        this.nearMatches = List.copyOf(nearMatches);
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
}
