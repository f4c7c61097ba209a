package dev.modelcost.calc.claimwords;

/**
 * A name in a text.
 *
 * @param start of the first character in the text
 * @param end behind the last character
 * @param name to look it up by
 * @param kind of thing that it names
 */
public record TextName(int start, int end, String name, Kind kind) {

    /** What a name may name. */
    public enum Kind {
        MODEL,
        CHIP,
        ORGANIZATION,
        PRODUCT
    }

    boolean isSubject() {
        return kind != Kind.CHIP;
    }
}
