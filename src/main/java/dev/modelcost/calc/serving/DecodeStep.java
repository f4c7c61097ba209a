package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Vocabulary;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time in which a batch of requests advances by one token each: the roofline, which is a hard
 * lower bound, and the expected time.
 *
 * <p>Roofline and step after E. Erdil, "Inference economics of language models", arXiv 2506.04645,
 * sections 2 and 3. The estimate is a fit to measured inter-token latencies (ML.ENERGY).
 *
 * @param roofline memory and compute time
 * @param communicationSeconds of the all-reduces between chips; 0 on one chip
 * @param launchSeconds to start the kernels
 * @param stepSeconds the roofline at the efficiencies that good software reaches, plus
 *     communication and launch
 * @param secondsPerToken the estimate; its low end is not below the roofline
 * @param limitedBy what takes longest in the step
 * @param steps how it was computed
 */
public record DecodeStep(
        Roofline roofline,
        double communicationSeconds,
        double launchSeconds,
        double stepSeconds,
        Estimate secondsPerToken,
        Limit limitedBy,
        List<Step> steps) {

    /** What limits a decode step. */
    public enum Limit implements Vocabulary {
        MEMORY_BANDWIDTH,
        COMPUTE,
        COMMUNICATION,
        LAUNCH
    }

    /**
     * @throws IllegalArgumentException if the estimate is faster than the roofline
     */
    public DecodeStep {
        if (secondsPerToken.low() < roofline.seconds()) {
            throw new IllegalArgumentException(
                    "faster than the roofline: "
                            + secondsPerToken.low()
                            + " < "
                            + roofline.seconds());
        }
        steps = List.copyOf(steps);
    }

    public static DecodeStep of(
            ServedModel model, ServingChip chip, ServingLoad load, ServingConstants constants) {
        var roofline = Roofline.of(model, chip, load);
        var communication = AllReduce.seconds(model, load, constants);
        var launch =
                (double) model.layers() * constants.launchesPerLayer() * constants.launchSeconds();
        var memory = roofline.memorySeconds() / constants.bandwidthEfficiency();
        var compute = roofline.computeSeconds() / constants.peakEfficiency();
        var step = Math.max(memory, compute) + communication + launch;
        // The fit was measured within a single server. Where communication between servers
        // dominates,
        // the computed step is the better estimate.
        var fit =
                constants.measuredFactor() * roofline.seconds() + constants.measuredOffsetSeconds();
        var oneServer = load.chips() <= constants.chipsPerServer();
        var median = oneServer ? fit : Math.max(fit, step);
        var estimate = constants.spread(median, roofline.seconds());
        var own =
                List.of(
                        launch(model, constants, launch),
                        Step.of(
                                "Step",
                                "max(memory time / bandwidth efficiency, compute time / peak efficiency) + communication + launch",
                                step,
                                "s",
                                Input.of("memory time", roofline.memorySeconds(), "s"),
                                assumed(
                                        "bandwidth efficiency",
                                        constants.bandwidthEfficiency(),
                                        "1",
                                        constants),
                                Input.of("compute time", roofline.computeSeconds(), "s"),
                                assumed(
                                        "peak efficiency",
                                        constants.peakEfficiency(),
                                        "1",
                                        constants),
                                Input.of("communication", communication, "s"),
                                Input.of("launch", launch, "s")),
                        expected(roofline, step, median, oneServer, constants),
                        Step.of(
                                "Expected time per token (low)",
                                "max(median / spread, roofline)",
                                estimate.low(),
                                "s",
                                Input.of("median", median, "s"),
                                assumed("spread", constants.spreadFactor(), "1", constants),
                                Input.of("roofline", roofline.seconds(), "s")),
                        Step.of(
                                "Expected time per token (high)",
                                "median x spread",
                                estimate.high(),
                                "s",
                                Input.of("median", median, "s"),
                                assumed("spread", constants.spreadFactor(), "1", constants)));
        return new DecodeStep(
                roofline,
                communication,
                launch,
                step,
                estimate,
                longest(memory, compute, communication, launch),
                Stream.of(roofline.steps(), AllReduce.steps(model, load, constants), own)
                        .flatMap(List::stream)
                        .toList());
    }

    private static Step expected(
            Roofline roofline,
            double step,
            double median,
            boolean oneServer,
            ServingConstants constants) {
        var name = "Expected time per token (median)";
        var factor = assumed("factor", constants.measuredFactor(), "1", constants);
        var bound = Input.of("roofline", roofline.seconds(), "s");
        var offset = assumed("offset", constants.measuredOffsetSeconds(), "s", constants);
        return oneServer
                ? Step.of(name, "factor x roofline + offset", median, "s", factor, bound, offset)
                : Step.of(
                        name,
                        "max(factor x roofline + offset, step across servers)",
                        median,
                        "s",
                        factor,
                        bound,
                        offset,
                        Input.of("step across servers", step, "s"));
    }

    private static Step launch(ServedModel model, ServingConstants constants, double seconds) {
        if (model.isWeightsOnly()) {
            return Step.leftOut("Launch", "layers are unknown", "s");
        }
        return Step.of(
                "Launch",
                "layers x launches per layer x launch latency",
                seconds,
                "s",
                new Input("layers", model.layers(), "1", model.attentionSource()),
                assumed("launches per layer", constants.launchesPerLayer(), "1", constants),
                assumed("launch latency", constants.launchSeconds(), "s", constants));
    }

    /** The lower bound on the time of a step, in s. */
    public double boundSeconds() {
        return roofline.seconds();
    }

    private static Input assumed(
            String name, double value, String unit, ServingConstants constants) {
        return new Input(name, value, unit, constants.source());
    }

    private static Limit longest(
            double memory, double compute, double communication, double launch) {
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
