package dev.modelcost.serving;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameters;

/**
 * What is asked of serving a model that need not exist.
 *
 * @param served which model
 * @param cost on what, for whom and how busy
 */
public record ServingRequest(ServedModelRequest served, ServingCostRequest cost) {

    static final Parameters<ServingRequest> PARAMETERS =
            Parameters.of(ServingRequest.class, ServingRequest::read)
                    .and(ServedModelRequest.PARAMETERS)
                    .and(ServingCostRequest.PARAMETERS)
                    .describedAs(
                            "What to serve on what. What is given takes precedence over the model's figures in the record.")
                    .example(
                            "a dense model of 70 billion",
                            """
                            {"activeParameters": 70e9, "totalParameters": 70e9, "layers": 80, "heads": 64, "kvHeads": 8, "headSize": 128,
                             "chip": "nvidia-h100-sxm5-80gb", "chipCount": 8, "precision": "bf16", "batch": 32, "promptTokens": 1000,
                             "outputTokens": 500, "usdPerChipHour": 2, "utilization": 0.5}
                            """);

    private static ServingRequest read(GivenValues values) {
        return new ServingRequest(ServedModelRequest.read(values), ServingCostRequest.read(values));
    }
}
