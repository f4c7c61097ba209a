package dev.modelcost.calc.units;

/** What a unit measures. */
public enum Dimension {
    MONEY("money"),
    CHIP_HOURS("chip-hours"),
    COUNT("a number of chips"),
    FLOP("work in FLOP"),
    TOKENS("a number of tokens"),
    PARAMETERS("a number of parameters"),
    RATIO("a ratio"),
    ENERGY("energy"),
    MASS("a mass of CO2e"),
    VOLUME("a volume of water"),
    TOKEN_PRICE("a price of tokens"),
    FLOP_PER_SECOND("speed in FLOP/s"),
    POWER("power"),
    HOURS("time"),
    CHIP_RATE("a price of a chip-hour"),
    TOKENS_PER_SECOND("tokens per second");

    private final String words;

    Dimension(String words) {
        this.words = words;
    }

    /** How it is named in a sentence. */
    public String words() {
        return words;
    }
}
