package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.calc.sampling.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The utilisation of training steps as measured: that of dense models in 16 bits, times a factor
 * for fewer bits, for mixtures of experts (the sparser, the lower), and for chips that differ from
 * the others; less where attention takes time that the model FLOP do not count, or where
 * activations are computed twice. Fitted by {@code bench/fit} on published steps, with each family
 * of sources weighted equally; see docs/concepts/training-hours.md. Runs before {@link #FIRST_YEAR}
 * are taken at the median of whole runs of that time.
 */
public final class MeasuredUtilization implements UtilizationRule {

    private static final int FIRST_YEAR = 2024;
    private static final String FACTOR = "mfu.factor.";

    /** Parameters at which the product of layers and hidden size is held. */
    private static final double LAW_AT = 1e9;

    /** Constant that tells whether a set of constants is for this rule. */
    public static final String BASE = "mfu.steps";

    private final UtilizationConstants constants;

    public MeasuredUtilization(UtilizationConstants constants) {
        this.constants = constants;
    }

    @Override
    public DefaultUtilization of(TrainedWork work) {
        if (work.day() != null && work.day().getYear() < FIRST_YEAR && !work.isNarrow()) {
            return beforeTheMeasurements(work);
        }
        var factors = new ArrayList<Input>();
        factors.add(constants.input("MFU of dense models in 16 bits", BASE));
        if (work.mixture()) {
            factors.add(mixture());
            factors.add(sparsity(work.model()));
            if (work.isNarrow()) {
                factors.add(
                        constants.input(
                                "factor of few bits in a mixture", FACTOR + "narrow-mixture"));
            }
        } else if (work.isNarrow()) {
            factors.add(
                    work.inFourBits()
                            ? constants.input("factor of 4 bits", FACTOR + "4-bit")
                            : constants.input("factor of 8 bits", FACTOR + "8-bit"));
        }
        if (work.chip() != null) {
            var chip = ChipFamily.nameOf(work.chip());
            addIfKnown(factors, "factor of " + chip, chip);
            if (work.mixture()) {
                addIfKnown(factors, "factor of mixtures on " + chip, "mixture." + chip);
            }
        }
        factors.add(attention(work));
        if (work.steps().recomputed() > 0) {
            factors.add(
                    Input.of("factor of recomputation", 1 / (1 + work.steps().recomputed()), "1"));
        }
        var mfu = product(factors);
        var spread = constants.input("spread", "mfu.spread").value();
        return new DefaultUtilization(
                Input.of("MFU", mfu, "1"),
                Distribution.lognormal(mfu / spread, mfu, mfu * spread),
                constants.input("whole-run factor", "whole-run"),
                constants.distribution("whole-run"),
                step(mfu, factors));
    }

    /** The more parameters there are for each one that a token uses, the less of the peak. */
    private Input sparsity(TrainedModel model) {
        var exponent = constants.input("sparsity exponent", "mfu.sparsity-exponent");
        var usual = constants.input("usual sparsity", "mfu.usual-sparsity");
        var sparsity = model.sparsity() == null ? usual.value() : model.sparsity();
        return new Input(
                "factor of %.3g parameters for each active one".formatted(sparsity),
                StrictMath.pow(sparsity / usual.value(), -exponent.value()),
                "1",
                exponent.source());
    }

    /** (1 + attention in the model FLOP) / (1 + slowness x attention). */
    private Input attention(TrainedWork work) {
        var slowness = constants.input("slowness of attention", "mfu.attention-slowness");
        var steps = work.steps();
        var sequence =
                steps.sequenceTokens() == null
                        ? constants.input("usual sequence", "mfu.usual-sequence").value()
                        : steps.sequenceTokens();
        var attention = steps.attention() == null ? share(work, sequence) : steps.attention();
        return new Input(
                steps.attention() == null
                        ? "factor of attention over %.0f tokens".formatted(sequence)
                        : "factor of attention as counted",
                (1 + steps.counted()) / (1 + slowness.value() * attention),
                "1",
                slowness.source());
    }

    /**
     * FLOP of causal attention / 6 x parameters x tokens, with the layers and the hidden size that
     * models of such a size have: their product goes with a power of the parameters.
     */
    private double share(TrainedWork work, double sequenceTokens) {
        var known = work.model().parametersActive();
        var parameters =
                known == null
                        ? constants.input("usual size", "mfu.usual-parameters").value()
                        : known;
        var layersTimesHidden =
                constants.input("layers x hidden size", "mfu.layers-times-hidden").value()
                        * StrictMath.pow(
                                parameters / LAW_AT,
                                constants
                                        .input("exponent", "mfu.layers-times-hidden-exponent")
                                        .value());
        return layersTimesHidden * sequenceTokens / parameters;
    }

    private DefaultUtilization beforeTheMeasurements(TrainedWork work) {
        var factors = new ArrayList<Input>();
        factors.add(constants.input("MFU of whole runs before 2024", "mfu.before-2024"));
        if (work.mixture()) {
            factors.add(mixture());
        }
        var mfu = product(factors);
        return DefaultUtilization.ofWholeRuns(
                Input.of("MFU", mfu, "1"),
                constants.distribution("mfu.before-2024").centredOn(mfu),
                step(mfu, factors));
    }

    private void addIfKnown(List<Input> factors, String as, String name) {
        if (constants.has(FACTOR + name)) {
            factors.add(constants.input(as, FACTOR + name));
        }
    }

    private Input mixture() {
        return constants.input("factor of mixtures", FACTOR + "mixture");
    }

    private static double product(List<Input> factors) {
        return factors.stream().mapToDouble(Input::value).reduce(1, (a, b) -> a * b);
    }

    private static Step step(double mfu, List<Input> factors) {
        return Step.of(
                "MFU of such runs, against the 16-bit peak",
                factors.stream().map(Input::name).collect(Collectors.joining(" x ")),
                mfu,
                "1",
                factors.toArray(Input[]::new));
    }
}
