package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.serving.Engine;
import dev.modelcost.calc.serving.Speculation;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * With which software a model is served. What is not given is null.
 *
 * @param engine how well it is set up
 * @param prefixCacheHit share of the prompts that it keeps from earlier requests
 * @param draftTokens guessed for each step
 * @param acceptanceRate probability that a guess is right
 * @param assumptions slug of the assumption set with its times
 */
record EngineRequest(
        Engine engine,
        Double prefixCacheHit,
        Integer draftTokens,
        Double acceptanceRate,
        String assumptions) {

    static final EngineRequest NONE = new EngineRequest(null, null, null, null, null);

    static final Parameter<Engine> ENGINE =
            Parameter.oneOf("engine", Engine.class)
                    .describedAs(
                            "How well the software is set up. tuned: a current engine (TensorRT-LLM, SGLang, vLLM of 2025 and 2026) whose settings"
                                    + " somebody has chosen for model, chip and load. plain: vLLM of 2025 as it is installed. tuned if left out.")
                    .example(Engine.TUNED);
    private static final Parameter<Double> PREFIX_CACHE_HIT =
            Parameter.number("prefixCacheHit", 0, 0.999)
                    .describedAs(
                            "Share of the prompt tokens whose keys and values the engine keeps from earlier requests and does not compute again; 0 if"
                                    + " left out.")
                    .example(0.5);
    private static final Parameter<Integer> DRAFT_TOKENS =
            Parameter.integer("draftTokens", 0, 64)
                    .describedAs(
                            "Speculative decoding or multi-token prediction: tokens that are guessed for each step and verified in it; 0 if left out.")
                    .example(3);
    private static final Parameter<Double> ACCEPTANCE_RATE =
            Parameter.number("acceptanceRate", 0, 1)
                    .describedAs(
                            "Probability that a guessed token is right if all before it were; to be given with draftTokens.")
                    .example(0.7);
    private static final Parameter<String> ASSUMPTIONS =
            Parameter.text("assumptions")
                    .describedAs(
                            "Assumption set of the times: %s, or %s, the older fit to vLLM of 2025. %s if left out."
                                    .formatted(
                                            AssumptionBook.SERVING,
                                            AssumptionBook.INFERENCE,
                                            AssumptionBook.SERVING))
                    .example(AssumptionBook.SERVING);

    static final Parameters<EngineRequest> PARAMETERS =
            Parameters.of(
                    EngineRequest.class,
                    EngineRequest::read,
                    ENGINE,
                    PREFIX_CACHE_HIT,
                    DRAFT_TOKENS,
                    ACCEPTANCE_RATE,
                    ASSUMPTIONS);

    /**
     * @throws InvalidInput for guesses without their rate, and for a rate without guesses
     */
    static EngineRequest read(GivenValues values) {
        var read =
                new EngineRequest(
                        values.read(ENGINE),
                        values.read(PREFIX_CACHE_HIT),
                        values.read(DRAFT_TOKENS),
                        values.read(ACCEPTANCE_RATE),
                        values.read(ASSUMPTIONS));
        var guesses = read.draftTokens != null && read.draftTokens > 0;
        if (guesses && read.acceptanceRate == null) {
            throw values.refusal(DRAFT_TOKENS, "says nothing without acceptanceRate; give both.");
        }
        if (!guesses && read.acceptanceRate != null) {
            throw values.refusal(ACCEPTANCE_RATE, "says nothing without draftTokens; give both.");
        }
        return read;
    }

    Speculation speculation() {
        return draftTokens == null || draftTokens == 0
                ? Speculation.NONE
                : new Speculation(draftTokens, acceptanceRate);
    }
}
