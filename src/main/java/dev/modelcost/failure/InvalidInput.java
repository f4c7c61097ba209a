package dev.modelcost.failure;

/** A value that was given is not allowed. */
public final class InvalidInput extends Failure {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String why;

    /**
     * @param field name of the invalid value; {@code object.field} for a value within an object
     * @param why a sentence that says what is wrong and what is allowed
     */
    public InvalidInput(String field, String why) {
        super(field + ": " + why);
        this.field = field;
        this.why = why;
    }

    public String field() {
        return field;
    }

    public String why() {
        return why;
    }
}
