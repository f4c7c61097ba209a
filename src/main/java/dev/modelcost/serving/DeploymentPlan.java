package dev.modelcost.serving;

import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.serving.Engine;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.calc.serving.Speculation;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A deployment with nothing left open but chips, their number and their price.
 *
 * @param precision number format of the weights
 * @param kvPrecision number format of cached keys and values; null for the usual one
 * @param engine how well the software is set up
 * @param tellsEngines whether the assumption set tells engines apart
 * @param batch requests in flight
 * @param promptTokens of a request
 * @param outputTokens of a request
 * @param contextTokens that a decode step looks back on; null for the mean over a request
 * @param prefixCacheHit share of the prompts that is kept from earlier requests
 * @param speculation tokens that are guessed and verified
 * @param utilization share of the paid time with this load, above 0 and at most 1
 * @param asOf day whose market rate and list price count; null where nothing is paid
 * @param assumed what was taken for what the question left open, sentence by sentence
 */
record DeploymentPlan(
        String precision,
        String kvPrecision,
        Engine engine,
        boolean tellsEngines,
        int batch,
        int promptTokens,
        int outputTokens,
        Integer contextTokens,
        double prefixCacheHit,
        Speculation speculation,
        double utilization,
        LocalDate asOf,
        List<String> assumed) {

    static final String USUAL_PRECISION = "bf16";
    private static final String OF_PRECISION = "Precision: ";
    static final int USUAL_PROMPT = 3000;
    static final int USUAL_OUTPUT = 1000;

    /**
     * @param model that the question names; null for none
     * @param usualBatch that the method assumes
     * @param tellsEngines whether the assumption set tells engines apart
     * @param today for a question that names no day
     */
    static DeploymentPlan of(
            ServingCostRequest asked,
            Model model,
            int usualBatch,
            boolean tellsEngines,
            LocalDate today) {
        var open = new ArrayList<String>();
        var deployment = asked.deployment();
        if (deployment.batch() == null) {
            open.add(
                    "Batch: %d requests decoded together, as EcoLogits has it."
                            .formatted(usualBatch));
        }
        if (deployment.promptTokens() == null) {
            open.add("Prompt: %d tokens a request.".formatted(USUAL_PROMPT));
        }
        if (deployment.outputTokens() == null) {
            open.add("Output: %d tokens a request.".formatted(USUAL_OUTPUT));
        }
        if (asked.utilization() == null) {
            open.add("Utilisation 1: the chips are never paid for without this load.");
        }
        var precision = precision(deployment, model, open);
        var engine = deployment.engine();
        if (engine.engine() == Engine.TUNED && !tellsEngines) {
            throw new InvalidInput(
                    "engine",
                    "%s knows vLLM of 2025 as it is installed and no other."
                            .formatted(engine.assumptions()));
        }
        return new DeploymentPlan(
                precision,
                deployment.kvPrecision(),
                or(engine.engine(), tellsEngines ? Engine.TUNED : Engine.PLAIN),
                tellsEngines,
                or(deployment.batch(), usualBatch),
                or(deployment.promptTokens(), USUAL_PROMPT),
                or(deployment.outputTokens(), USUAL_OUTPUT),
                deployment.contextTokens(),
                or(engine.prefixCacheHit(), 0.0),
                engine.speculation(),
                or(asked.utilization(), 1.0),
                or(deployment.asOf(), today),
                List.copyOf(open));
    }

    /**
     * The same on a chip. Software unpacks narrow weights by the units that a chip has for narrow
     * numbers; on a chip that has none, weights that nobody asked for in a narrow format are kept
     * in 16 bits, as they are published or unpacked.
     *
     * @param asked whose precision is kept, whatever the chip
     */
    DeploymentPlan on(Chip chip, Peaks peaks, DeploymentRequest asked) {
        var isNarrow = Precision.of(precision).bits() < Precision.BF16.bits();
        if (asked.precision() != null || !isNarrow || peaks.hasNarrow(chip)) {
            return this;
        }
        var said = new ArrayList<>(assumed);
        said.removeIf(line -> line.startsWith(OF_PRECISION));
        said.add(
                "%sweights in 16 bits (%s), because %s has no peak on record in a format as narrow as %s, in which the model is published."
                        .formatted(OF_PRECISION, USUAL_PRECISION, chip.name, precision));
        return new DeploymentPlan(
                USUAL_PRECISION,
                kvPrecision,
                engine,
                tellsEngines,
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                prefixCacheHit,
                speculation,
                utilization,
                asOf,
                List.copyOf(said));
    }

    /** The same with another day, which stands for its own where that is written. */
    DeploymentPlan writing(LocalDate day) {
        return new DeploymentPlan(
                precision,
                kvPrecision,
                engine,
                tellsEngines,
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                prefixCacheHit,
                speculation,
                utilization,
                day,
                assumed);
    }

    /** The load on a copy whose chips share the work in that way. */
    ServingLoad load(Sharing sharing) {
        return new ServingLoad(
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                prefixCacheHit,
                speculation,
                sharing);
    }

    private static String precision(DeploymentRequest asked, Model model, List<String> assumed) {
        if (asked.precision() != null) {
            return asked.precision();
        }
        if (model != null && model.nativePrecision != null) {
            assumed.add(
                    "%sweights in %s, as %s is published."
                            .formatted(OF_PRECISION, model.nativePrecision, model.name));
            return model.nativePrecision;
        }
        assumed.add(
                "%sweights in 16 bits (%s)%s."
                        .formatted(
                                OF_PRECISION,
                                USUAL_PRECISION,
                                model == null
                                        ? ""
                                        : ", because the record does not state the one in which %s is published"
                                                .formatted(model.name)));
        return USUAL_PRECISION;
    }

    private static <T> T or(T given, T usual) {
        return given == null ? usual : given;
    }
}
