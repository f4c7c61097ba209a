package dev.modelcost.calc.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a claim's value is meant. */
public enum AuditComparator {
    EQUAL("=", ""),
    ABOUT("~", "about "),
    AT_LEAST(">=", "at least "),
    AT_MOST("<=", "at most "),
    ABOVE(">", "more than "),
    BELOW("<", "less than "),
    RANGE("range", "");

    private final String sign;
    private final String words;

    AuditComparator(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    /** How it is written in claims. */
    public String sign() {
        return sign;
    }

    String words() {
        return words;
    }

    boolean isPoint() {
        return this == EQUAL || this == ABOUT;
    }

    public static Optional<AuditComparator> of(String sign) {
        return Stream.of(values()).filter(c -> c.sign.equals(sign)).findFirst();
    }

    public static List<String> signs() {
        return Stream.of(values()).map(c -> c.sign).toList();
    }
}
