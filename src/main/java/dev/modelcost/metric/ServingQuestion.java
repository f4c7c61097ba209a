package dev.modelcost.metric;

import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.web.Body;
import dev.modelcost.web.Problems;
import dev.modelcost.web.Query;
import java.time.LocalDate;
import java.util.List;

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
record ServingQuestion(
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

    static final List<String> PRECISIONS =
            List.of("fp32", "bf16", "fp16", "fp8", "int8", "fp4", "int4");

    private static final int MOST_CHIPS = 100_000;
    private static final int MOST_BATCH = 100_000;
    private static final int MOST_TOKENS = 10_000_000;
    private static final double LEAST_PARAMETERS = 1e3;
    private static final double MOST_PARAMETERS = 1e15;
    private static final double LEAST_USD = 0.001;
    private static final double MOST_USD = 1000;
    private static final double LEAST_UTILIZATION = 0.001;

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the parameter at fault
     */
    static ServingQuestion read(Model model, Query query) {
        var question =
                new ServingQuestion(
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
                        query.integer("count", 1, MOST_CHIPS).orElse(null),
                        query.oneOf("precision", PRECISIONS).orElse(null),
                        query.integer("batch", 1, MOST_BATCH).orElse(null),
                        query.integer("input", 1, MOST_TOKENS).orElse(null),
                        query.integer("output", 1, MOST_TOKENS).orElse(null),
                        query.integer("context", 1, MOST_TOKENS).orElse(null),
                        query.number("rate", LEAST_USD, MOST_USD).orElse(null),
                        query.number("utilization", LEAST_UTILIZATION, 1).orElse(null),
                        query.date("asOf").orElse(null));
        query.refuseUnknown();
        return question;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 or 404 that names the field at fault
     */
    static ServingQuestion read(ServingBody body) {
        var active =
                Body.number(
                        "activeParameters",
                        body.activeParameters(),
                        LEAST_PARAMETERS,
                        MOST_PARAMETERS);
        var total =
                Body.number(
                        "totalParameters",
                        body.totalParameters(),
                        LEAST_PARAMETERS,
                        MOST_PARAMETERS);
        if (active != null && total != null && active > total) {
            throw Problems.badParameter("activeParameters", "more than totalParameters.");
        }
        var heads = Body.integer("heads", body.heads(), 1, 1024);
        var kvHeads = Body.integer("kvHeads", body.kvHeads(), 1, 1024);
        if (heads != null && kvHeads != null && kvHeads > heads) {
            throw Problems.badParameter("kvHeads", "more than heads.");
        }
        var kvLatentSize = Body.integer("kvLatentSize", body.kvLatentSize(), 1, 65_536);
        if (kvHeads != null && kvLatentSize != null) {
            throw Problems.badParameter(
                    "kvLatentSize", "goes not with kvHeads: a model keeps the one or the other.");
        }
        return new ServingQuestion(
                body.model() == null
                        ? null
                        : Model.DIRECTORY.requireNamed("model", Body.text("model", body.model())),
                active,
                total,
                Body.integer("layers", body.layers(), 1, 1000),
                heads,
                kvHeads,
                Body.integer("headSize", body.headSize(), 1, 4096),
                kvLatentSize,
                body.chip() == null
                        ? null
                        : Chip.DIRECTORY.requireNamed("chip", Body.text("chip", body.chip())),
                Body.integer("chipCount", body.chipCount(), 1, MOST_CHIPS),
                Body.oneOf("precision", body.precision(), PRECISIONS),
                Body.integer("batch", body.batch(), 1, MOST_BATCH),
                Body.integer("promptTokens", body.promptTokens(), 1, MOST_TOKENS),
                Body.integer("outputTokens", body.outputTokens(), 1, MOST_TOKENS),
                Body.integer("contextTokens", body.contextTokens(), 1, MOST_TOKENS),
                Body.number("usdPerChipHour", body.usdPerChipHour(), LEAST_USD, MOST_USD),
                Body.number("utilization", body.utilization(), LEAST_UTILIZATION, 1),
                Body.date("asOf", body.asOf()));
    }
}
