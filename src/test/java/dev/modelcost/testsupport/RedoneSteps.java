package dev.modelcost.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.modelcost.calc.derivation.Step;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;

/** Steps of a derivation, done again from their formulas and inputs. */
public final class RedoneSteps {

    /** One in 10^9: inputs and values are printed with all their digits. */
    private static final Percentage EXACTLY = Percentage.withPercentage(1e-7);

    /** All that may keep a step from having a formula. */
    private static final List<Pattern> REASONS =
            List.of(
                    Pattern.compile("median of [\\d,]+ samples"),
                    Pattern.compile(
                            "median of a distribution, of which the inputs are the medians"),
                    Pattern.compile("fit to \\d+ points"),
                    Pattern.compile("layers(, heads and head size)? are unknown"),
                    Pattern.compile("one chip sends nothing to others"),
                    Pattern.compile("a letter decides, not a figure"),
                    Pattern.compile(
                            "(performance density|interconnect)( and interconnect)? not known"));

    private RedoneSteps() {}

    /**
     * Each has a formula that gives its value, or says by a known reason why it has none.
     *
     * @return how many have a formula
     */
    public static long assertRight(Collection<Step> steps) {
        assertThat(steps).isNotEmpty();
        steps.forEach(RedoneSteps::assertRight);
        return steps.stream().filter(step -> step.whyText() == null).count();
    }

    private static void assertRight(Step step) {
        if (step.whyText() != null) {
            assertThat(REASONS)
                    .as("reasons of which one is that of %s", step)
                    .anyMatch(reason -> reason.matcher(step.whyText()).matches());
            assertThat(isRight(step)).as("has a formula and needs no reason: %s", step).isFalse();
            return;
        }
        try {
            assertThat(Formula.evaluate(step)).as(step.toString()).isCloseTo(step.value(), EXACTLY);
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + ", in " + step);
        }
    }

    private static boolean isRight(Step step) {
        try {
            return Math.abs(Formula.evaluate(step) - step.value()) <= 1e-9 * Math.abs(step.value());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
