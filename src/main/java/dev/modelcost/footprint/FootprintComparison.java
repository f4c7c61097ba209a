package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.claim.Claim;

/**
 * A published figure of energy or carbon beside the estimate of the same, and why they differ where
 * they do. An explanation counts only if it explains the side on which the figure lies: what leaves
 * something out is below the estimate, never above it.
 *
 * @param estimate in the unit of the figure; null where there is none of the same thing
 * @param within whether the figure lies between low and high; null without an estimate
 * @param explanation why it does not, or why there is nothing to compare it with; null if it does,
 *     or if nothing on record explains it
 */
record FootprintComparison(Estimate estimate, Boolean within, String explanation) {

    /**
     * @param training null where the record does not tell enough of it
     */
    static FootprintComparison of(Claim claim, TrainingFootprint training) {
        if (!claim.scope.equals("run")) {
            return without(scope(claim.scope));
        }
        if ("idle".equals(claim.boundary) || "embodied".equals(claim.boundary)) {
            return without(
                    "Of a part alone (%s), not of the electricity of training."
                            .formatted(claim.boundary));
        }
        if (training == null) {
            return without("The record does not tell enough of the training to estimate it.");
        }
        var unit = Unit.of(claim.unit).orElseThrow();
        var estimate = same(claim, training.footprint()).times(1 / unit.inBase());
        var high = claim.valueHigh == null ? claim.value : claim.valueHigh;
        var within = claim.value <= estimate.high() && high >= estimate.low();
        return new FootprintComparison(
                estimate, within, within ? null : explanation(claim, high < estimate.low()));
    }

    private static FootprintComparison without(String explanation) {
        return new FootprintComparison(null, null, explanation);
    }

    /** The estimate that covers most nearly what the figure does. */
    private static Estimate same(Claim claim, UsageFootprint footprint) {
        return switch (claim.metric) {
            case "energy" ->
                    "machines".equals(claim.boundary)
                            ? footprint.itEnergyKwh()
                            : footprint.energyKwh();
            case "carbon" -> footprint.operationalCarbonKgCo2();
            case "water" -> footprint.waterLitres();
            default -> throw new IllegalArgumentException("no footprint: " + claim.metric);
        };
    }

    private static String explanation(Claim claim, boolean below) {
        if (below && "chips".equals(claim.boundary)) {
            return "Of the electricity of the chips alone; the estimate counts that of their servers too.";
        }
        if (below && "machines".equals(claim.boundary)) {
            return "Of the machines without their data centre; the estimate counts that too.";
        }
        if (below && "market".equals(claim.accounting)) {
            return "Net of clean electricity that was bought; the estimate is of the grid of the place.";
        }
        return null;
    }

    private static String scope(String scope) {
        return switch (scope) {
            case "per-request" -> "Of a request, not of the training.";
            case "lifecycle" -> "Of the whole life cycle, not of the electricity of training.";
            case "development" -> "Of all experiments and failed runs, not of the final run alone.";
            default -> "Of another scope (%s) than the training.".formatted(scope);
        };
    }
}
