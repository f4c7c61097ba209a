package dev.modelcost.calc.price;

import java.math.BigDecimal;

/**
 * The price that a charge is made at.
 *
 * @param perCount for as many as {@link Charge#count} says, in the currency of the row
 * @param inferred how it was found, as the end of the sentence "Price of cache reads: ..."; null if
 *     the row itself has it
 * @param source slug of the source; null if the caller gave the price
 */
public record ChargedPrice(BigDecimal perCount, String inferred, String source) {}
