package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Require;

/**
 * What a step of an engine costs beside reading and computing, as fitted to measurements; all in s.
 *
 * @param layer for each layer
 * @param doubling for each layer and doubling of the chips
 * @param mixture for each layer of a mixture of experts
 * @param mixtureDoubling for each layer of a mixture and doubling of the chips, beside {@code
 *     doubling}
 * @param request for each request of a data-parallel group
 * @param layerRequest for each of these requests in each layer
 */
public record EngineOverheads(
        double layer,
        double doubling,
        double mixture,
        double mixtureDoubling,
        double request,
        double layerRequest) {

    /**
     * @throws IllegalArgumentException if a time is negative
     */
    public EngineOverheads {
        Require.notNegative("layer", layer);
        Require.notNegative("doubling", doubling);
        Require.notNegative("mixture", mixture);
        Require.notNegative("mixtureDoubling", mixtureDoubling);
        Require.notNegative("request", request);
        Require.notNegative("layerRequest", layerRequest);
    }
}
