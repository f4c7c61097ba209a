package dev.modelcost.store;

import java.util.regex.Pattern;

/** The format of slugs. */
public final class Slugs {

    /** The same rule as the database's domain {@code slug}. */
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*+");

    public static final int MAX_LENGTH = 120;

    private Slugs() {}

    public static boolean isSlug(String text) {
        return text.length() <= MAX_LENGTH && PATTERN.matcher(text).matches();
    }
}
