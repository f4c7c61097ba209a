package dev.modelcost.store;

import java.math.BigDecimal;

/** Prices as published. */
public final class Money {

    private Money() {}

    /** The amount without the trailing zeros that the column's scale adds; null stays null. */
    public static BigDecimal asPublished(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
