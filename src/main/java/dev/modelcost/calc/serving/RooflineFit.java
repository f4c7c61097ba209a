package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The older method: a straight line through inter-token latencies that ML.ENERGY measured with vLLM
 * in 2025, over the roofline. Roofline and step after E. Erdil, "Inference economics of language
 * models", arXiv 2506.04645, sections 2 and 3.
 *
 * @param links between chips
 * @param launchSeconds to start one kernel
 * @param launchesPerLayer kernels per layer that must run one after another
 * @param peakEfficiency share of the peak FLOP/s that good software reaches, above 0 and at most 1
 * @param bandwidthEfficiency share of the memory bandwidth that good software reaches, above 0 and
 *     at most 1
 * @param memoryOverhead memory needed / weight bytes, at least 1
 * @param measuredFactor slope of measured inter-token latency against the roofline, at least 1
 * @param measuredOffsetSeconds intercept of that fit, s
 * @param spreadFactor measurements lie within this factor of the fit, at least 1 ...
 * @param spreadConfidence ... for this share of them, above 0 and at most 1
 * @param source slug of the assumption set
 */
public record RooflineFit(
        Links links,
        double launchSeconds,
        int launchesPerLayer,
        double peakEfficiency,
        double bandwidthEfficiency,
        double memoryOverhead,
        double measuredFactor,
        double measuredOffsetSeconds,
        double spreadFactor,
        double spreadConfidence,
        String source)
        implements ServingMethod {

    /**
     * @throws IllegalArgumentException if a constant is outside its documented range
     */
    public RooflineFit {
        Objects.requireNonNull(links);
        Require.notNegative("launchSeconds", launchSeconds);
        Require.notNegative("launchesPerLayer", launchesPerLayer);
        Require.share("peakEfficiency", peakEfficiency);
        Require.share("bandwidthEfficiency", bandwidthEfficiency);
        Require.atLeast(1, "memoryOverhead", memoryOverhead);
        // A fit below the bound would mean reading the memory faster than is possible.
        Require.atLeast(1, "measuredFactor", measuredFactor);
        Require.notNegative("measuredOffsetSeconds", measuredOffsetSeconds);
        Require.atLeast(1, "spreadFactor", spreadFactor);
        Require.share("spreadConfidence", spreadConfidence);
    }

    /** The published rule counts the whole memory. */
    @Override
    public double memoryShare() {
        return 1;
    }

    @Override
    public DecodeStep decode(ServedModel model, ServingChip chip, ServingLoad load) {
        var roofline = Roofline.of(model, chip, load);
        var communication = AllReduce.seconds(model, chip, load, links);
        var launch = (double) model.layers() * launchesPerLayer * launchSeconds;
        var memory = roofline.memorySeconds() / bandwidthEfficiency;
        var compute = roofline.computeSeconds() / peakEfficiency;
        var step = Math.max(memory, compute) + communication + launch;
        // The fit was measured within a single server. Where communication between servers
        // dominates, the computed step is the better estimate.
        var oneServer = load.chips() <= chip.chipsLinked();
        var fit = measuredFactor * roofline.seconds() + measuredOffsetSeconds;
        var median = oneServer ? fit : Math.max(fit, step);
        var perStep = load.speculation().tokensPerStep();
        var bound = roofline.seconds() / perStep;
        var estimate = spread(median / perStep, bound);
        var own =
                List.of(
                        launch(model, launch),
                        Step.of(
                                "Step",
                                "max(memory time / bandwidth efficiency, compute time / peak efficiency) + communication + launch",
                                step,
                                "s",
                                Input.of("memory time", roofline.memorySeconds(), "s"),
                                assumed("bandwidth efficiency", bandwidthEfficiency, "1"),
                                Input.of("compute time", roofline.computeSeconds(), "s"),
                                assumed("peak efficiency", peakEfficiency, "1"),
                                Input.of("communication", communication, "s"),
                                Input.of("launch", launch, "s")),
                        expected(roofline, step, median, oneServer));
        return new DecodeStep(
                roofline,
                bound,
                estimate,
                estimate,
                DecodeStep.longest(memory, compute, communication, launch, 0),
                Stream.of(
                                roofline.steps(),
                                AllReduce.steps(model, chip, load, links),
                                own,
                                DecodeStep.perToken(median, load, estimate, bound, spread()))
                        .flatMap(List::stream)
                        .toList());
    }

    /** No spread of prefill times has been published, so the estimate uses that of decoding. */
    @Override
    public Prefill prefill(ServedModel model, ServingChip chip, ServingLoad load) {
        var work = PrefillWork.of(model, chip, load);
        var bound = work.boundSeconds();
        var median = bound / peakEfficiency;
        var estimate = spread(median, bound);
        return new Prefill(
                bound,
                estimate,
                estimate,
                null,
                Stream.concat(
                                work.steps().stream(),
                                Stream.of(
                                        Step.of(
                                                "Prefill, expected (median)",
                                                "bound / peak efficiency",
                                                median,
                                                "s",
                                                Input.of("bound", bound, "s"),
                                                assumed("peak efficiency", peakEfficiency, "1"))))
                        .toList());
    }

    private Step expected(Roofline roofline, double step, double median, boolean oneServer) {
        var name = "Expected time of a step (median)";
        var factor = assumed("factor", measuredFactor, "1");
        var bound = Input.of("roofline", roofline.seconds(), "s");
        var offset = assumed("offset", measuredOffsetSeconds, "s");
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

    private Step launch(ServedModel model, double seconds) {
        if (model.isWeightsOnly()) {
            return Step.leftOut("Launch", "layers are unknown", "s");
        }
        return Step.of(
                "Launch",
                "layers x launches per layer x launch latency",
                seconds,
                "s",
                new Input("layers", model.layers(), "1", model.attentionSource()),
                assumed("launches per layer", launchesPerLayer, "1"),
                assumed("launch latency", launchSeconds, "s"));
    }

    private Spread spread() {
        return new Spread(spreadFactor, spreadConfidence, source);
    }

    private Estimate spread(double median, double bound) {
        return spread().around(median, median, bound);
    }

    private Input assumed(String name, double value, String unit) {
        return new Input(name, value, unit, source);
    }
}
