package dev.modelcost.edit;

import org.jspecify.annotations.Nullable;

/**
 * A row as the record has it.
 *
 * @param id its surrogate key, never shown
 * @param version raised by every change
 * @param own whether it is a row of one's own or a correction, which no release touches
 * @param correction why it differs from the row that is shipped; null if it does not
 * @param cells its values
 */
record StoredRow(long id, int version, boolean own, @Nullable String correction, Cells cells) {

    String ownership() {
        return (own ? Ownership.OWN : Ownership.SHIPPED).slug();
    }
}
