package dev.modelcost.price;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PricePoint.Basis;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a price ratio is made of, without a database. */
class PriceRatioTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 25);

    @Test
    void takesTheRowForAnyPromptAtAnyHour() {
        var model = model("r1", "2025-01-20");
        var longPrompts = price(model, "2025-01-20", "2", "4");
        longPrompts.promptTokensAbove = 200_000;
        var all = price(model, "2025-01-20", "1", "3");

        var point =
                PriceRatioEstimate.recorded("first", List.of(longPrompts, all), Kind.BLENDED, DAY);

        assertThat(point.perMillionTokens()).isEqualByComparingTo("1.5");
        assertThat(point.subject()).isEqualTo("Model r1");
        assertThat(point.basis()).isEqualTo(Basis.LIST);
    }

    @Test
    void saysThatTheRecordLacksAPriceAndNotThatThereIsNone() {
        var rows = List.of(price(model("r1", "2025-01-20"), "2025-01-20", "1", "3"));

        assertThatThrownBy(() -> PriceRatioEstimate.recorded("second", rows, Kind.BATCH_INPUT, DAY))
                .isInstanceOf(MissingData.class)
                .hasMessage("The record has no batch-input price for r1 at Maker on 2025-01-25.");
    }

    @Test
    void saysWhatItTakesAGivenPriceFor() {
        var assumed = new ArrayList<String>();
        var asked =
                new PriceRatioRequest.Price(null, null, null, Kind.INPUT, null, 2.5, null, null);

        var point = PriceRatioEstimate.given("first", asked, null, DAY, assumed);

        assertThat(point.currency()).isEqualTo("USD");
        assertThat(point.basis()).isEqualTo(Basis.LIST);
        assertThat(assumed)
                .containsExactly(
                        "Currency of the first price: USD.",
                        "Basis of the first price: a list price.");
    }

    @Test
    void refusesUnlikePricesUnlessAskedToMix() {
        var first = point(Kind.INPUT, "USD", "10");
        var second = point(Kind.OUTPUT, "USD", "5");

        assertThatThrownBy(() -> PriceRatioEstimate.ratio(first, second, false))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("mixed=true");
        assertThat(PriceRatioEstimate.ratio(first, second, true).times()).isEqualTo(2);
    }

    @Test
    void neverMixesCurrenciesNorDividesByNothing() {
        var dollars = point(Kind.INPUT, "USD", "10");

        assertThatThrownBy(
                        () ->
                                PriceRatioEstimate.ratio(
                                        dollars, point(Kind.INPUT, "CNY", "5"), true))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining("mixed=true");
        assertThatThrownBy(
                        () ->
                                PriceRatioEstimate.ratio(
                                        dollars, point(Kind.INPUT, "USD", "0"), true))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("divided");
    }

    private static PricePoint point(Kind kind, String currency, String amount) {
        return new PricePoint(
                "a model", new BigDecimal(amount), kind, currency, Basis.LIST, DAY, null);
    }
}
