package dev.modelcost.calc.claimwords;

import java.util.Optional;
import java.util.regex.Pattern;

/** How many chips the system has that a name names: 72 in a GB200 NVL72, 8 in a DGX H100. */
public final class SystemWords {

    private static final Pattern NVLINK = Pattern.compile("(?i)\\bNVL ?(\\d{1,4})\\b");

    /** NVIDIA's servers of one fabric; the DGX Spark and Station hold one chip. */
    private static final Pattern SERVER =
            Pattern.compile("(?i)\\b(?:DGX|HGX)\\b(?![ -]?(?:Spark|Station|GH|GB|Cloud|SuperPOD))");

    private static final double CHIPS_OF_A_SERVER = 8;

    private SystemWords() {}

    /** Empty if it is no system, or one of any number of chips. */
    public static Optional<Double> chips(String name) {
        var linked = NVLINK.matcher(name);
        if (linked.find()) {
            return Optional.of(Double.valueOf(linked.group(1)));
        }
        return SERVER.matcher(name).find() ? Optional.of(CHIPS_OF_A_SERVER) : Optional.empty();
    }
}
