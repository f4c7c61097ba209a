package dev.modelcost.audit;

import java.time.LocalDate;

/**
 * What a chip was bought or rented for; spot prices are left out.
 *
 * @param chip slug
 * @param kind whether it is the price of a chip or of an hour of it
 * @param usd per chip, or per chip-hour
 * @param since the first day on which it was seen
 * @param source slug
 */
record RecordedChipPrice(String chip, Kind kind, double usd, LocalDate since, String source) {

    /** Bought, or rented by the hour. */
    enum Kind {
        PURCHASE,
        RENTAL
    }
}
