package dev.modelcost.serving;

import dev.modelcost.calc.serving.Engine;
import dev.modelcost.hardware.NamedChips;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameters;
import java.util.List;
import java.util.Set;

/**
 * On what and for whom a model is served, as far as its energy depends on it.
 *
 * @param deployment on what and for whom
 * @param utilization share of the time with that load; null if not given
 */
public record ServingEnergyRequest(DeploymentRequest deployment, Double utilization) {

    /** Nothing given. */
    public static final ServingEnergyRequest NONE =
            of(null, null, new Load(null, null), new Settings(null, null, null, null));

    /** How the engine is set, whatever is served on whatever chips. */
    public static final Parameters<Settings> SETTINGS =
            Parameters.of(
                    Settings.class,
                    Settings::read,
                    DeploymentRequest.PRECISION,
                    DeploymentRequest.BATCH,
                    EngineRequest.ENGINE,
                    ServingCostRequest.UTILIZATION);

    public static final Parameters<ServingEnergyRequest> PARAMETERS =
            Parameters.of(
                            ServingEnergyRequest.class,
                            ServingEnergyRequest::read,
                            DeploymentRequest.CHIP,
                            DeploymentRequest.CHIP_COUNT,
                            DeploymentRequest.PROMPT_TOKENS,
                            DeploymentRequest.OUTPUT_TOKENS)
                    .and(SETTINGS);

    /**
     * Tokens of a request. What is not given is null.
     *
     * @param promptTokens of a request
     * @param outputTokens of a request
     */
    public record Load(Integer promptTokens, Integer outputTokens) {}

    /**
     * How the engine is set. What is not given is null.
     *
     * @param precision number format of the weights
     * @param batch requests decoded together
     * @param engine how well it is set up
     * @param utilization share of the time with that load
     */
    public record Settings(String precision, Integer batch, Engine engine, Double utilization) {

        public static Settings read(GivenValues given) {
            return new Settings(
                    given.read(DeploymentRequest.PRECISION),
                    given.read(DeploymentRequest.BATCH),
                    given.read(EngineRequest.ENGINE),
                    given.read(ServingCostRequest.UTILIZATION));
        }
    }

    public static ServingEnergyRequest read(GivenValues given) {
        return of(
                given.read(DeploymentRequest.CHIP),
                given.read(DeploymentRequest.CHIP_COUNT),
                new Load(
                        given.read(DeploymentRequest.PROMPT_TOKENS),
                        given.read(DeploymentRequest.OUTPUT_TOKENS)),
                Settings.read(given));
    }

    /**
     * @param chip slug, or as people write it; null if not given
     * @param chipCount chips of a copy; null if not given
     */
    public static ServingEnergyRequest of(
            String chip, Integer chipCount, Load load, Settings settings) {
        return new ServingEnergyRequest(
                new DeploymentRequest(
                        chip,
                        chipCount,
                        settings.precision,
                        null,
                        settings.batch,
                        load.promptTokens,
                        load.outputTokens,
                        null,
                        SharingRequest.NONE,
                        new EngineRequest(settings.engine, null, null, null, null),
                        null,
                        RateRequest.NONE,
                        null),
                settings.utilization);
    }

    /**
     * The same on as many chips as the name of the chip says, if it does.
     *
     * @param assumed to which goes where the number is from
     * @throws dev.modelcost.failure.InvalidInput for another number than that
     */
    public ServingEnergyRequest named(List<String> assumed) {
        return NamedChips.in(deployment.chip(), null)
                .countBeside(deployment.chipCount(), assumed)
                .map(
                        count ->
                                new ServingEnergyRequest(
                                        deployment.withChipCount(count), utilization))
                .orElse(this);
    }

    /** Names of all of them. */
    public static Set<String> names() {
        return PARAMETERS.names();
    }
}
