package dev.modelcost.failure;

import java.util.List;

/** Nothing is wrong with the question, but too little is known to answer it. */
public final class MissingData extends Failure {

    private static final long serialVersionUID = 1;

    private final transient List<String> missing;

    /**
     * @param what a sentence that says what cannot be determined
     * @param missing names of the values that would determine it, if they were given
     */
    public MissingData(String what, List<String> missing) {
        super(what);
        this.missing = List.copyOf(missing);
    }

    /**
     * @see #MissingData(String, List)
     */
    public MissingData(String what, String... missing) {
        this(what, List.of(missing));
    }

    public List<String> missing() {
        return missing;
    }
}
