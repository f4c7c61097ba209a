package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.serving.ServingEnergyRequest;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is asked of the footprint of a model of the record.
 *
 * @param site where and when
 * @param power {@link TrainingEnergy#BY_TDP} or {@link TrainingEnergy#BY_FORMULA}; null if not
 *     given
 * @param method {@link RequestEnergy#BY_SERVING} or {@link RequestEnergy#BY_ECOLOGITS}; null if not
 *     given
 * @param serving on what and for whom the model is served
 * @param names of all that is given
 */
public record FootprintRequest(
        SiteRequest site,
        String power,
        String method,
        ServingEnergyRequest serving,
        GivenNames names) {

    static final FootprintRequest NOTHING_GIVEN =
            new FootprintRequest(
                    SiteRequest.NONE, null, null, ServingEnergyRequest.NONE, GivenNames.NONE);

    /** One question, by GET and by POST. */
    static final Parameter<String> POWER =
            Parameter.oneOf("power", TrainingEnergy.BY_TDP, TrainingEnergy.BY_FORMULA)
                    .describedAs(
                            "Power of the chips. tdp: what is given or was measured, else TDP x server power factor x average power fraction."
                                    + " epoch-power-formula: Epoch's peak power of the facility, whatever was measured; it includes the PUE."
                                    + " tdp if left out.")
                    .example(TrainingEnergy.BY_TDP);

    static final String INCLUDES_PUE =
            "power=%s includes the overhead of the data centre; leave out one of the two."
                    .formatted(TrainingEnergy.BY_FORMULA);

    static final Parameters<FootprintRequest> PARAMETERS =
            Parameters.of(
                            FootprintRequest.class,
                            FootprintRequest::read,
                            POWER,
                            RequestEnergy.METHOD)
                    .and(SiteRequest.PARAMETERS)
                    .and(ServingEnergyRequest.PARAMETERS);

    /**
     * @throws InvalidInput for a PUE beside a formula that includes one
     */
    private static FootprintRequest read(GivenValues given) {
        var request =
                new FootprintRequest(
                        SiteRequest.read(given),
                        given.read(POWER),
                        given.read(RequestEnergy.METHOD),
                        ServingEnergyRequest.read(given),
                        given.names());
        if (request.byFormula() && request.site.pue() != null) {
            throw given.refusal(SiteRequest.PUE, INCLUDES_PUE);
        }
        return request;
    }

    boolean byFormula() {
        return TrainingEnergy.BY_FORMULA.equals(power);
    }

    /** What is given of serving is of no use to the regressions. */
    List<String> unusedByEcoLogits() {
        var serving = new LinkedHashSet<>(names.names());
        serving.retainAll(ServingEnergyRequest.names());
        return new GivenNames(serving).unused(List.of(), RequestEnergy.NOT_OF_ECOLOGITS);
    }
}
