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

    /** The same at its place in a part of the text that begins there. */
    TextName from(int start) {
        return new TextName(this.start - start, end - start, name, kind);
    }

    boolean isSubject() {
        return kind != Kind.CHIP;
    }
}
