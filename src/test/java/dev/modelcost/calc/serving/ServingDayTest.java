package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** DeepSeek's disclosure: open-infra-index, day 6. */
class ServingDayTest {

    private static final double PUBLISHED_REVENUE = 562_027;

    private static final ServingDay DAY =
            new ServingDay(
                    226.75,
                    8,
                    2,
                    608e9,
                    342e9,
                    168e9,
                    new BigDecimal("0.55"),
                    new BigDecimal("0.14"),
                    new BigDecimal("2.19"),
                    "deepseek-serving-day");

    @Test
    void costsWhatWasPublished() {
        assertThat(DAY.costUsd()).isEqualTo(87_072);
    }

    @Test
    void earnsWhatWasPublishedUpToRoundedTokens() {
        assertThat(DAY.revenueUsd()).isCloseTo(562_100, within(1e-6));
        assertThat(DAY.revenueUsd() / PUBLISHED_REVENUE - 1).isCloseTo(0.00013, within(0.000005));
    }

    @Test
    void tellsMarginFromMarkUp() {
        assertThat(DAY.grossMargin()).isCloseTo(0.845, within(0.0005));
        assertThat(DAY.markUp()).isCloseTo(5.456, within(0.0005));
        assertThat(PUBLISHED_REVENUE / DAY.costUsd() - 1).isCloseTo(5.45, within(0.005));
    }

    @Test
    void namesThePublicationInEachStepThatUsesIt() {
        assertThat(DAY.steps()).hasSize(4);
        assertThat(DAY.steps().get(0).sources()).containsExactly("deepseek-serving-day");
        assertThat(DAY.steps().get(1).value()).isEqualTo(DAY.revenueUsd());
    }

    @Test
    void refusesMoreCachedThanPrompted() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new ServingDay(
                                        1,
                                        8,
                                        2,
                                        1,
                                        2,
                                        1,
                                        BigDecimal.ONE,
                                        BigDecimal.ONE,
                                        BigDecimal.ONE,
                                        null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new ServingDay(
                                        1,
                                        8,
                                        2,
                                        2,
                                        1,
                                        1,
                                        BigDecimal.ONE.negate(),
                                        BigDecimal.ONE,
                                        BigDecimal.ONE,
                                        null));
    }
}
