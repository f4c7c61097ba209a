package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * The minimum time of a decode step: every weight in use and the cache must be read from memory,
 * and every FLOP computed. The cache counts in the narrowest format in which it may be kept.
 *
 * <p>No measurement beats it (docs/concepts/serving-cost.md).
 *
 * @param memorySeconds to read weights and cache once at the full memory bandwidth
 * @param computeSeconds to compute at the full peak
 * @param steps how it was computed
 */
public record Roofline(double memorySeconds, double computeSeconds, List<Step> steps) {

    public Roofline {
        Require.positive("memorySeconds", memorySeconds);
        Require.positive("computeSeconds", computeSeconds);
        steps = List.copyOf(steps);
    }

    public static Roofline of(ServedModel model, ServingChip chip, ServingLoad load) {
        var weights = model.weightBytesAtLeast(load.tokensComputed());
        var kept = model.kvCache().span().keptTokens(load.meanContextTokens());
        var cache = load.batch() * kept * model.kvCache().narrowestBytesPerToken();
        var memory = (weights + cache) / (load.chips() * chip.memoryBytesPerSecond());
        var flop =
                load.tokensComputed()
                        * (2 * model.parametersMultiplied() + model.attentionFlop(kept));
        var compute = flop / (load.chips() * chip.densePeakFlopPerSecond());

        var batch = Input.of("batch", load.batch(), "1");
        var chips = Input.of("chips", load.chips(), "chip");
        var context = Input.of("context", kept, "token");
        var own =
                List.of(
                        weightsRead(model, load, weights),
                        Step.of(
                                "Memory time",
                                "(weights read + batch x context x KV bytes per token) / (chips x bandwidth)",
                                memory,
                                "s",
                                Input.of("weights read", weights, "byte"),
                                batch,
                                context,
                                Input.of(
                                        "KV bytes per token",
                                        model.kvCache().narrowestBytesPerToken(),
                                        "byte/token"),
                                chips,
                                new Input(
                                        "bandwidth",
                                        chip.memoryBytesPerSecond(),
                                        "byte/s",
                                        chip.source())),
                        computeTime(model, chip, load, compute),
                        Step.of(
                                "Roofline",
                                "max(memory time, compute time)",
                                Math.max(memory, compute),
                                "s",
                                Input.of("memory time", memory, "s"),
                                Input.of("compute time", compute, "s")));
        return new Roofline(
                memory,
                compute,
                Stream.of(
                                model.kvCache().steps(),
                                model.kvCache()
                                        .span()
                                        .steps(
                                                "Context, mean over layers",
                                                load.meanContextTokens()),
                                own)
                        .flatMap(List::stream)
                        .toList());
    }

    private static Step weightsRead(ServedModel model, ServingLoad load, double bytes) {
        var perParameter = Input.of("bytes", model.bytesPerParameter(), "byte");
        if (model.isMixture() && model.expertsPerToken() == 0) {
            return Step.of(
                    "Weights read",
                    "active x bytes",
                    bytes,
                    "byte",
                    new Input("active", model.parametersMultiplied(), "1", model.source()),
                    perParameter);
        }
        return Step.of(
                "Weights read",
                "(shared + experts x (1 - (1 - active share)^tokens)) x bytes",
                bytes,
                "byte",
                new Input("shared", model.sharedParametersRead(), "1", model.source()),
                new Input(
                        "experts",
                        model.parametersTotal() - model.parametersShared(),
                        "1",
                        model.source()),
                Input.of("active share", model.activeShare(), "1"),
                Input.of("tokens", load.tokensComputed(), "token"),
                perParameter);
    }

    private static Step computeTime(
            ServedModel model, ServingChip chip, ServingLoad load, double seconds) {
        var tokens = Input.of("tokens", load.tokensComputed(), "token");
        var active = new Input("active", model.parametersMultiplied(), "1", model.source());
        var chips = Input.of("chips", load.chips(), "chip");
        var peak = new Input("peak", chip.densePeakFlopPerSecond(), "FLOP/s", chip.source());
        if (model.isWeightsOnly()) {
            return Step.of(
                    "Compute time",
                    "tokens x 2 x active / (chips x peak)",
                    seconds,
                    "s",
                    tokens,
                    active,
                    chips,
                    peak);
        }
        return Step.of(
                "Compute time",
                "tokens x (2 x active + 4 x head size x heads x layers x context) / (chips x peak)",
                seconds,
                "s",
                tokens,
                active,
                new Input("head size", model.headSize(), "1", model.attentionSource()),
                new Input("heads", model.attentionHeads(), "1", model.attentionSource()),
                new Input("layers", model.kvCache().span().layers(), "1", model.attentionSource()),
                Input.of(
                        "context",
                        model.kvCache().span().keptTokens(load.meanContextTokens()),
                        "token"),
                chips,
                peak);
    }

    /** The longer of the two, in s. */
    public double seconds() {
        return Math.max(memorySeconds, computeSeconds);
    }
}
