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
 * for fewer bits, for mixtures of experts, and for chips that differ from the others. Fitted by
 * {@code bench/fit} on published steps, with each family of sources weighted equally; see
 * docs/concepts/training-hours.md. Runs before {@link #FIRST_YEAR} are taken at the median of whole
 * runs of that time.
 */
public final class MeasuredUtilization implements UtilizationRule {

    private static final int FIRST_YEAR = 2024;
    private static final String FACTOR = "mfu.factor.";

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
        var mfu = product(factors);
        var spread = constants.input("spread", "mfu.spread").value();
        return new DefaultUtilization(
                Input.of("MFU", mfu, "1"),
                Distribution.lognormal(mfu / spread, mfu, mfu * spread),
                constants.input("whole-run factor", "whole-run"),
                constants.distribution("whole-run"),
                step(mfu, factors));
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
