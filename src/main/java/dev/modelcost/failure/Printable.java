package dev.modelcost.failure;

/** Makes given text fit to be quoted in a sentence. */
public final class Printable {

    private static final int MOST_SHOWN = 60;

    private Printable() {}

    /** The text, shortened and without unprintable characters. */
    public static String of(String text) {
        var cut = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
