package dev.modelcost.footprint;

import dev.modelcost.serving.ServingEnergyRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a question about a footprint gives and its answer does not depend on, in sentences. */
final class UnusedOfFootprint {

    private UnusedOfFootprint() {}

    /**
     * @param usesMachines whether the answer is about a use of machines
     * @param byFormula whether Epoch's formula could tell the power
     * @param byServing whether the request is by the estimate of serving
     */
    static List<String> of(
            FootprintEstimateRequest asked,
            boolean usesMachines,
            boolean byFormula,
            boolean byServing) {
        var used = new HashSet<>(SiteRequest.PARAMETERS.names());
        used.add("provider");
        if (asked.speaksOfRequests()) {
            used.addAll(TokenRequest.PARAMETERS.names());
            used.add(RequestEnergy.METHOD.name());
        }
        if (byServing) {
            used.addAll(ServingEnergyRequest.names());
            if (!asked.countsChipsOfCopy()) {
                used.remove("chipCount");
            }
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
