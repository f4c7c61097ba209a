package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import java.util.Objects;

/**
 * The utilisation that is to be expected of a run whose own is not known.
 *
 * @param mfu of the steps: model FLOP / (chips x seconds x dense 16-bit peak), above 0; above 1
 *     only where the run computes in fewer bits
 * @param range of that of a single run
 * @param wholeRun chip-hours of a whole run, with restarts and evaluation, / those of its steps; an
 *     input of exactly 1 where the utilisation is already that of whole runs
 * @param wholeRunRange of that factor
 * @param step how the utilisation comes about; null where it is a constant
 */
public record DefaultUtilization(
        Input mfu, Distribution range, Input wholeRun, Distribution wholeRunRange, Step step) {

    public DefaultUtilization {
        Require.positive("mfu", mfu.value());
        Require.positive("wholeRun", wholeRun.value());
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(wholeRunRange, "wholeRunRange");
    }

    /** One that is that of whole runs. */
    static DefaultUtilization ofWholeRuns(Input mfu, Distribution range, Step step) {
        return new DefaultUtilization(
                mfu, range, Input.of("whole-run factor", 1, "1"), Distribution.exact(1), step);
    }

    /** The same number for every run. */
    public static UtilizationRule constant(Input mfu, Distribution range) {
        return work -> ofWholeRuns(mfu, range, null);
    }

    /** Whether a whole run takes longer than its steps. */
    public boolean isOfSteps() {
        return wholeRun.value() != 1;
    }
}
