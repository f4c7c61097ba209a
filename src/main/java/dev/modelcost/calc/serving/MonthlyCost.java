package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;

/**
 * What a volume costs a month, on own chips and at an API.
 *
 * @param tokensPerMonth prompt and output together
 * @param replicas copies of the model that it needs; a whole number at each end
 * @param ownUsd on own chips, with what is fixed beside them
 * @param apiUsd at the API
 * @param probabilityOwnCheaper share of what is believed possible in which the own chips cost less,
 *     0..1; equal costs count half
 */
public record MonthlyCost(
        double tokensPerMonth,
        Estimate replicas,
        Estimate ownUsd,
        Estimate apiUsd,
        double probabilityOwnCheaper) {}
