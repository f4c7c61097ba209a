package dev.modelcost.calc.audit;

/**
 * Thresholds of the audit, from the assumption set {@code claim-audit-2026}, and constants of other
 * sets that it needs.
 *
 * @param leastMfu lowest plausible
 * @param mostMfu highest plausible
 * @param rateBelow lowest plausible rate / lowest market rate: owning costs less than renting
 * @param rateAbove highest plausible rate / highest market rate
 * @param purchaseAbove highest plausible cost of a chip in its cluster / price of the most
 *     expensive chip
 * @param leastPowerShare lowest plausible average power / TDP
 * @param powerFactor maximum power of a chip with its share of the server / TDP
 * @param pue highest power usage effectiveness allowed for
 * @param estimateTolerance how far apart estimates of the same quantity may be, relative
 * @param workFactor how far apart two ways of counting FLOP may be, as a factor
 * @param aboutTolerance tolerance of "about", relative
 * @param experimentsLow lowest ratio of all compute to final run of a development
 * @param experimentsHigh highest such ratio
 * @param wordsPerToken English words per token
 * @param leastWue fewest litres of water per kWh on site
 * @param mostWue most litres of water per kWh on site
 * @param usualMfu lowest MFU that a cost is inferred with where hours are not known
 * @param leastRequestKwh least energy of chips for one request, measured
 * @param mostRequestKwh most energy of chips for one request, measured
 * @param leastTokenKwh least energy of chips for one token of an answer, measured
 * @param mostTokenKwh most energy of chips for one token of an answer, measured
 * @param leastRequestTokens fewest tokens of an answer, measured, on average of a kind of questions
 * @param mostRequestTokens most tokens of an answer, measured, on average of a kind of questions
 * @param promptTokens tokens of the prompts for each token of the answers, in a service at work
 * @param marketAbove most that a figure of a company may be of the largest that others state
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
        double mostWue,
        double usualMfu,
        double leastRequestKwh,
        double mostRequestKwh,
        double leastTokenKwh,
        double mostTokenKwh,
        double leastRequestTokens,
        double mostRequestTokens,
        double promptTokens,
        double marketAbove) {}
