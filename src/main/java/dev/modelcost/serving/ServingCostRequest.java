package dev.modelcost.serving;

import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * What is asked of serving a model of the record.
 *
 * @param deployment on what and for whom
 * @param utilization share of the paid time with that load; null if not given
 */
public record ServingCostRequest(DeploymentRequest deployment, Double utilization) {

    static final Parameter<Double> UTILIZATION =
            Parameter.number("utilization", 0.001, 1)
                    .describedAs(
                            "Share of the paid time in which the chips have this load; 1 if left out.")
                    .example(0.5);

    static final Parameters<ServingCostRequest> PARAMETERS =
            Parameters.of(ServingCostRequest.class, ServingCostRequest::read, UTILIZATION)
                    .and(DeploymentRequest.PARAMETERS);

    static ServingCostRequest read(GivenValues values) {
        return new ServingCostRequest(DeploymentRequest.read(values), values.read(UTILIZATION));
    }
}
