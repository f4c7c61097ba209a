package dev.modelcost.calc.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardPriceTest {

    private static final Offer DEAR_VARIANT = new Offer("grok-3-fast", day(5), null);
    private static final Offer OWN_NAME = new Offer("grok-3", day(2), day(9));
    private static final Offer EARLIER = new Offer("grok-3", day(1), day(2));
    private static final List<Offer> ALL = List.of(DEAR_VARIANT, OWN_NAME, EARLIER);

    private record Offer(String sellersName, LocalDate from, LocalDate until)
            implements StandardPrice.Row {}

    private static LocalDate day(int day) {
        return LocalDate.of(2025, 5, day);
    }

    @Test
    void isThatOfTheShortestNameThoughAVariantIsNewer() {
        assertThat(StandardPrice.on(ALL, day(6))).contains(OWN_NAME);
    }

    @Test
    void holdsFromItsFirstDayToTheDayBeforeItsEnd() {
        assertThat(StandardPrice.on(ALL, day(1))).contains(EARLIER);
        assertThat(StandardPrice.on(ALL, day(2))).contains(OWN_NAME);
        assertThat(StandardPrice.on(ALL, day(9))).contains(DEAR_VARIANT);
        assertThat(StandardPrice.on(ALL, LocalDate.of(2025, 4, 30))).isEmpty();
    }

    @Test
    void isTheLastBeforeADayWithoutOneElseTheFirstAfter() {
        var over = List.of(EARLIER, OWN_NAME);

        assertThat(StandardPrice.nearest(over, day(20))).contains(OWN_NAME);
        assertThat(StandardPrice.nearest(over, LocalDate.of(2024, 1, 1))).contains(EARLIER);
        assertThat(StandardPrice.nearest(over, null)).contains(OWN_NAME);
        assertThat(StandardPrice.nearest(ALL, null)).contains(DEAR_VARIANT);
        assertThat(StandardPrice.nearest(List.<Offer>of(), day(1))).isEmpty();
    }

    @Test
    void hasAHistoryWithoutVariants() {
        assertThat(StandardPrice.history(ALL)).containsExactly(EARLIER, OWN_NAME);
    }
}
