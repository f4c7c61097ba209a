package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The times of an engine, as a sum of terms that are fitted to measurements:
 * docs/concepts/serving-cost.md says which, and what shares of the measurements that the fit had
 * not seen they meet.
 *
 * @param factors on what bandwidth, peak and links allow
 * @param overheads beside that
 * @param links between chips, for what leaves a server
 * @param usualLinkBytesPerSecond that a chip sends to others of its server, where the chip's is
 *     unknown
 * @param bytesSentPerValue of a token's vector to an expert and back
 * @param promptEfficiency share of the peak that good kernels reach on a prompt with weights of 16
 *     bits, above 0 and at most 1
 * @param narrowPromptEfficiency the same with narrower weights
 * @param bandwidthEfficiency share of the memory bandwidth that good kernels reach, above 0 and at
 *     most 1
 * @param memoryShare of a chip's memory that weights and cache may fill, above 0 and at most 1
 * @param spread of measurements round the estimate
 * @param promptSpread of what prompts of a dense model take under load round what is expected
 * @param mixturePromptSpread the same of a mixture of experts
 * @param firstToken how long a request waits for its first token
 * @param source slug of the assumption set
 */
public record EngineTimes(
        EngineFactors factors,
        EngineOverheads overheads,
        Links links,
        double usualLinkBytesPerSecond,
        double bytesSentPerValue,
        double promptEfficiency,
        double narrowPromptEfficiency,
        double bandwidthEfficiency,
        double memoryShare,
        Spread spread,
        Spread promptSpread,
        Spread mixturePromptSpread,
        FirstTokenFactors firstToken,
        String source)
        implements ServingMethod {

    private static final double BYTES_OF_16_BITS = 2;

    /**
     * @throws IllegalArgumentException if a constant is outside its range
     */
    public EngineTimes {
        Objects.requireNonNull(factors);
        Objects.requireNonNull(overheads);
        Objects.requireNonNull(links);
        Objects.requireNonNull(spread);
        Objects.requireNonNull(promptSpread);
        Objects.requireNonNull(mixturePromptSpread);
        Objects.requireNonNull(firstToken);
        Require.positive("usualLinkBytesPerSecond", usualLinkBytesPerSecond);
        Require.positive("bytesSentPerValue", bytesSentPerValue);
        Require.share("promptEfficiency", promptEfficiency);
        Require.share("narrowPromptEfficiency", narrowPromptEfficiency);
        Require.share("bandwidthEfficiency", bandwidthEfficiency);
        Require.share("memoryShare", memoryShare);
    }

    /** Weights need the memory that they fill; the share of it leaves room for the rest. */
    @Override
    public double memoryOverhead() {
        return 1;
    }

    @Override
    public DecodeStep decode(ServedModel model, ServingChip chip, ServingLoad load) {
        var roofline = Roofline.of(model, chip, load);
        var terms = StepTerms.of(this, model, chip, load);
        var perStep = load.speculation().tokensPerStep();
        var bound = roofline.seconds() / perStep;
        var alone = Math.max(bound, terms.stepSeconds() / perStep);
        var work = PrefillWork.of(model, chip, load);
        var beside =
                load.batch()
                        / (double) load.outputTokens()
                        * (factors.prompts() * work.boundSeconds()
                                + terms.promptTransferSeconds(work.readTokens()));
        var median = alone + beside;
        var estimate = spread.around(alone, median, bound);
        var steps = new ArrayList<>(roofline.steps());
        steps.addAll(terms.steps());
        steps.addAll(work.steps());
        steps.addAll(steps(terms, load, bound, alone, work, beside, median));
        return new DecodeStep(
                roofline,
                bound,
                spread.around(alone, alone, bound),
                estimate,
                DecodeStep.longest(
                        terms.memorySeconds(),
                        terms.computeSeconds(),
                        terms.communicationSeconds(),
                        terms.overheadSeconds(),
                        beside * perStep),
                steps);
    }

    /**
     * The median of the time of a token, s, without how it was computed: for whoever asks it of
     * many loads.
     *
     * @param withPrompts whether the prompts of new requests are read beside
     */
    public double medianSeconds(
            ServedModel model, ServingChip chip, ServingLoad load, boolean withPrompts) {
        var terms = StepTerms.of(this, model, chip, load);
        var alone = terms.stepSeconds() / load.speculation().tokensPerStep();
        if (!withPrompts) {
            return alone;
        }
        var read = load.promptTokens() * (1 - load.cachedPromptShare());
        return alone
                + load.batch()
                        / (double) load.outputTokens()
                        * (factors.prompts() * PrefillWork.boundSeconds(model, chip, load)
                                + terms.promptTransferSeconds(read));
    }

    @Override
    public Prefill prefill(ServedModel model, ServingChip chip, ServingLoad load) {
        var work = PrefillWork.of(model, chip, load);
        var bound = work.boundSeconds();
        var efficiency =
                model.bytesPerParameter() < BYTES_OF_16_BITS
                        ? narrowPromptEfficiency
                        : promptEfficiency;
        var bytes = model.weightBytesRead((int) Math.ceil(work.readTokens()));
        var reading = bytes / (bandwidthEfficiency * load.chips() * chip.memoryBytesPerSecond());
        var starting = model.layers() * overheads.layer();
        var transfer =
                StepTerms.of(this, model, chip, load).promptTransferSeconds(work.readTokens());
        var alone = Math.max(bound / efficiency, reading) + starting + transfer;
        var underLoad = factors.prompts() * bound + transfer;
        var seconds = spread.around(alone, Math.max(alone, bound), bound);
        var steps = new ArrayList<>(work.steps());
        steps.add(
                Step.of(
                        "Prefill alone (median)",
                        "max(bound / efficiency, weights read / (share of bandwidth x chips x bandwidth)) + layers x overhead of a layer + between chips",
                        alone,
                        "s",
                        Input.of("bound", bound, "s"),
                        fitted("efficiency", efficiency, "1"),
                        Input.of("weights read", bytes, "byte"),
                        fitted("share of bandwidth", bandwidthEfficiency, "1"),
                        Input.of("chips", load.chips(), "chip"),
                        new Input(
                                "bandwidth", chip.memoryBytesPerSecond(), "byte/s", chip.source()),
                        Input.of("layers", model.layers(), "1"),
                        fitted("overhead of a layer", overheads.layer(), "s"),
                        Input.of("between chips", transfer, "s")));
        steps.add(underLoad(bound, transfer, underLoad));
        var ofPrompts = model.isMixture() ? mixturePromptSpread : promptSpread;
        var token = medianSeconds(model, chip, load, true);
        steps.add(firstToken.step(model, load, token, underLoad));
        return new Prefill(
                bound,
                seconds,
                ofPrompts.around(underLoad, underLoad, bound),
                firstToken.estimate(firstToken.seconds(model, load, token, underLoad), bound),
                steps);
    }

    private Step underLoad(double bound, double transfer, double seconds) {
        return Step.of(
                "Prefill beside decoding (median)",
                "factor of prompts x bound + between chips",
                seconds,
                "s",
                fitted("factor of prompts", factors.prompts(), "1"),
                Input.of("bound", bound, "s"),
                Input.of("between chips", transfer, "s"));
    }

    private List<Step> steps(
            StepTerms terms,
            ServingLoad load,
            double bound,
            double alone,
            PrefillWork work,
            double beside,
            double median) {
        var transfer = terms.promptTransferSeconds(work.readTokens());
        var prompt = factors.prompts() * work.boundSeconds() + transfer;
        var factor = fitted("spread", spread.factor(), "1");
        return List.of(
                Step.of(
                        "Time per token, no prompt beside",
                        "max(bound, step / tokens per step)",
                        alone,
                        "s",
                        Input.of("bound", bound, "s"),
                        Input.of("step", terms.stepSeconds(), "s"),
                        Input.of("tokens per step", load.speculation().tokensPerStep(), "token")),
                underLoad(work.boundSeconds(), transfer, prompt),
                Step.of(
                        "Prompts read beside, for each token",
                        "batch / output x prompt",
                        beside,
                        "s",
                        Input.of("batch", load.batch(), "1"),
                        Input.of("output", load.outputTokens(), "token"),
                        Input.of("prompt", prompt, "s")),
                Step.of(
                        "Expected time per token (median)",
                        "no prompt beside + prompts",
                        median,
                        "s",
                        Input.of("no prompt beside", alone, "s"),
                        Input.of("prompts", beside, "s")),
                Step.of(
                        "Expected time per token (low)",
                        "max(no prompt beside / spread, bound)",
                        Math.max(alone / spread.factor(), bound),
                        "s",
                        Input.of("no prompt beside", alone, "s"),
                        factor,
                        Input.of("bound", bound, "s")),
                Step.of(
                        "Expected time per token (high)",
                        "median x spread",
                        median * spread.factor(),
                        "s",
                        Input.of("median", median, "s"),
                        factor));
    }

    private Input fitted(String name, double value, String unit) {
        return new Input(name, value, unit, source);
    }
}
