package dev.modelcost.serving;

import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.web.Query;
import java.time.LocalDate;

/**
 * What is asked of serving a model: checked, with null where nothing was given.
 *
 * @param model whose record fills what is not given; null for a model that is not in the record
 * @param activeParameters per token
 * @param totalParameters all of them
 * @param layers transformer layers
 * @param heads query heads
 * @param kvHeads heads that keep keys and values
 * @param headSize values of a head
 * @param kvLatentSize values that a layer keeps of a token, with latent attention
 * @param chip that serves
 * @param chipCount of a copy
 * @param precision of the weights
 * @param batch requests decoded together
 * @param promptTokens of a request
 * @param outputTokens of a request
 * @param contextTokens that a decode step looks back on
 * @param usdPerChipHour the rate
 * @param utilization share of the paid time with this load
 * @param asOf day whose market rate and list price count
 */
record ServingRequest(
        Model model,
        Double activeParameters,
        Double totalParameters,
        Integer layers,
        Integer heads,
        Integer kvHeads,
        Integer headSize,
        Integer kvLatentSize,
        Chip chip,
        Integer chipCount,
        String precision,
        Integer batch,
        Integer promptTokens,
        Integer outputTokens,
        Integer contextTokens,
        Double usdPerChipHour,
        Double utilization,
        LocalDate asOf) {

    /**
     * @throws InvalidInput that names the value at fault
     */
    static ServingRequest read(Model model, Query query) {
        var question =
                new ServingRequest(
                        model,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        query.text("chip")
                                .map(slug -> Chip.DIRECTORY.requireNamed("chip", slug))
                                .orElse(null),
                        query.integer("count", 1, ServingEstimateRequest.MOST_CHIPS).orElse(null),
                        query.oneOf("precision", ServingEstimateRequest.PRECISIONS).orElse(null),
                        query.integer("batch", 1, ServingEstimateRequest.MOST_BATCH).orElse(null),
                        query.integer("input", 1, ServingEstimateRequest.MOST_TOKENS).orElse(null),
                        query.integer("output", 1, ServingEstimateRequest.MOST_TOKENS).orElse(null),
                        query.integer("context", 1, ServingEstimateRequest.MOST_TOKENS)
                                .orElse(null),
                        query.number(
                                        "rate",
                                        ServingEstimateRequest.LEAST_USD,
                                        ServingEstimateRequest.MOST_USD)
                                .orElse(null),
                        query.number("utilization", ServingEstimateRequest.LEAST_UTILIZATION, 1)
                                .orElse(null),
                        query.date("asOf").orElse(null));
        query.refuseUnknown();
        return question;
    }

    /**
     * @throws UnknownName that names the field at fault
     */
    static ServingRequest of(ServingEstimateRequest body) {
        return new ServingRequest(
                body.model() == null ? null : Model.DIRECTORY.requireNamed("model", body.model()),
                body.activeParameters(),
                body.totalParameters(),
                count(body.layers()),
                count(body.heads()),
                count(body.kvHeads()),
                count(body.headSize()),
                count(body.kvLatentSize()),
                body.chip() == null ? null : Chip.DIRECTORY.requireNamed("chip", body.chip()),
                count(body.chipCount()),
                body.precision(),
                count(body.batch()),
                count(body.promptTokens()),
                count(body.outputTokens()),
                count(body.contextTokens()),
                body.usdPerChipHour(),
                body.utilization(),
                body.asOf());
    }

    private static Integer count(Double whole) {
        return whole == null ? null : whole.intValue();
    }
}
