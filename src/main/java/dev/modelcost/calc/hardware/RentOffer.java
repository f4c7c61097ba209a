package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a vendor asks for an hour of a chip.
 *
 * @param row slug of the row of the record
 * @param vendor slug; null if the source does not say
 * @param region in the vendor's words; null if the source does not say
 * @param chips that an instance has; null if the source does not say
 * @param fabric whether they are joined by more than the bus of the server
 * @param usdPerChipHour above 0
 * @param from first day on which it was seen
 * @param until first day on which another price was seen; null if none was
 * @param lastSeen last day on which it was seen, not before {@code from}
 */
public record RentOffer(
        String row,
        String vendor,
        String region,
        Integer chips,
        boolean fabric,
        double usdPerChipHour,
        LocalDate from,
        LocalDate until,
        LocalDate lastSeen) {

    public RentOffer {
        Objects.requireNonNull(row, "row");
        Require.positive("usdPerChipHour", usdPerChipHour);
        if (lastSeen.isBefore(from)) {
            throw new IllegalArgumentException(row + " was last seen before it was first seen");
        }
    }

    boolean heldOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    /** When it was seen last, as far as somebody could know on the day. */
    LocalDate seenBy(LocalDate day) {
        return lastSeen.isAfter(day) ? day : lastSeen;
    }

    /** Whether its instance joins so many chips; what does not say its size may. */
    boolean maySuit(int serverChips) {
        return chips == null || isServer(serverChips);
    }

    boolean isServer(int serverChips) {
        return chips != null && chips >= serverChips && fabric;
    }
}
