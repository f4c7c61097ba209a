package dev.modelcost.failure;

/** A question that cannot be answered, for a reason that can be told to the caller. */
public abstract sealed class Failure extends RuntimeException
        permits Conflict, InvalidInput, MissingData, RefusedRows, UnknownName {

    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message);
    }
}
