package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.MarketRateRule;
import dev.modelcost.calc.hardware.RentMarket;
import dev.modelcost.calc.hardware.RentOffer;
import dev.modelcost.calc.hardware.VendorRent;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.RateReport.VendorRate;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a chip rents for on a day where nobody says what was paid, by {@link MarketRateRule}: the
 * one place in which training, serving, break-even and comparisons look it up. A vendor and a
 * commitment that are asked for take that vendor's own price for it.
 */
public final class MarketRates {

    private static final String ONE_YEAR = "1-year";

    private final MarketRateRule rule;
    private final ChipPriceRows prices;
    private final Supplier<AssumptionBook> epoch;

    private MarketRates(MarketRateRule rule, ChipPriceRows prices, Supplier<AssumptionBook> epoch) {
        this.rule = rule;
        this.prices = prices;
        this.epoch = epoch;
    }

    /**
     * By the constants of the record.
     *
     * @param epoch the set with the discounts of Epoch's rule, opened if that is asked for
     */
    public static MarketRates of(ChipPriceRows prices, Supplier<AssumptionBook> epoch) {
        return of(AssumptionBook.open(AssumptionBook.MARKET_RATE), prices, epoch);
    }

    static MarketRates of(
            AssumptionBook constants, ChipPriceRows prices, Supplier<AssumptionBook> epoch) {
        return new MarketRates(
                new MarketRateRule(
                        (int) constants.value("stale-after"),
                        (int) constants.value("set-aside-after"),
                        constants.value("stale-widening"),
                        (int) constants.value("server-chips"),
                        (int) constants.value("cluster-above")),
                prices,
                epoch);
    }

    /** What stands for the market, and the chip whose rents it is made of. */
    private record Found(RentMarket market, List<ChipPrice> rows) {}

    /**
     * The rate of a chip; empty if nobody ever offered it or its sibling like that.
     *
     * @param model whose maker tells the vendor of Epoch's rule; null for none
     * @param chips that the work takes; null for many of an unknown number
     * @throws MissingData if others offered it, but not the vendor that is asked for
     */
    public Optional<MarketRate> at(
            Model model, Chip chip, Double chips, LocalDate day, RateRequest asked) {
        if (asked.byEpoch()) {
            return new EpochRates(epoch.get(), prices).at(model, chip, day);
        }
        var manyChips = chips == null || chips > 1;
        var commitment = asked.commitmentOrOnDemand();
        var found = find(chip, manyChips, day, commitment, asked.vendor());
        if (found.isEmpty() && asked.vendor() != null) {
            throw noSuchOffer(chip, day, commitment, asked.vendor());
        }
        return found.map(
                onDemand -> {
                    var oneYear = oneYear(chip, chips, day, asked);
                    var market =
                            oneYear.map(year -> onDemand.market.withOneYear(year.market))
                                    .orElse(onDemand.market);
                    return rate(
                            chip,
                            day,
                            asked,
                            manyChips,
                            new Found(market, onDemand.rows),
                            oneYear.map(year -> year.market.usdPerChipHour()).orElse(null));
                });
    }

    /**
     * The rate of a chip, of which the answer cannot do without.
     *
     * @param missing what the question lacks
     * @throws MissingData if the record has none, with the commitments of which it has one
     */
    public MarketRate required(
            Model model,
            Chip chip,
            Double chips,
            LocalDate day,
            RateRequest asked,
            String missing) {
        return at(model, chip, chips, day, asked)
                .orElseThrow(() -> noRent(chip, day, asked.commitmentOrOnDemand(), missing));
    }

    private MissingData noRent(Chip chip, LocalDate day, String commitment, String missing) {
        var others =
                prices.rentalsOf(chip, day).stream()
                        .map(row -> row.commitment)
                        .filter(other -> other != null && !other.equals("marketplace"))
                        .distinct()
                        .sorted()
                        .toList();
        return new MissingData(
                others.isEmpty()
                        ? "The record has no rental price of %s; give an hourly rate."
                                .formatted(chip.name)
                        : "The record has no rental price of %s for commitment %s, but for %s; choose a commitment or give an hourly rate."
                                .formatted(chip.name, commitment, String.join(", ", others)),
                missing);
    }

    /** What stands beside the price on demand of a cluster, where nobody chose another. */
    private Optional<Found> oneYear(Chip chip, Double chips, LocalDate day, RateRequest asked) {
        return chips != null && chips > rule.clusterAbove() && asked.commitment() == null
                ? find(chip, true, day, ONE_YEAR, asked.vendor())
                : Optional.empty();
    }

