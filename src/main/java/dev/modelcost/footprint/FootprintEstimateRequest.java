package dev.modelcost.footprint;

import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.hardware.NamedChips;
import dev.modelcost.serving.ServingEnergyRequest;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameters;
import java.util.List;

/**
 * A use of machines, a request to a model, or both.
 *
 * @param use of machines
 * @param tokens the request to a model
 * @param site where and when
 * @param power {@link TrainingEnergy#BY_TDP} or {@link TrainingEnergy#BY_FORMULA}; null if not
 *     given
 * @param method {@link RequestEnergy#BY_SERVING} or {@link RequestEnergy#BY_ECOLOGITS}; null if not
 *     given
 * @param settings of the engine that answers the request
 * @param names of all that is given
 */
public record FootprintEstimateRequest(
        MachineUseRequest use,
        TokenRequest tokens,
        SiteRequest site,
        String power,
        String method,
        ServingEnergyRequest.Settings settings,
        GivenNames names) {

    static final Parameters<FootprintEstimateRequest> PARAMETERS =
            Parameters.of(
                            FootprintEstimateRequest.class,
                            FootprintEstimateRequest::read,
                            FootprintRequest.POWER,
                            RequestEnergy.METHOD)
                    .and(MachineUseRequest.PARAMETERS)
                    .and(TokenRequest.PARAMETERS)
                    .and(SiteRequest.PARAMETERS)
                    .and(ServingEnergyRequest.SETTINGS)
                    .describedAs(
                            "A use of machines by energyKwh, or chipHours with wattsPerChip, tdpWatts or chip, or chipCount with wallClockHours;"
                                    + " or a request by model, or by totalParameters and outputTokens. What is given takes precedence over the record.")
                    .example(
                            "BLOOM 176B",
                            """
                            {"chipHours": 1082990, "wattsPerChip": 400, "pue": 1.2, "carbonGramsCo2PerKwh": 57, "region": "FRA"}
                            """)
                    .example(
                            "a request to Llama 3.1 70B",
                            """
                            {"model": "llama-3.1-70b", "promptTokens": 8000, "outputTokens": 1000, "batch": 32, "region": "USA"}
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
                        given.read(RequestEnergy.METHOD),
                        ServingEnergyRequest.Settings.read(given),
                        given.names());
        if (read.byFormula()) {
            if (read.site.pue() != null) {
                throw given.refusal(SiteRequest.PUE, FootprintRequest.INCLUDES_PUE);
            }
            read.use.refuseBesideFormula(given);
        }
        return read;
    }

    /**
     * The same on as many chips as the name of the chip says, if it does.
     *
     * @param assumed to which goes where the number is from
     * @throws InvalidInput for another number than that
     */
    FootprintEstimateRequest named(List<String> assumed) {
        return NamedChips.in(use.chip(), null)
                .countBeside(use.chipCount(), assumed)
                .map(
                        count ->
                                new FootprintEstimateRequest(
                                        use.of(count),
                                        tokens,
                                        site,
                                        power,
                                        method,
                                        settings,
                                        names))
                .orElse(this);
    }

    boolean byFormula() {
        return TrainingEnergy.BY_FORMULA.equals(power);
    }

    /** Whether it names a model, or says how large one is. */
    boolean speaksOfRequests() {
        return tokens.model() != null || tokens.totalParameters() != null;
    }

    /**
     * Whether the number of chips is of the copy that answers a request, and not of what ran for
     * some hours.
     */
    boolean countsChipsOfCopy() {
        return use.wallClockHours() == null && use.publishedOn() == null;
    }

    /**
     * On what and for whom the model of a request is served.
     *
     * @throws InvalidInput for a part of a chip, and for a request without a prompt
     */
    ServingEnergyRequest serving() {
        var chips = countsChipsOfCopy() ? use.chipCount() : null;
        if (chips != null && (chips > Integer.MAX_VALUE || chips != Math.rint(chips))) {
            throw new InvalidInput(
                    "chipCount", "a copy of a model is served by a whole number of chips.");
        }
        if (tokens.promptTokens() != null && tokens.promptTokens() == 0) {
            throw new InvalidInput(
                    "promptTokens",
                    "the estimate of serving needs a prompt of at least 1 token; with method=%s they cost nothing."
                            .formatted(RequestEnergy.BY_ECOLOGITS));
        }
        return ServingEnergyRequest.of(
                use.chip(),
                chips == null ? null : chips.intValue(),
                new ServingEnergyRequest.Load(tokens.promptTokens(), tokens.outputTokens()),
                settings);
    }

    /** As asked, else that of the publication; null for the latest. */
    Integer electricityYear() {
        var year = site.year();
        return year == null && use.publishedOn() != null
                ? Integer.valueOf(use.publishedOn().getYear())
                : year;
    }
}
