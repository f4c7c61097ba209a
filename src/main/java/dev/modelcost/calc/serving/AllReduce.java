package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import java.util.List;

/**
 * The time that chips spend combining their partial results in a decode step.
 *
 * <p>Tensor parallelism in two dimensions: a reduction spans sqrt(n) chips in sqrt(servers) servers
 * and carries 1/sqrt(n) of a hidden vector for each request; links inside and between servers work
 * at the same time (Erdil, arXiv 2506.04645). Every reduction is assumed to carry the hidden
 * vector, because the record does not hold the width of the feed-forward layers.
 */
final class AllReduce {

    private AllReduce() {}

    /** Seconds per decode step; 0 on one chip. */
    static double seconds(ServedModel model, ServingChip chip, ServingLoad load, Links links) {
        if (load.chips() == 1) {
            return 0;
        }
        return (double) model.layers()
                * links.reducesPerLayer()
                * (latency(load, links) + transfer(model, chip, load, links));
    }

    static List<Step> steps(ServedModel model, ServingChip chip, ServingLoad load, Links links) {
        var seconds = seconds(model, chip, load, links);
        if (model.isWeightsOnly()) {
            return List.of(Step.leftOut("Communication", "layers are unknown", "s"));
        }
        if (load.chips() == 1) {
            return List.of(
                    Step.ofText(
                            "Communication",
                            "none on one chip",
                            "one chip sends nothing to others",
                            seconds,
                            "s",
                            Input.of("chips", load.chips(), "chip")));
        }
        var chips = Input.of("chips", load.chips(), "chip");
        return List.of(
                Step.of(
                        "All-reduce latency",
                        "base + root x (sqrt(chips) - 1)",
                        latency(load, links),
                        "s",
                        new Input("base", links.reduceBaseSeconds(), "s", links.source()),
                        new Input("root", links.reduceRootSeconds(), "s", links.source()),
                        chips),
                Step.of(
                        "All-reduce transfer",
                        "max((sqrt(chips) - sqrt(servers)) / server bandwidth, (sqrt(servers) - 1) / network bandwidth)"
                                + " x batch x hidden size x bytes / chips",
                        transfer(model, chip, load, links),
                        "s",
                        chips,
                        Input.of("servers", servers(chip, load), "server"),
                        new Input(
                                "server bandwidth",
                                links.serverReduceBytesPerSecond(),
                                "byte/s",
                                links.source()),
                        new Input(
                                "network bandwidth",
                                links.networkReduceBytesPerSecond(),
                                "byte/s",
                                links.source()),
                        Input.of("batch", load.batch(), "1"),
                        new Input("hidden size", model.hiddenSize(), "1", model.attentionSource()),
                        new Input("bytes", links.bytesPerActivation(), "byte", links.source())),
                Step.of(
                        "Communication",
                        "layers x all-reduces per layer x (latency + transfer)",
                        seconds,
                        "s",
                        new Input("layers", model.layers(), "1", model.attentionSource()),
                        new Input(
                                "all-reduces per layer",
                                links.reducesPerLayer(),
                                "1",
                                links.source()),
                        Input.of("latency", latency(load, links), "s"),
                        Input.of("transfer", transfer(model, chip, load, links), "s")));
    }

    private static double latency(ServingLoad load, Links links) {
        return links.reduceBaseSeconds()
                + links.reduceRootSeconds() * (Math.sqrt(load.chips()) - 1);
    }

    private static double transfer(
            ServedModel model, ServingChip chip, ServingLoad load, Links links) {
        var ranks = Math.sqrt(load.chips());
        var servers = Math.sqrt(servers(chip, load));
        // A reduction carries bytes / ranks, and each of its ranks sends 1/ranks of that per hop:
        // hence the division by chips.
        var bytes =
                load.batch()
                        * (double) model.hiddenSize()
                        * links.bytesPerActivation()
                        / load.chips();
        return Math.max(
                        Math.max(0, ranks - servers) / links.serverReduceBytesPerSecond(),
                        (servers - 1) / links.networkReduceBytesPerSecond())
                * bytes;
    }

    private static double servers(ServingChip chip, ServingLoad load) {
        return Math.ceil((double) load.chips() / chip.chipsLinked());
    }
}
