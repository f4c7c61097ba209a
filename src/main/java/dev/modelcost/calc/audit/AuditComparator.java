package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a claim's value is meant. */
public enum AuditComparator implements Vocabulary {
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
    @Override
    public String slug() {
        return sign;
    }

    String words() {
        return words;
    }

    public boolean isPoint() {
        return this == EQUAL || this == ABOUT;
    }

    public static Optional<AuditComparator> of(String sign) {
        return Vocabulary.find(AuditComparator.class, sign);
    }

    public static List<String> signs() {
        return Stream.of(values()).map(c -> c.sign).toList();
    }
}
