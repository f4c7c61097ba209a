package dev.modelcost.calc.audit;

import dev.modelcost.calc.units.Unit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which way round a ratio is said: "27 times cheaper" and "96 % less" are not "27 times the price"
 * and "96 % of it". A cut and a rise are of the subject's own figure, and of no other's.
 */
public enum RatioSense {
    LESS("less"),
    MORE("more"),
    CUT("cut"),
    RISE("rise");

    private final String word;

    RatioSense(String word) {
        this.word = word;
    }

    /** What a claim holds as its part. */
    public String word() {
        return word;
    }

    /** Empty where the claim does not say which way round it is meant. */
    public static Optional<RatioSense> of(String part) {
        return Stream.of(values()).filter(sense -> sense.word.equals(part)).findFirst();
    }

    /** Whether it is said of the subject against itself on another day. */
    boolean isChange() {
        return this == CUT || this == RISE;
    }

    /**
     * What a claim that is meant so would state.
     *
     * @param share the subject's figure / that of what it is compared with
     * @param unit of the claim: "50 % more" is one and a half times as much
     * @param value of the claim, in that unit
     */
    public double stated(double share, Unit unit, double value) {
        // A cut by 0.8 is one by 80 %; one by a factor of 5 is not.
        var percent = unit.inBase() != 1 || isChange() && value < 1;
        return this == LESS || this == CUT
                ? percent ? 1 - share : 1 / share
                : percent ? share - 1 : share;
    }
}
