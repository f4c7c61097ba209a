package dev.modelcost.audit;

/**
 * Chips of one silicon in other forms, whose rental prices stand in for each other: what the slug's
 * first two parts name, if the second has a digit.
 */
final class ChipFamily {

    private ChipFamily() {}

    static String of(String chip) {
        var parts = chip.split("-");
        return parts.length > 2 && parts[1].matches(".*\\d.*") ? parts[0] + "-" + parts[1] : chip;
    }
}
