package dev.modelcost.failure;

/** A change that is valid in itself, but does not fit what the record holds now. */
public final class Conflict extends Failure {

    private static final long serialVersionUID = 1;

    /** What it does not fit. */
    public enum Kind {
        /** Somebody else changed the row since it was read. */
        STALE,
        /** There is such a row already. */
        EXISTS,
        /** Other rows refer to it. */
        REFERRED_TO,
        /** The row is not in a state that can be changed so. */
        STATE,
        /** The key of a repeated request came with another request. */
        KEY_REUSED
    }

    private final Kind kind;

    /**
     * @param what a sentence that says what stands in the way
     */
    public Conflict(Kind kind, String what) {
        super(what);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
