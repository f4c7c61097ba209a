package dev.modelcost.audit;

import java.time.LocalDate;

/**
 * What a chip was bought or rented for from one day on, by whoever offered it.
 *
 * @param chip slug
 * @param kind whether it is the price of a chip or of an hour of it
 * @param since the first day on which it was seen
 * @param lowestUsd of the prices from that day, per chip or per chip-hour
 * @param highestUsd of the same
 */
record RecordedChipPrice(
        String chip, Kind kind, LocalDate since, double lowestUsd, double highestUsd) {

    /** How a price is paid. */
    enum Kind {
        /** Once, for the chip. */
        PURCHASE,
        /** By the hour, on demand or for a term. */
        RENTAL,
        /** By the hour, for what is left over: spot, on a marketplace, or in blocks of days. */
        SPOT
    }
}