    private Optional<Found> find(
            Chip chip, boolean manyChips, LocalDate day, String commitment, String vendor) {
        var own = offered(prices.rentalsOf(chip, day), commitment, vendor);
        var sibling =
                prices.sibling(chip)
                        .map(other -> offered(prices.rentalsOf(other, day), commitment, vendor))
                        .orElse(List.of());
        return rule.market(offers(own), offers(sibling), manyChips, day)
                .map(market -> new Found(market, market.ofSibling() ? sibling : own));
    }

    private static List<ChipPrice> offered(List<ChipPrice> rows, String commitment, String vendor) {
        return rows.stream()
                .filter(row -> commitment.equals(row.commitment))
                .filter(row -> vendor == null || isBy(vendor, row))
                .toList();
    }

    private static boolean isBy(String vendor, ChipPrice row) {
        return row.vendor != null && row.vendor.isPartOf(vendor);
    }

    private static List<RentOffer> offers(List<ChipPrice> rows) {
        return rows.stream()
                .map(
                        row ->
                                new RentOffer(
                                        row.slug,
                                        slug(row.vendor),
                                        row.region,
                                        row.chipsPerInstance,
                                        row.hasFabric(),
                                        row.usd.doubleValue(),
                                        row.validFrom,
                                        row.validTo,
                                        row.lastSeenOn))
                .toList();
    }

    private static String slug(Organization vendor) {
        return vendor == null ? null : vendor.slug;
    }

    private MissingData noSuchOffer(Chip chip, LocalDate day, String commitment, String vendor) {
        var rents = prices.rentalsOf(chip, day);
        var others =
                rents.stream()
                        .filter(row -> row.vendor != null)
                        .map(row -> "%s (%s)".formatted(row.vendor.slug, row.commitment))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new MissingData(
                "The record has no %s rent of %s by %s; it has those of: %s."
                        .formatted(
                                commitment,
                                chip.name,
                                vendor,
                                others.isEmpty() ? "nobody" : others),
                List.of("rent of %s by %s".formatted(chip.slug, vendor)));
    }

    private MarketRate rate(
            Chip chip,
            LocalDate day,
            RateRequest asked,
            boolean manyChips,
            Found found,
            Double oneYear) {
        var market = found.market;
        var rows =
                found.rows.stream().collect(Collectors.toMap(row -> row.slug, Function.identity()));
        var priced = market.ofSibling() ? prices.sibling(chip).orElseThrow() : chip;
        var commitment = asked.commitmentOrOnDemand();
        var wording = new RateWording(rule, market, rows);
        var title =
                "Market rate: "
                        + priced.name
                        + ", "
                        + commitment
                        + ", price date "
                        + day
                        + ": "
                        + wording.of(chip, manyChips, oneYear);
        var inputs = new ArrayList<Input>();
        for (var rent : market.vendors()) {
            inputs.add(
                    new Input(
                            "price of " + wording.vendor(rent),
                            rent.usdPerChipHour(),
                            "USD/chip-hour",
                            rows.get(rent.rows().get(0)).source.slug));
        }
        var step =
                inputs.size() == 1
                        ? Step.published(title, inputs.get(0))
                        : Step.of(
                                title,
                                inputs.stream()
                                        .map(Input::name)
                                        .collect(Collectors.joining(", ", "median(", ")")),
                                market.usdPerChipHour(),
                                "USD/chip-hour",
                                inputs.toArray(Input[]::new));
        return new MarketRate(
                market.usdPerChipHour(),
                market.low(),
                market.high(),
                market.vendors().size() == 1 && asked.vendor() == null,
                step,
                new RateReport(
                        "market",
                        Chip.ref(priced),
                        commitment,
                        day,
                        market.usdPerChipHour(),
                        market.low(),
                        market.high(),
                        oneYear,
                        market.stale(),
                        market.vendors().stream()
                                .map(VendorRent::lastSeen)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        market.vendors().stream()
                                .map(
                                        rent ->
                                                new VendorRate(
                                                        Organization.ref(
                                                                rows.get(rent.rows().get(0))
                                                                        .vendor),
                                                        rent.usdPerChipHour(),
                                                        rent.from(),
                                                        rent.lastSeen(),
                                                        rent.ageDays()))
                                .toList()));
    }
}
