package dev.modelcost.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.modelcost.calc.derivation.Step;
import java.util.Collection;
import java.util.Map;
import org.assertj.core.data.Percentage;

/** Steps of a derivation, done again from their formulas and inputs. */
public final class RedoneSteps {

    /** One in 10^9: inputs and values are printed with all their digits. */
    private static final Percentage EXACTLY = Percentage.withPercentage(1e-7);

    /** The steps that may have a text in place of a formula, by their headings, and why. */
    private static final Map<String, String> TEXTS =
            Map.of(
                    "Slope", "fit to \\d+ points",
                    "Development cost, median of the samples;.*", "median of [\\d,]+ samples",
                    "Staff, median", "median of a distribution; the inputs are themselves medians",
                    "KV cache per token|Attention of the prompt|Attention, layers and communication of a step",
                            "layers, heads and head size are unknown",
                    "Launch", "layers are unknown",
                    "Communication", "layers are unknown|one chip sends nothing to others",
                    ".+: YES, [A-Z_]+", "a letter decides, not a figure",
                    ".+: UNKNOWN, [A-Z_]+",
                            "(performance density|interconnect)( and interconnect)? not known");

    private RedoneSteps() {}

    /**
     * Each has a formula that gives its value, or says by a reason that is known for it why it has
     * none.
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
            assertThat(TEXTS)
                    .as("texts of which one is that of %s", step)
                    .anySatisfy(
                            (heading, why) -> {
                                assertThat(step.step()).matches(heading);
                                assertThat(step.whyText()).matches(why);
                            });
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
