package dev.modelcost.footprint;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * A request to a model that answers with tokens. What is not given is null.
 *
 * @param model of the record, whose figures fill what is not given
 * @param totalParameters all parameters of the model
 * @param activeParameters used for a token
 * @param provider whose data centres answer, as EcoLogits knows them
 * @param promptTokens of the request
 * @param outputTokens of the request
 */
record TokenRequest(
        String model,
        Double totalParameters,
        Double activeParameters,
        String provider,
        Integer promptTokens,
        Integer outputTokens) {

    private static final int MOST_TOKENS = 10_000_000;

    private static final Parameter<String> MODEL =
            Parameter.named("model", "model")
                    .describedAs(
                            "A model of the record that answers a request; its figures fill what is not given.")
                    .example("llama-3.1-70b");
    private static final Parameter<Double> TOTAL_PARAMETERS =
            Parameter.number("totalParameters", 1e3, 1e15)
                    .describedAs(
                            "All parameters of a model that answers a request; the model's if left out.")
                    .example(70e9);
    private static final Parameter<Double> ACTIVE_PARAMETERS =
            Parameter.number("activeParameters", 1e3, 1e15)
                    .describedAs(
                            "Parameters used for a token; the model's if left out, else all of them.")
                    .example(70e9);
    private static final Parameter<String> PROVIDER =
            Parameter.oneOf("provider", DataCentre.providers())
                    .describedAs(
                            "Whose data centres it is, as EcoLogits knows them; anybody's if left out.")
                    .example("openai");
    private static final Parameter<Integer> PROMPT_TOKENS =
            Parameter.integer("promptTokens", 0, MOST_TOKENS)
                    .describedAs(
                            "Prompt tokens of the request; if left out 3000 by the estimate of serving, and 0 by EcoLogits, where they cost nothing.")
                    .example(8000);
    private static final Parameter<Integer> OUTPUT_TOKENS =
            Parameter.integer("outputTokens", 1, MOST_TOKENS)
                    .describedAs(
                            "Output tokens of the request; 1000 if left out, to be given where EcoLogits is the method.")
                    .example(1000);

    static final Parameters<TokenRequest> PARAMETERS =
            Parameters.of(
                    TokenRequest.class,
                    TokenRequest::read,
                    MODEL,
                    TOTAL_PARAMETERS,
                    ACTIVE_PARAMETERS,
                    PROVIDER,
                    PROMPT_TOKENS,
                    OUTPUT_TOKENS);

    /**
     * @throws InvalidInput for more active parameters than there are
     */
    static TokenRequest read(GivenValues given) {
        var read =
                new TokenRequest(
                        given.read(MODEL),
                        given.read(TOTAL_PARAMETERS),
                        given.read(ACTIVE_PARAMETERS),
                        given.read(PROVIDER),
                        given.read(PROMPT_TOKENS),
                        given.read(OUTPUT_TOKENS));
        if (read.activeParameters != null
                && read.totalParameters != null
                && read.activeParameters > read.totalParameters) {
            throw given.refusal(ACTIVE_PARAMETERS, "more than totalParameters.");
        }
        return read;
    }
}
