package dev.modelcost.calc;

import java.util.List;
import java.util.stream.Stream;

/**
 * The time in which a batch of requests advances by one token each: the roofline, which nothing beats, and what is to be expected.
 *
 * <p>Roofline and step after E. Erdil, "Inference economics of language models", arXiv 2506.04645, sections 2 and 3. The estimate is a
 * fit to measured inter-token latencies (ML.ENERGY).
 *
 * @param memorySeconds to read weights and cache at the full memory bandwidth
 * @param computeSeconds to calculate at the full peak
 * @param communicationSeconds of the all-reduces between chips; 0 on one chip
 * @param launchSeconds to start the kernels
 * @param boundSeconds the roofline: the longer of memory and compute
 * @param stepSeconds the same at the efficiencies that good software reaches, with communication and launch
 * @param secondsPerToken the estimate; its low end is not below the roofline
 * @param limitedBy what takes the longest in the step
 * @param steps how it was computed
 */
public record DecodeStep(
        double memorySeconds, double computeSeconds, double communicationSeconds, double launchSeconds,
        double boundSeconds, double stepSeconds, Estimate secondsPerToken, Limit limitedBy, List<Step> steps) {

    /** What a decode step waits for. */
    public enum Limit { MEMORY_BANDWIDTH, COMPUTE, COMMUNICATION, LAUNCH }

    /** @throws IllegalArgumentException if the estimate is faster than the roofline */
    public DecodeStep {
        if (secondsPerToken.low() < boundSeconds) {
            throw new IllegalArgumentException("faster than the roofline: " + secondsPerToken.low() + " < " + boundSeconds);
        }
        steps = List.copyOf(steps);
    }

    public static DecodeStep of(ServedModel model, ServingChip chip, ServingLoad load, ServingConstants constants) {
        var weights = model.weightBytesRead(load.batch());
        var cache = load.batch() * load.meanContextTokens() * model.kvCache().bytesPerToken();
        var memory = (weights + cache) / (load.chips() * chip.memoryBytesPerSecond());
        var flop = load.batch() * (2 * model.parametersActive() + model.attentionFlop(load.meanContextTokens()));
        var compute = flop / (load.chips() * chip.densePeakFlopPerSecond());
        var communication = AllReduce.seconds(model, load, constants);
        var launch = (double) model.layers() * constants.launchesPerLayer() * constants.launchSeconds();
        var bound = Math.max(memory, compute);
        var reachableMemory = memory / constants.bandwidthEfficiency();
        var reachableCompute = compute / constants.peakEfficiency();
        var step = Math.max(reachableMemory, reachableCompute) + communication + launch;
        // The fit was made on few chips. Where many chips talk more than they work, the step itself is the better guess.
        var median = Math.max(constants.measuredFactor() * bound + constants.measuredOffsetSeconds(), step);
        var estimate = constants.spread(median, bound);

        var batch = Input.of("batch", load.batch(), "1");
        var chips = Input.of("chips", load.chips(), "chip");
        var context = Input.of("context", load.meanContextTokens(), "token");
        var layers = new Input("layers", model.layers(), "1", model.source());
        return new DecodeStep(memory, compute, communication, launch, bound, step, estimate,
                longest(reachableMemory, reachableCompute, communication, launch),
                Stream.of(model.kvCache().steps(), List.of(
                        Step.of("Weights read", "(shared + (total - shared) x (1 - (1 - active share)^batch)) x bytes", weights, "byte",
                                new Input("shared", model.parametersShared(), "1", model.source()), new Input("total", model.parametersTotal(), "1", model.source()),
                                Input.of("active share", model.activeShare(), "1"), batch, Input.of("bytes", model.bytesPerParameter(), "byte")),
                        Step.of("Memory time", "(weights read + batch x context x KV bytes per token) / (chips x bandwidth)", memory, "s",
                                Input.of("weights read", weights, "byte"), batch, context,
                                Input.of("KV bytes per token", model.kvCache().bytesPerToken(), "byte/token"), chips,
                                new Input("bandwidth", chip.memoryBytesPerSecond(), "byte/s", chip.source())),
                        Step.of("Compute time", "batch x (2 x active + 4 x head size x heads x layers x context) / (chips x peak)", compute, "s",
                                batch, new Input("active", model.parametersActive(), "1", model.source()),
                                new Input("head size", model.headSize(), "1", model.source()), new Input("heads", model.attentionHeads(), "1", model.source()),
                                layers, context, chips, new Input("peak", chip.densePeakFlopPerSecond(), "FLOP/s", chip.source())),
                        Step.of("Roofline", "max(memory time, compute time)", bound, "s",
                                Input.of("memory time", memory, "s"), Input.of("compute time", compute, "s"))),
                        AllReduce.steps(model, load, constants), List.of(
                        Step.of("Launch", "layers x launches per layer x launch latency", launch, "s", layers,
                                new Input("launches per layer", constants.launchesPerLayer(), "1", constants.source()),
                                new Input("launch latency", constants.launchSeconds(), "s", constants.source())),
                        Step.of("Step", "max(memory time / bandwidth efficiency, compute time / peak efficiency) + communication + launch", step, "s",
                                Input.of("memory time", memory, "s"), new Input("bandwidth efficiency", constants.bandwidthEfficiency(), "1", constants.source()),
                                Input.of("compute time", compute, "s"), new Input("peak efficiency", constants.peakEfficiency(), "1", constants.source()),
                                Input.of("communication", communication, "s"), Input.of("launch", launch, "s")),
                        Step.of("Expected time per token (median)", "max(factor x roofline + offset, step)", median, "s",
                                new Input("factor", constants.measuredFactor(), "1", constants.source()), Input.of("roofline", bound, "s"),
                                new Input("offset", constants.measuredOffsetSeconds(), "s", constants.source()), Input.of("step", step, "s")),
                        Step.of("Expected time per token (low)", "max(median / spread, roofline)", estimate.low(), "s", Input.of("median", median, "s"),
                                new Input("spread", constants.spreadFactor(), "1", constants.source()), Input.of("roofline", bound, "s")),
                        Step.of("Expected time per token (high)", "median x spread", estimate.high(), "s", Input.of("median", median, "s"),
                                new Input("spread", constants.spreadFactor(), "1", constants.source()))))
                        .flatMap(List::stream).toList());
    }

    private static Limit longest(double memory, double compute, double communication, double launch) {
        var longest = Math.max(Math.max(memory, compute), Math.max(communication, launch));
        if (longest == memory) {
            return Limit.MEMORY_BANDWIDTH;
        }
        if (longest == compute) {
            return Limit.COMPUTE;
        }
        return longest == communication ? Limit.COMMUNICATION : Limit.LAUNCH;
    }
}
