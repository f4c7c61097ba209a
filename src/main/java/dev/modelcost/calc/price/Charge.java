package dev.modelcost.calc.price;

import java.util.Locale;

/** What a price list has a price for. */
public enum Charge {
    /** Prompt tokens that are neither read from a cache nor written to one. */
    INPUT("input", Per.MILLION_TOKENS),
    OUTPUT("output", Per.MILLION_TOKENS),
    CACHE_READ("cache read", Per.MILLION_TOKENS),
    /** Written to a cache that keeps it for minutes. */
    CACHE_WRITE("cache write", Per.MILLION_TOKENS),
    /** Written to a cache that keeps it for an hour. */
    CACHE_WRITE_1H("one-hour cache write", Per.MILLION_TOKENS),
    BATCH_INPUT("batch input", Per.MILLION_TOKENS),
    BATCH_OUTPUT("batch output", Per.MILLION_TOKENS),
    BATCH_CACHE_READ("batch cache read", Per.MILLION_TOKENS),
    AUDIO_INPUT_TOKEN("audio input", Per.MILLION_TOKENS),
    AUDIO_OUTPUT_TOKEN("audio output", Per.MILLION_TOKENS),
    IMAGE_INPUT_TOKEN("image input", Per.MILLION_TOKENS),
    IMAGE_OUTPUT_TOKEN("image output", Per.MILLION_TOKENS),
    CHARACTER("character", Per.MILLION_CHARACTERS),
    /** An image that is made. */
    IMAGE("image", Per.PIECE),
    /** An image in the prompt. */
    INPUT_IMAGE("input image", Per.PIECE),
    AUDIO_MINUTE("audio minute", Per.PIECE),
    VIDEO_SECOND("video second", Per.PIECE),
    SEARCH("search", Per.PIECE),
    PAGE("page", Per.PIECE),
    /** Charged for every request besides its tokens. */
    REQUEST("request", Per.PIECE);

    /** How many of what one price is for. */
    private enum Per {
        MILLION_TOKENS(1e6, "token", "Mtoken"),
        MILLION_CHARACTERS(1e6, "character", "Mcharacter"),
        PIECE(1, null, null);

        final double count;
        final String unit;
        final String priceUnit;

        Per(double count, String unit, String priceUnit) {
            this.count = count;
            this.unit = unit;
            this.priceUnit = priceUnit;
        }
    }

    private final String words;
    private final Per per;

    Charge(String words, Per per) {
        this.words = words;
        this.per = per;
    }

    /** In a sentence, such as {@code one-hour cache write}. */
    public String words() {
        return words;
    }

    /** As tables name it, such as {@code audio-minute}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many tokens, images or the like one price is for: a million or one. */
    public double count() {
        return per.count;
    }

    /** Of what is counted, such as {@code token} or {@code image}. */
    public String unit() {
        return per.unit == null ? words : per.unit;
    }

    /** What a price is per, such as {@code Mtoken} or {@code image}. */
    public String priceUnit() {
        return per.priceUnit == null ? words : per.priceUnit;
    }
}
