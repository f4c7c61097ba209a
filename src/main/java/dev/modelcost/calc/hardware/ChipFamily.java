package dev.modelcost.calc.hardware;

import java.util.regex.Pattern;

/**
 * Chips with the same silicon in different forms, whose prices can stand in for each other and
 * whose servers are alike.
 */
public final class ChipFamily {

    private static final Pattern NUMBERED = Pattern.compile("([a-z0-9]+-[a-z]*\\d+)[a-z]?(-.*)?");

    private ChipFamily() {}

    /**
     * Chips of a family share vendor and number: nvidia-v100 and nvidia-v100s-pcie-32gb,
     * nvidia-k40s and nvidia-k40t. A chip without a number in the second part of its slug, such as
     * google-tpu-v4, is its own family.
     *
     * @param chip slug
     * @return a slug, or the part of it that the family shares
     */
    public static String of(String chip) {
        var parts = NUMBERED.matcher(chip);
        return parts.matches() ? parts.group(1) : chip;
    }

    /**
     * The family without its vendor, as used in the names of the methods' constants: a100 for
     * nvidia-a100-sxm4-80gb, tpu-v3 for google-tpu-v3.
     *
     * @param chip slug
     */
    public static String nameOf(String chip) {
        var family = of(chip);
        return family.substring(family.indexOf('-') + 1);
    }
}
