package dev.modelcost.price;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.model.Model;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListPriceTest {

    private final Model model = model("r1", "2025-01-20");

    @Test
    void saysWhatIsChargedByWhomAndSinceWhen() {
        var row = price(model, "2025-01-20", "0.550000", "2.190000");

        var listed =
                new ListPrice(row, BlendedPrice.of(row.input, row.output, 3, 1, "USD", null), null);

        assertThat(listed.sentence())
                .isEqualTo(
                        "List price of r1 at Maker: 0.55 input, 2.19 output USD per million tokens, valid from 2025-01-20.");
    }

    /** (1000 x 1 + 2000 x 0.1 + 1000 x 4) / 4000. */
    @Test
    void chargesCachedTokensAtTheirPriceAndInFullWhereItIsUnknown() {
        var row = price(model, "2025-01-20", "1", "4");
        row.cacheRead = new BigDecimal("0.10");
        var use = TokenUse.cached(3000, 2000, 0, 1000);

        var cached = ListPrice.of(row, use);
        row.cacheRead = null;
        var inFull = ListPrice.of(row, use);

        assertThat(cached.blended().perMillionTokens()).isCloseTo(1.3, within(1e-12));
        assertThat(cached.sentence())
                .endsWith("2000 of the 3000 prompt tokens are cached, at 0.1.");
        assertThat(inFull.blended().perMillionTokens()).isCloseTo(1.75, within(1e-12));
        assertThat(inFull.sentence()).contains("no price of cached tokens");
    }

    @Test
    void aPriceOfAKindOfTokensIsTheColumnOfTheRow() {
        var row = price(model, "2025-01-20", "1", "5");
        row.cacheRead = new BigDecimal("0.1");

        assertThat(row.perMillionTokens(Kind.CACHED_INPUT)).isEqualByComparingTo("0.1");
        assertThat(row.perMillionTokens(Kind.OUTPUT)).isEqualByComparingTo("5");
        assertThat(row.perMillionTokens(Kind.BLENDED)).isEqualByComparingTo("2");
        assertThat(row.perMillionTokens(Kind.BATCH_INPUT)).isNull();
    }

    @Test
    void thereIsNoBlendedPriceWithoutOneOfOutput() {
        assertThat(price(model, "2025-01-20", "1", null).perMillionTokens(Kind.BLENDED)).isNull();
    }

    @Test
    void aMakersPriceIsOfItsOwnModelAndInDollarsWhereThereAreSome() {
        var dollars = price(model, "2025-01-20", "0.55", "2.19");
        var yuan = price(model, "2025-01-20", "4", "16");
        yuan.currency = "CNY";
        var resold = price(model, "2025-01-20", "9", "9");
        resold.provider.kind = "aggregator";

        var prices = new MakerPrices(List.of(yuan, resold, dollars));

        assertThat(prices.on(model, LocalDate.of(2025, 1, 25))).contains(dollars);
        assertThat(prices.on(model, LocalDate.of(2025, 1, 19))).isEmpty();
    }
}
