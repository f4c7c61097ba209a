package dev.modelcost.calc.audit;

/**
 * Thresholds of the audit, from the assumption set {@code claim-audit-2026}, and constants of other
 * sets that it needs.
 *
 * @param leastMfu lowest plausible
 * @param mostMfu highest plausible
 * @param rateBelow lowest plausible rate / lowest market rate: owning costs less than renting
 * @param rateAbove highest plausible rate / highest market rate
 * @param purchaseAbove highest plausible cost of a chip in its cluster / dearest chip
 * @param leastPowerShare lowest plausible average power / TDP
 * @param powerFactor most power of a chip with its share of the server / TDP
 * @param pue highest power usage effectiveness that is allowed for
 * @param estimateTolerance how far estimates of the same may be apart, relative
 * @param workFactor how far two ways to reckon FLOP may be apart, a factor
 * @param aboutTolerance what "about" allows, relative
 * @param experimentsLow least (all compute / final run) of a development
 * @param experimentsHigh most of it
 * @param wordsPerToken English words
 * @param leastWue least litres of water per kWh on site
 * @param mostWue most of it
 */
public record AuditConstants(
        double leastMfu,
        double mostMfu,
        double rateBelow,
        double rateAbove,
        double purchaseAbove,
        double leastPowerShare,
        double powerFactor,
        double pue,
        double estimateTolerance,
        double workFactor,
        double aboutTolerance,
        double experimentsLow,
        double experimentsHigh,
        double wordsPerToken,
        double leastWue,
        double mostWue) {}
