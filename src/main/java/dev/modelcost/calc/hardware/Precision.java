package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Vocabulary;

/** A number format in which a chip computes; the record uses the name in lower case. */
public enum Precision implements Vocabulary {
    FP64(64),
    FP32(32),
    TF32(19),
    FP16(16),
    BF16(16),
    FP8(8),
    FP4(4),
    INT8(8),
    INT4(4);

    private final int bits;

    Precision(int bits) {
        this.bits = bits;
    }

    /**
     * Length of an operand in bits. TF32 has 19: 1 sign, 8 exponent and 10 fraction bits, though it
     * is stored in 32.
     */
    public int bits() {
        return bits;
    }

    /** Whether operations in it are FLOP. */
    public boolean isFloatingPoint() {
        return this != INT8 && this != INT4;
    }

    /**
     * @throws IllegalArgumentException if no precision has this name in the record
     */
    public static Precision of(String slug) {
        return Vocabulary.find(Precision.class, slug)
                .orElseThrow(() -> new IllegalArgumentException("no such precision: " + slug));
    }
}
