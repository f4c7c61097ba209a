package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.footprint.RequestFootprint;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.serving.ServingEnergy;
import dev.modelcost.web.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What requests to a model take of the machines, by the estimate of serving or by the regressions
 * of EcoLogits.
 *
 * @param method {@link #BY_SERVING} or {@link #BY_ECOLOGITS}
 * @param chips of the copy that answers
 * @param promptTokens that are read; those of EcoLogits cost nothing
 * @param outputTokens that are written
 * @param latencySeconds from the first to the last output token of a request; of EcoLogits as if
 *     all tokens were of one request
 * @param use chip-hours and their power
 * @param steps how it was computed
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param assumptions constants of the estimate of serving; null by EcoLogits
 * @param constantSources slugs of their sources
 */
record RequestEnergy(
        String method,
        int chips,
        double promptTokens,
        int outputTokens,
        double latencySeconds,
        EnergyUse use,
        List<Step> steps,
        List<String> assumed,
        AssumptionsUsed assumptions,
        List<String> constantSources) {

    static final String BY_SERVING = "serving-estimate";
    static final String BY_ECOLOGITS = AssumptionBook.ECOLOGITS;

    /** One question, by GET and by POST. */
    static final Parameter<String> METHOD =
            Parameter.oneOf("method", BY_SERVING, BY_ECOLOGITS)
                    .describedAs(
                            "How the energy of requests is found. serving-estimate: power and time of the chips that serve, as in serving-cost, with"
                                    + " their share of the server. ecologits-0.9: the regressions of EcoLogits on H100, in which prompts cost nothing."
                                    + " serving-estimate if left out, where the record has the layers and heads of the model; else ecologits-0.9.")
                    .example(BY_SERVING);

    static final String NOT_OF_ECOLOGITS =
            "the regressions of EcoLogits have a chip, a batch and a precision of their own, and no prompts";

    private static final double JOULES_PER_KWH = 3.6e6;

    /**
     * Of tokens in the proportion of the request.
     *
     * @param outputTokens of all requests together
     */
    static RequestEnergy of(ServingEnergy request, int outputTokens) {
        var requests = (double) outputTokens / request.outputTokens();
        return new RequestEnergy(
                BY_SERVING,
                request.chips(),
                request.promptTokens() * requests,
                outputTokens,
                request.seconds(),
                new EnergyUse(
                        "request",
                        Distribution.of(request.chipHours().times(requests)),
                        Distribution.of(request.wattsPerChip()),
                        false,
                        List.of(),
                        null),
                request.steps(),
                request.assumed(),
                request.assumptions(),
                request.constantSources());
    }

    /**
     * @param known how the parameters are known
     * @param why the sentence that says why it is not the estimate of serving; null if EcoLogits is
     *     asked for
     */
    static RequestEnergy of(RequestFootprint request, List<Step> known, String why) {
        return new RequestEnergy(
                BY_ECOLOGITS,
                request.chips(),
                request.promptTokens(),
                request.outputTokens(),
                request.latencySeconds(),
                EnergyUse.of(request),
                Stream.concat(known.stream(), request.steps().stream()).toList(),
                why == null ? List.of() : List.of(why),
                null,
                List.of());
    }

    static String ecologitsForWantOf(String what) {
        return "Energy of requests: by the regressions of EcoLogits, because %s; prompts cost nothing in them."
                .formatted(what);
    }

    /** The footprint of all of it; its steps are added to those of the energy. */
    SampledFootprint footprint(DataCentre centre, GridFigures grid, EmbodiedConstants embodied) {
        return SampledFootprint.of(List.of(use), centre, grid, embodied);
    }

    /** Line by line, down to the footprint. */
    List<Step> derivation(SampledFootprint footprint) {
        if (method.equals(BY_ECOLOGITS)) {
            return steps;
        }
        var all = new ArrayList<>(steps);
        all.addAll(footprint.medians().steps());
        return all;
    }

    /** Energy from the grid for each output token, J. */
    Estimate joulesPerOutputToken(Estimate kwh) {
        return kwh.times(JOULES_PER_KWH / outputTokens);
    }

    /** The same for each token of prompt and output, J. */
    Estimate joulesPerToken(Estimate kwh) {
        return kwh.times(JOULES_PER_KWH / (outputTokens + promptTokens));
    }
}
