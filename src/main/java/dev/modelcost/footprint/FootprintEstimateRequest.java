package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameters;

/**
 * A use of machines, a request to a model, or both.
 *
 * @param use of machines
 * @param tokens the request to a model
 * @param site where and when
 * @param power {@link TrainingEnergy#BY_TDP} or {@link TrainingEnergy#BY_FORMULA}; null if not
 *     given
 * @param names of all that is given
 */
public record FootprintEstimateRequest(
        MachineUseRequest use,
        TokenRequest tokens,
        SiteRequest site,
        String power,
        GivenNames names) {

    static final Parameters<FootprintEstimateRequest> PARAMETERS =
            Parameters.of(
                            FootprintEstimateRequest.class,
                            FootprintEstimateRequest::read,
                            FootprintRequest.POWER)
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

    /**
     * @throws InvalidInput for a figure beside a formula that leaves no use for it
     */
    private static FootprintEstimateRequest read(GivenValues given) {
        var read =
                new FootprintEstimateRequest(
                        MachineUseRequest.read(given),
                        TokenRequest.read(given),
                        SiteRequest.read(given),
                        given.read(FootprintRequest.POWER),
                        given.names());
        if (read.byFormula()) {
            if (read.site.pue() != null) {
                throw given.refusal(SiteRequest.PUE, FootprintRequest.INCLUDES_PUE);
            }
            read.use.refuseBesideFormula(given);
        }
        return read;
    }

    boolean byFormula() {
        return TrainingEnergy.BY_FORMULA.equals(power);
    }

    /** As asked, else that of the publication; null for the latest. */
    Integer electricityYear() {
        var year = site.year();
        return year == null && use.publishedOn() != null
                ? Integer.valueOf(use.publishedOn().getYear())
                : year;
    }
}
