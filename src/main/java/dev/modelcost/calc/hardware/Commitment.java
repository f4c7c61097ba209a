package dev.modelcost.calc.hardware;

/**
 * How long a renter commits for. Spot prices are bids and cannot be converted, so they are not
 * listed here.
 */
public enum Commitment {
    ON_DEMAND,
    ONE_YEAR,
    THREE_YEAR
}
