package dev.modelcost.footprint;

import dev.modelcost.failure.GivenNames;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameters;

/**
 * A use of machines, a request to a model, or both.
 *
 * @param use of machines
 * @param tokens the request to a model
 * @param site where and when
 * @param names of all that is given
 */
public record FootprintEstimateRequest(
        MachineUseRequest use, TokenRequest tokens, SiteRequest site, GivenNames names) {

    static final Parameters<FootprintEstimateRequest> PARAMETERS =
            Parameters.of(FootprintEstimateRequest.class, FootprintEstimateRequest::read)
                    .and(MachineUseRequest.PARAMETERS)
                    .and(TokenRequest.PARAMETERS)
                    .and(SiteRequest.PARAMETERS)
                    .describedAs(
                            "A use of machines by energyKwh, or chipHours with wattsPerChip, tdpWatts or chip, or chipCount with wallClockHours;"
                                    + " or a request by totalParameters and outputTokens. What is given takes precedence over the record.")
                    .example(
                            "BLOOM 176B",
                            """
                            {"chipHours": 1082990, "wattsPerChip": 400, "pue": 1.2, "carbonGramsCo2PerKwh": 57, "region": "FRA"}
                            """)
                    .example(
                            "a request to a model of 70 billion parameters",
                            """
                            {"totalParameters": 70e9, "promptTokens": 8000, "outputTokens": 1000, "provider": "openai", "region": "USA"}
                            """);

    private static FootprintEstimateRequest read(GivenValues given) {
        return new FootprintEstimateRequest(
                MachineUseRequest.read(given),
                TokenRequest.read(given),
                SiteRequest.read(given),
                given.names());
    }
}
