package dev.modelcost.names;

import java.time.LocalDate;

/**
 * What a name can mean, as far as the rules of names ask.
 *
 * @param slug public id
 * @param company slug of the company that made it; null if unknown
 * @param parameters of a model, all counted; null if unknown
 * @param active of a model, those used for a token; null if unknown
 * @param openWeights whether anybody can run it, so that hosts sell it in their own versions
 * @param releasedOn null if unknown
 * @param memoryBytes of a chip; null if unknown
 */
public record Named(
        String slug,
        String company,
        Double parameters,
        Double active,
        boolean openWeights,
        LocalDate releasedOn,
        Double memoryBytes) {

    /** Of something of which only the slug is known. */
    public static Named of(String slug) {
        return new Named(slug, null, null, null, false, null, null);
    }

    /** Of a chip. */
    public static Named chip(String slug, String company, Double memoryBytes) {
        return new Named(slug, company, null, null, false, null, memoryBytes);
    }
}
