package dev.modelcost.compare;

import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.List;

/**
 * Asks for models side by side.
 *
 * @param models slugs, two or more
 * @param asOf the day whose token prices are compared; null for the day on which the newest of the
 *     models was released
 */
record CompareRequest(List<String> models, LocalDate asOf) {

    private static final int MOST_MODELS = 6;

    private static final Parameter<List<String>> MODELS =
            Parameter.list(2, MOST_MODELS, Parameter.named("models", "model"))
                    .describedAs(
                            "Slugs of two to six models, separated by commas. Each later model is divided by each earlier one.")
                    .needed(
                            "two to six slugs, separated by commas, such as deepseek-r1,deepseek-v3,gpt-4")
                    .example(List.of("deepseek-r1", "deepseek-v3", "gpt-4"));
    private static final Parameter<LocalDate> AS_OF =
            Parameter.date("asOf")
                    .describedAs(
                            "Day whose token prices are compared; the day on which the newest of the models was released if left out.");

    static final Parameters<CompareRequest> PARAMETERS =
            Parameters.of(
                    CompareRequest.class,
                    given -> new CompareRequest(given.read(MODELS), given.read(AS_OF)),
                    MODELS,
                    AS_OF);
}
