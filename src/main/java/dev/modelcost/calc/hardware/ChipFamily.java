package dev.modelcost.calc.hardware;

/**
 * Chips of one silicon in other forms, whose rental prices stand in for each other: what the slug's
 * first two parts name, if the second has a digit.
 */
public final class ChipFamily {

    private ChipFamily() {}

    public static String of(String chip) {
        var first = chip.indexOf('-');
        var second = chip.indexOf('-', first + 1);
        return first >= 0
                        && second >= 0
                        && second < chip.length() - 1
                        && chip.substring(first, second).chars().anyMatch(Character::isDigit)
                ? chip.substring(0, second)
                : chip;
    }
}
