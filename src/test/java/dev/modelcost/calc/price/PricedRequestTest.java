package dev.modelcost.calc.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Step;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PricedRequestTest {

    private static final Offset<Double> TINY = within(1e-12);
    private static final WordsPerToken ENGLISH = new WordsPerToken(0.75, "assumptions");

    @Test
    void tellsWhatAMillionOfItsTokensCost() {
        var priced = priced(row("0.55", "2.19", "0.14"), TokenUse.of(900_000, 100_000));

        assertThat(priced.perMillionTokens()).isCloseTo(0.9 * 0.55 + 0.1 * 2.19, TINY);
        assertThat(priced.perMillionTokens()).isCloseTo(priced.cost().amount(), TINY);
    }

    @Test
    void weighsCacheReadsByTheirShareOfThePrompt() {
        var priced = priced(row("0.55", "2.19", "0.14"), TokenUse.cached(1000, 400, 0, 10));

        assertThat(priced.cacheAwareInput().perMillionTokens())
                .isCloseTo(0.6 * 0.55 + 0.4 * 0.14, TINY);
        assertThat(priced.blended().perMillionTokens()).isCloseTo((3 * 0.55 + 2.19) / 4, TINY);
    }

    @Test
    void leavesOutWhatThePricesDoNotTell() {
        var noOutputPrice = priced(row("0.55", null, null), TokenUse.of(1000, 0));
        var noPrompt = priced(row("0.55", "2.19", "0.14"), TokenUse.of(0, 1000));
        var nothing = priced(row("0.55", "2.19", "0.14"), TokenUse.of(0, 0));

        assertThat(noOutputPrice.blended()).isNull();
        assertThat(noOutputPrice.cacheAwareInput()).isNull();
        assertThat(noPrompt.cacheAwareInput()).isNull();
        assertThat(noPrompt.blended()).isNotNull();
        assertThat(nothing.perMillionTokens()).isNull();
        assertThat(nothing.cost().amount()).isZero();
    }

    @Test
    void countsWordsAndShowsEveryStep() {
        var priced = priced(row("0.55", "2.19", "0.14"), TokenUse.of(2000, 1000));

        assertThat(priced.promptWords()).isEqualTo(1500);
        assertThat(priced.outputWords()).isEqualTo(750);
        assertThat(priced.steps())
                .extracting(Step::step)
                .containsExactly(
                        "Prompt",
                        "Output",
                        "Request",
                        "Blended price",
                        "Cache-aware input price",
                        "Words of the output");
        assertThat(priced.steps().get(5).sources()).containsExactly("assumptions");
    }

    @Test
    void pricesEachOfManyRequestsByItsOwnLength() {
        var table =
                PriceTable.of(
                        List.of(
                                Rows.row("5", "30"),
                                Rows.row(272_000, null, Rows.prices("10", "45"))));
        var use = TokenUse.of(3000, 500);

        var priced =
                PricedRequest.of(RequestCost.of(table, use, Rows.NOON), use, 2_000_000, ENGLISH);

        assertThat(priced.total()).isCloseTo(60_000, within(1e-6));
        assertThat(priced.perMillionTokens()).isCloseTo(0.03 / 3500 * 1e6, TINY);
    }

    private static PricedRequest priced(PriceRow row, TokenUse use) {
        var cost = RequestCost.of(PriceTable.of(List.of(row)), use, Rows.NOON);
        return PricedRequest.of(cost, use, 1, ENGLISH);
    }

    private static PriceRow row(String input, String output, String cacheRead) {
        var row = Rows.row(input, output);
        return cacheRead == null ? row : Rows.with(row, Charge.CACHE_READ, cacheRead);
    }
}
