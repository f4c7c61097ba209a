package dev.modelcost.failure;

/** What was asked, fit to stand in a sentence. */
public final class Printable {

    private static final int MOST_SHOWN = 60;

    private Printable() {}

    /** Short, and without characters that cannot be shown. */
    public static String of(String text) {
        var cut = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
