package dev.modelcost.calc.hardware;

/**
 * How long a renter binds itself. Spot prices are bids and cannot be converted, so they are no
 * commitment.
 */
public enum Commitment {
    ON_DEMAND,
    ONE_YEAR,
    THREE_YEAR
}
