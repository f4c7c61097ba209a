package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.serving.Engine;

/**
 * In which format an engine keeps keys and values if nobody says so, and what it keeps instead of
 * them.
 *
 * @param narrow whether weights of at most 8 bits come with a cache of 8 bits
 * @param stateValuesPerHidden values of the state that a layer without keys and values keeps, for
 *     each of the hidden size; 0 if they are left out
 * @param source slug of the assumption set
 */
record CacheFormat(boolean narrow, double stateValuesPerHidden, String source) {

    /** Bytes of a value in the narrowest format in which a cache is served. */
    static final double NARROWEST_BYTES = 1;

    /** Bytes of a value of a state. */
    static final double STATE_BYTES = 2;

    private static final double BYTES_OF_16_BITS = 2;
    private static final double BITS_PER_BYTE = 8;
    private static final String STATE = "state-per-hidden-value";

    static CacheFormat of(AssumptionBook book, Engine engine) {
        return book.has(STATE)
                ? new CacheFormat(engine == Engine.TUNED, book.value(STATE), book.slug())
                : new CacheFormat(false, 0, book.slug());
    }

    /** Of a value, with weights of that many bytes. */
    double bytes(double weightBytes) {
        return narrow && weightBytes <= NARROWEST_BYTES
                ? NARROWEST_BYTES
                : Math.max(BYTES_OF_16_BITS, weightBytes);
    }

    /** Whether engines may well keep a wider format. */
    boolean isUncertain(double bytes) {
        return bytes < BYTES_OF_16_BITS;
    }

    String sentence(double bytes) {
        return "KV cache: %.0f bits a value%s."
                .formatted(
                        bytes * BITS_PER_BYTE,
                        isUncertain(bytes)
                                ? ", but many engines keep 16, which the estimate allows for"
                                : bytes > NARROWEST_BYTES ? ", 8 in the bound" : "");
    }
}
