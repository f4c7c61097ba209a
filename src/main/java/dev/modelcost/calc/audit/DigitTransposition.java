package dev.modelcost.calc.audit;

import java.math.BigDecimal;

/** Recognises two transposed digits: 249,000 for 294,000. */
public final class DigitTransposition {

    private DigitTransposition() {}

    /** Whether the numbers differ only by a swap of two neighbouring digits. */
    public static boolean between(double one, double other) {
        if (!(one > 0) || !(other > 0)) {
            return false;
        }
        var a = digits(one);
        var b = digits(other);
        var length = Math.max(a.length(), b.length());
        if (Math.floor(StrictMath.log10(one)) != Math.floor(StrictMath.log10(other))) {
            return false;
        }
        a = a + "0".repeat(length - a.length());
        b = b + "0".repeat(length - b.length());
        for (var i = 0; i + 1 < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return a.charAt(i) == b.charAt(i + 1)
                        && a.charAt(i + 1) == b.charAt(i)
                        && a.substring(i + 2).equals(b.substring(i + 2));
            }
        }
        return false;
    }

    /** The digits without trailing zeros. */
    static String digits(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().unscaledValue().abs().toString();
    }
}
