package dev.modelcost.calc.sampling;

import java.nio.charset.StandardCharsets;

/**
 * The seed of a sampled answer, made from the question: the same question has the same answer, on
 * every machine.
 *
 * <p>64-bit FNV-1a over the UTF-8 bytes of the texts and the bits of the numbers. Numbers are never
 * hashed as text: JDK 19 changed how {@link Double#toString(double)} prints some of them.
 */
public final class Seed {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final long hash;

    private Seed(long hash) {
        this.hash = hash;
    }

    /**
     * @param question what is asked, such as {@code training-cost/amortized/gpt-4}
     */
    public static Seed of(String question) {
        return new Seed(add(OFFSET_BASIS, question));
    }

    /** With one more input. The order of inputs matters; 0.0 and -0.0 are the same number. */
    public Seed with(String name, double value) {
        long hashed = add(hash, name);
        long bits = Double.doubleToLongBits(value + 0.0);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hashed = (hashed ^ (bits >>> shift & 0xff)) * PRIME;
        }
        return new Seed(hashed);
    }

    /** With one more input that is not a number. */
    public Seed with(String name, String value) {
        return new Seed(add(add(hash, name), value));
    }

    /** What {@link MonteCarlo#run} takes. */
    public long value() {
        return hash;
    }

    private static long add(long hash, String text) {
        long hashed = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hashed = (hashed ^ (b & 0xff)) * PRIME;
        }
        return hashed;
    }
}
