package dev.modelcost.price;

import dev.modelcost.calc.price.Charge;
import dev.modelcost.model.Model;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Parameter;
import java.util.EnumSet;
import java.util.List;

/** The list of prices of what is not a token of text, with its filters and sort orders. */
final class UnitPriceList {

    private static final List<String> UNITS =
            EnumSet.range(Charge.AUDIO_INPUT_TOKEN, Charge.REQUEST).stream()
                    .map(Charge::word)
                    .toList();

    static final Listing<UnitPrice> LISTING =
            new Listing<>(
                    UnitPrice.READER,
                    List.of(
                            Filter.named("provider", "e.provider.slug", Provider.DIRECTORY)
                                    .describedAs("The provider.")
                                    .example("openai"),
                            Filter.named("model", "e.model.slug", Model.DIRECTORY)
                                    .describedAs("The model that is sold."),
                            Filter.equal(Parameter.oneOf("unit", UNITS), "e.unit")
                                    .describedAs("What is charged for.")
                                    .example("image"),
                            Filter.text("currency", "e.currency")
                                    .describedAs("ISO 4217 code of the currency.")
                                    .example("USD"),
                            Filter.after("validAfter", "e.validFrom")
                                    .describedAs(
                                            "Valid from a date after this one, to find what has changed since."),
                            Filter.asOf()),
                    List.of(
                            Sort.bySlug(),
                            Sort.<UnitPrice>byDate(
                                            "validFrom", "e.validFrom", price -> price.validFrom)
                                    .ofEveryRow(),
                            Sort.<UnitPrice>byDecimal("price", "e.price", price -> price.price)
                                    .ofEveryRow()));

    private UnitPriceList() {}

    static List<UnitPriceView> views(List<UnitPrice> rows) {
        return rows.stream().map(UnitPriceView::of).toList();
    }
}
