package dev.modelcost.calc.footprint;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.ServingMemory;
import java.util.List;
import java.util.stream.Stream;

/**
 * Energy, carbon and water of one request to a language model, following EcoLogits.
 *
 * <p>The regressions cover only the output: the prompt costs nothing in them. Where active
 * parameters are known only as a range, compute both ends.
 *
 * @param chips that hold the model
 * @param outputTokens of the request
 * @param promptTokens of the request, needed for figures per token of prompt and output
 * @param latencySeconds from first to last output token
 * @param chipHours chip-hours of the request's share of the batch
 * @param footprint of the request
 * @param steps how it was computed
 */
public record RequestFootprint(
        int chips,
        int outputTokens,
        int promptTokens,
        double latencySeconds,
        double chipHours,
        Footprint footprint,
        List<Step> steps) {

    private static final double JOULES_PER_KWH = 3.6e6;

    public RequestFootprint {
        steps = List.copyOf(steps);
    }

    /**
     * @param parametersTotal which decide how many chips
     * @param parametersActive which decide energy and latency per token; at most the total
     * @param promptTokens at least 0
     * @param outputTokens at least 1
     * @param pue of the data centre, at least 1
     * @param modelSource slug of the source of the parameters; null if the caller gave them
     * @throws IllegalArgumentException if a number is outside its range
     */
    public static RequestFootprint of(
            double parametersTotal,
            double parametersActive,
            int promptTokens,
            int outputTokens,
            double pue,
            Site site,
            RequestConstants constants,
            EmbodiedConstants embodied,
            String modelSource) {
        Require.positive("parametersActive", parametersActive);
        Require.atLeast(parametersActive, "parametersTotal", parametersTotal);
        Require.notNegative("promptTokens", promptTokens);
        Require.atLeast(1, "outputTokens", outputTokens);
        var billion = parametersActive / 1e9;
        var needed = constants.memoryOverhead() * parametersTotal * constants.bytesPerParameter();
        var chips = ServingMemory.powerOfTwoChips(needed, constants.chipMemoryBytes());
        var perToken =
                constants.energyWhPerBillion()
                                * StrictMath.exp(
                                        constants.energyBatchExponent() * constants.batch())
                                * billion
                        + constants.energyWhBase();
        var latency =
                outputTokens
                        * (constants.latencySecondsPerBillion() * billion
                                + constants.latencySecondsPerRequest() * constants.batch()
                                + constants.latencySecondsBase());
        var chipHours = latency / 3600 * chips / constants.batch();
        var serverWh = chipHours * constants.serverWatts() / constants.chipsPerServer();
        var it = (serverWh + chips * outputTokens * perToken) / 1000;

        var source = constants.source();
        var active = new Input("active", billion, "10^9 parameters", modelSource);
        var batch = new Input("batch", constants.batch(), "1", source);
        var output = Input.of("output", outputTokens, "token");
        var steps =
                List.of(
                        Step.of(
                                "Chips",
                                "2^ceil(log2(ceil(overhead x parameters x bytes / memory)))",
                                chips,
                                "chip",
                                new Input("overhead", constants.memoryOverhead(), "1", source),
                                new Input("parameters", parametersTotal, "1", modelSource),
                                new Input("bytes", constants.bytesPerParameter(), "byte", source),
                                new Input(
                                        "memory",
                                        constants.chipMemoryBytes(),
                                        "byte/chip",
                                        source)),
                        Step.of(
                                "Energy per output token and chip",
                                "a x exp(b x batch) x active + c",
                                perToken,
                                "Wh",
                                new Input("a", constants.energyWhPerBillion(), "Wh", source),
                                new Input("b", constants.energyBatchExponent(), "1", source),
                                batch,
                                active,
                                new Input("c", constants.energyWhBase(), "Wh", source)),
                        Step.of(
                                "Latency",
                                "output x (a x active + b x batch + c)",
                                latency,
                                "s",
                                output,
                                new Input("a", constants.latencySecondsPerBillion(), "s", source),
                                active,
                                new Input("b", constants.latencySecondsPerRequest(), "s", source),
                                batch,
                                new Input("c", constants.latencySecondsBase(), "s", source)),
                        Step.of(
                                "Server energy",
                                "latency / 3600 x server watts x chips / chips per server / batch",
                                serverWh,
                                "Wh",
                                Input.of("latency", latency, "s"),
                                new Input("server watts", constants.serverWatts(), "W", source),
                                Input.of("chips", chips, "chip"),
                                new Input(
                                        "chips per server",
                                        constants.chipsPerServer(),
                                        "chip/server",
                                        source),
                                batch),
                        Step.of(
                                "IT energy",
                                "(server energy + chips x output x energy per output token and"
                                        + " chip) / 1000",
                                it,
                                "kWh",
                                Input.of("server energy", serverWh, "Wh"),
                                Input.of("chips", chips, "chip"),
                                output,
                                Input.of("energy per output token and chip", perToken, "Wh")),
                        Energy.drawn(it, pue, site.source()),
                        Step.of(
                                "Chip-hours of the request",
                                "latency / 3600 x chips / batch",
                                chipHours,
                                "chip-hour",
                                Input.of("latency", latency, "s"),
                                Input.of("chips", chips, "chip"),
                                batch));
        var footprint = Footprint.of(new Energy(it, pue, List.of()), chipHours, site, embodied);
        return new RequestFootprint(
                chips,
                outputTokens,
                promptTokens,
                latency,
                chipHours,
                footprint,
                Stream.concat(steps.stream(), footprint.steps().stream()).toList());
    }

    /** Energy from the grid per output token, in J. */
    public double joulesPerOutputToken() {
        return footprint.energy().kwh() * JOULES_PER_KWH / outputTokens;
    }

    /**
     * Energy from the grid per token, prompt and output, in J. For long prompts it is far below
     * {@link #joulesPerOutputToken()}.
     */
    public double joulesPerToken() {
        return footprint.energy().kwh() * JOULES_PER_KWH / ((double) promptTokens + outputTokens);
    }
}
