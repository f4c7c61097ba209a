package dev.modelcost.chaos;

/** How often the tests repeat what is a matter of the moment. */
final class Rounds {

    /** Set for the short form, which every build can afford. */
    private static final boolean SHORT = Boolean.getBoolean("chaos.short");

    private Rounds() {}

    static int of(int full, int inShort) {
        return SHORT ? inShort : full;
    }
}
