package dev.modelcost.footprint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a question about a footprint gives and its answer does not depend on, in sentences. */
final class UnusedOfFootprint {

    private UnusedOfFootprint() {}

    /**
     * @param usesMachines whether the answer is about a use of machines
     * @param byFormula whether Epoch's formula could tell the power
     */
    static List<String> of(
            FootprintEstimateRequest asked, boolean usesMachines, boolean byFormula) {
        var used = new HashSet<>(SiteRequest.PARAMETERS.names());
        used.add("provider");
        if (asked.tokens().totalParameters() != null) {
            used.addAll(TokenRequest.PARAMETERS.names());
        }
        var use = asked.use();
        if (byFormula) {
            used.addAll(Set.of("chipCount", "publishedOn"));
            used.add(use.tdpWatts() == null ? "chip" : "tdpWatts");
        }
        if (usesMachines) {
            if (use.chipHours() != null) {
                used.add("chipHours");
            } else if (use.hours() != null) {
                used.addAll(Set.of("chipCount", "wallClockHours"));
            }
            used.addAll(power(use, byFormula && asked.site().pue() == null));
        }
        return asked.names()
                .unused(
                        used,
                        "what else is given goes before it, or it is of no use without what is not given");
    }

    /** In the order of {@link DescribedUse}. */
    private static Set<String> power(MachineUseRequest use, boolean byFormula) {
        if (use.energyKwh() != null) {
            return Set.of("energyKwh");
        }
        if (use.wattsPerChip() != null) {
            return Set.of("wattsPerChip");
        }
        return byFormula
                ? Set.of()
                : Set.of(
                        use.tdpWatts() == null ? "chip" : "tdpWatts",
                        "serverPowerFactor",
                        "averagePowerFraction");
    }
}
