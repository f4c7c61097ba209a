package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of a decode step of an engine, while no prompt is read beside.
 *
 * @param times of the engine
 * @param model that is served
 * @param chip that serves
 * @param load of the copy
 * @param weightsRead s to read the weights
 * @param multiplied s of the products with them
 * @param cacheRead s to read keys, values and states
 * @param attended s of attention
 * @param layers s of overhead for the layers
 * @param requests s of overhead for the requests
 * @param sent s to send tokens to their experts and back, within a server
 * @param network s of what leaves a server
 */
record StepTerms(
        EngineTimes times,
        ServedModel model,
        ServingChip chip,
        ServingLoad load,
        double weightsRead,
        double multiplied,
        double cacheRead,
        double attended,
        double layers,
        double requests,
        double sent,
        double network) {

    static StepTerms of(EngineTimes times, ServedModel model, ServingChip chip, ServingLoad load) {
        var factors = times.factors();
        var overheads = times.overheads();
        var tokens = load.tokensComputed();
        var chips = load.chips();
        var bandwidth = chips * chip.memoryBytesPerSecond();
        var kept = model.kvCache().span().keptTokens(load.meanContextTokens());
        var perGroup = (double) load.batch() / load.sharing().data();
        return new StepTerms(
                times,
                model,
                chip,
                load,
                factors.weights() * weightBytes(model, load) / bandwidth,
                factors.multiplication()
                        * tokens
                        * 2
                        * model.parametersMultiplied()
                        / (chips * chip.densePeakFlopPerSecond()),
                load.batch()
                        * (cacheFactor(factors, model)
                                        * kept
                                        * model.kvCache().bytesPerToken()
                                        * load.sharing().cacheCopies(model)
                                + factors.weights() * model.kvCache().stateBytesPerRequest())
                        / bandwidth,
                factors.attention()
                        * tokens
                        * model.attentionFlop(kept)
                        / (chips * chip.attentionPeakFlopPerSecond()),
                model.layers() * layerOverhead(overheads, model, chips),
                perGroup * (overheads.request() + model.layers() * overheads.layerRequest()),
                transfer(times, model, chip, load, tokens),
                network(times, model, chip, load, tokens));
    }

    /** Each data-parallel group reads the shared weights for itself. */
    private static double weightBytes(ServedModel model, ServingLoad load) {
        return (model.sharedParametersRead() * load.sharing().data()
                        + model.expertParametersRead(load.tokensComputed()))
                * model.bytesPerParameter();
    }

    private static double cacheFactor(EngineFactors factors, ServedModel model) {
        return model.kvCache().formatAssumed() ? factors.assumedCache() : factors.cache();
    }

    private static double layerOverhead(EngineOverheads overheads, ServedModel model, int chips) {
        var doublings = StrictMath.log(chips) / StrictMath.log(2);
        return overheads.layer()
                + overheads.doubling() * doublings
                + (model.isMixture()
                        ? overheads.mixture() + overheads.mixtureDoubling() * doublings
                        : 0);
    }

    /** Of tokens to the chips of their experts and back, within a server; 0 if each has a slice. */
    private static double transfer(
            EngineTimes times,
            ServedModel model,
            ServingChip chip,
            ServingLoad load,
            double tokens) {
        if (load.sharing().expert() == 1) {
            return 0;
        }
        return times.factors().transfer()
                * sentBytes(times, model, tokens)
                / (load.chips() * linkBytesPerSecond(times, chip));
    }

    private static double sentBytes(EngineTimes times, ServedModel model, double tokens) {
        return tokens
                * model.expertsPerToken()
                * model.hiddenSize()
                * times.bytesSentPerValue()
                * model.layers();
    }

    private static double linkBytesPerSecond(EngineTimes times, ServingChip chip) {
        return chip.linkBytesPerSecond() == null
                ? times.usualLinkBytesPerSecond()
                : chip.linkBytesPerSecond();
    }

    private static double network(
            EngineTimes times,
            ServedModel model,
            ServingChip chip,
            ServingLoad load,
            double tokens) {
        var sharing = load.sharing();
        var reduced =
                sharing.tensor() > chip.chipsLinked()
                        ? AllReduce.seconds(model, chip, load, times.links())
                        : 0;
        var servers = Math.ceil((double) sharing.expert() / chip.chipsLinked());
        var leaving = (servers - 1) / servers * sentBytes(times, model, tokens);
        return reduced + leaving / (load.chips() * times.links().networkReduceBytesPerSecond());
    }

    double stepSeconds() {
        return Math.max(weightsRead, multiplied)
                + Math.max(cacheRead, attended)
                + layers
                + requests
                + sent
                + network;
    }

    /** What the tokens of a prompt keep the links between the chips busy, s. */
    double promptTransferSeconds(double tokens) {
        return promptReduction(tokens)
                + transfer(times, model, chip, load, tokens)
                + network(times, model, chip, load, tokens)
                - network(times, model, chip, load, 0);
    }

    /** Groups add up the vectors of prompts of their own at the same time. */
    private double promptReduction(double tokens) {
        var sharing = load.sharing();
        var together = (double) sharing.tensor();
        var bytes =
                tokens * model.hiddenSize() * times.links().bytesPerActivation() * model.layers();
        return times.factors().reduction()
                * (together - 1)
                / together
                * bytes
                / (sharing.data() * linkBytesPerSecond(times, chip));
    }

    double memorySeconds() {
        return (weightsRead >= multiplied ? weightsRead : 0)
                + (cacheRead >= attended ? cacheRead : 0);
    }

    double computeSeconds() {
        return (weightsRead >= multiplied ? 0 : multiplied)
                + (cacheRead >= attended ? 0 : attended);
    }

    double communicationSeconds() {
        return sent + network;
    }

    double overheadSeconds() {
        return layers + requests;
    }

    List<Step> steps() {
        var factors = times.factors();
        var overheads = times.overheads();
        var chips = Input.of("chips", load.chips(), "chip");
        var bandwidth =
                new Input("bandwidth", chip.memoryBytesPerSecond(), "byte/s", chip.source());
        var tokens = Input.of("tokens", load.tokensComputed(), "token");
        var batch = Input.of("batch", load.batch(), "1");
        var kept = model.kvCache().span().keptTokens(load.meanContextTokens());
        var steps = new ArrayList<Step>();
        steps.add(
                Step.of(
                        "Weights of a step",
                        "max(factor of reading x bytes read / (chips x bandwidth), factor of products x 2 x active x tokens / (chips x peak))",
                        Math.max(weightsRead, multiplied),
                        "s",
                        fitted("factor of reading", factors.weights(), "1"),
                        Input.of("bytes read", weightBytes(model, load), "byte"),
                        chips,
                        bandwidth,
                        fitted("factor of products", factors.multiplication(), "1"),
                        new Input("active", model.parametersMultiplied(), "1", model.source()),
                        tokens,
                        new Input("peak", chip.densePeakFlopPerSecond(), "FLOP/s", chip.source())));
        if (model.isWeightsOnly()) {
            steps.add(
                    Step.leftOut(
                            "Attention, layers and communication of a step",
                            "layers, heads and head size are unknown",
                            "s"));
        } else {
            steps.add(
                    Step.of(
                            "Attention of a step",
                            "max(batch x (factor of the cache x context x KV bytes per token x copies + factor of reading x state) / (chips x bandwidth), factor of attention x tokens x FLOP / (chips x peak of attention))",
                            Math.max(cacheRead, attended),
                            "s",
                            batch,
                            fitted("factor of the cache", cacheFactor(factors, model), "1"),
                            Input.of("context", kept, "token"),
                            Input.of(
                                    "KV bytes per token",
                                    model.kvCache().bytesPerToken(),
                                    "byte/token"),
                            Input.of("copies", load.sharing().cacheCopies(model), "1"),
                            fitted("factor of reading", factors.weights(), "1"),
                            Input.of("state", model.kvCache().stateBytesPerRequest(), "byte"),
                            chips,
                            bandwidth,
                            fitted("factor of attention", factors.attention(), "1"),
                            tokens,
                            Input.of("FLOP", model.attentionFlop(kept), "FLOP"),
                            new Input(
                                    "peak of attention",
                                    chip.attentionPeakFlopPerSecond(),
                                    "FLOP/s",
                                    chip.source())));
            steps.add(
                    Step.of(
                            "Overhead of layers and requests",
                            "layers x (layer + mixture + (doubling + doubling of a mixture) x log2(chips)) + batch / groups x (request + layers x layer and request)",
                            layers + requests,
                            "s",
                            new Input("layers", model.layers(), "1", model.attentionSource()),
                            fitted("layer", overheads.layer(), "s"),
                            fitted("doubling", overheads.doubling(), "s"),
                            chips,
                            fitted("mixture", model.isMixture() ? overheads.mixture() : 0, "s"),
                            fitted(
                                    "doubling of a mixture",
                                    model.isMixture() ? overheads.mixtureDoubling() : 0,
                                    "s"),
                            batch,
                            Input.of("groups", load.sharing().data(), "1"),
                            fitted("request", overheads.request(), "s"),
                            fitted("layer and request", overheads.layerRequest(), "s")));
            steps.add(
                    Step.of(
                            "Between chips",
                            "within servers + between servers",
                            sent + network,
                            "s",
                            Input.of("within servers", sent, "s"),
                            Input.of("between servers", network, "s")));
        }
        steps.add(
                Step.of(
                        "Step",
                        "weights + attention + overhead + between chips",
                        stepSeconds(),
                        "s",
                        Input.of("weights", Math.max(weightsRead, multiplied), "s"),
                        Input.of("attention", Math.max(cacheRead, attended), "s"),
                        Input.of("overhead", layers + requests, "s"),
                        Input.of("between chips", sent + network, "s")));
        return steps;
    }

    private Input fitted(String name, double value, String unit) {
        return new Input(name, value, unit, times.source());
    }
}
