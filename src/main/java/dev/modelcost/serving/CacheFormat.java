package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;

/**
 * In which format an engine keeps keys and values if nobody says so, and what it keeps instead of
 * them. Engines keep 16 bits unless they are told otherwise, whatever the format of the weights.
 *
 * @param stateValuesPerHidden values of the state that a layer without keys and values keeps, for
 *     each of the hidden size; 0 if they are left out
 * @param source slug of the assumption set
 */
record CacheFormat(double stateValuesPerHidden, String source) {

    /** Bytes of a value in the narrowest format in which a cache is served. */
    static final double NARROWEST_BYTES = 1;

    /** Bytes of a value of a state. */
    static final double STATE_BYTES = 2;

    private static final double BYTES_OF_16_BITS = 2;
    private static final double BITS_PER_BYTE = 8;
    private static final String STATE = "state-per-hidden-value";

    static CacheFormat of(AssumptionBook book) {
        return new CacheFormat(book.has(STATE) ? book.value(STATE) : 0, book.slug());
    }

    /** Of a value, with weights of that many bytes. */
    double bytes(double weightBytes) {
        return Math.max(BYTES_OF_16_BITS, weightBytes);
    }

    static String sentence(double bytes) {
        return "KV cache: %.0f bits a value, 8 in the bound.".formatted(bytes * BITS_PER_BYTE);
    }
}
