package dev.modelcost.audit;

import java.time.LocalDate;

/**
 * One number beside models and claims: a peak, a rate, a price, an intensity, a constant.
 *
 * @param kind chip, peak, rental, purchase, price, carbon, water, assumption or score
 * @param subject slug of the chip or model, code of the region, name of the set
 * @param name of the number
 * @param number the number
 * @param since first day; null if it has none
 * @param until first day on which it no longer holds; null if it still does
 * @param source slug
 * @param remark what else tells it apart
 */
record RecordedNumber(
        String kind,
        String subject,
        String name,
        Double number,
        LocalDate since,
        LocalDate until,
        String source,
        String remark) {

    boolean isValidOn(LocalDate day) {
        return !since.isAfter(day) && (until == null || until.isAfter(day));
    }
}
