package dev.modelcost.calc.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MarketRateRuleTest {

    private static final MarketRateRule RULE = new MarketRateRule(90, 180, 1.3, 8, 256);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate RECENT = DAY.minusDays(30);

    @Test
    void takesTheMedianOfTheVendors() {
        var market = market(List.of(server("a", 2), server("b", 3), server("c", 10)), true);

        assertThat(market.usdPerChipHour()).isEqualTo(3);
        assertThat(market.low()).isEqualTo(2);
        assertThat(market.high()).isEqualTo(10);
        assertThat(market.stale()).isFalse();
        assertThat(market.vendors()).extracting(VendorRent::vendor).containsExactly("a", "b", "c");
    }

    @Test
    void countsEachVendorOnceByTheMedianOfItsRegions() {
        var market =
                market(
                        List.of(
                                server("a", 2),
                                in("east", server("b", 6)),
                                in("west", server("b", 7)),
                                in("south", server("b", 11))),
                        true);

        assertThat(market.vendors())
                .extracting(VendorRent::usdPerChipHour)
                .containsExactly(2.0, 7.0);
        assertThat(market.usdPerChipHour()).isEqualTo(4.5);
    }

    @Test
    void takesServersForManyChipsAndTheSmallestInstanceForOne() {
        var offers = List.of(server("a", 2), offer("a", 1, false, 3), offer("b", 1, false, 1));

        assertThat(market(offers, true).usdPerChipHour()).isEqualTo(2);
        assertThat(market(offers, true).servers()).isTrue();
        assertThat(market(offers, false).vendors())
                .extracting(VendorRent::usdPerChipHour)
                .containsExactly(1.0, 3.0);
    }

    @Test
    void takesEightChipsOnABusForNoServer() {
        var market = market(List.of(offer("a", 8, false, 1), server("b", 4)), true);

        assertThat(market.usdPerChipHour()).isEqualTo(4);
    }

    @Test
    void countsAnOfferThatDoesNotTellItsSizeAmongServers() {
        var market = market(List.of(server("a", 2), offer("b", null, false, 4)), true);

        assertThat(market.usdPerChipHour()).isEqualTo(3);
    }

    @Test
    void takesTheSmallestInstancesWhereNobodyRentsOutServers() {
        var market = market(List.of(offer("a", 1, false, 2), offer("a", 4, false, 9)), true);

        assertThat(market.usdPerChipHour()).isEqualTo(2);
        assertThat(market.servers()).isFalse();
    }

    @Test
    void takesTheCheapestOfSeveralSmallestInstances() {
        // A T4 with four processors and one with sixty-four are both instances of one chip.
        var market =
                market(
                        List.of(
                                named("large", offer("a", 1, false, 4.35)),
                                named("small", offer("a", 1, false, 0.53))),
                        false);

        assertThat(market.usdPerChipHour()).isEqualTo(0.53);
    }

    @Test
    void knowsOnlyWhatHeldOnTheDay() {
        var ended = until(DAY, server("a", 1));
        var later = from(DAY.plusDays(1), server("b", 9));
        var fromThatDay = from(DAY, server("c", 5));

        var market = market(List.of(ended, later, fromThatDay), true);

        assertThat(market.vendors()).extracting(VendorRent::vendor).containsExactly("c");
    }

    @Test
    void callsAPriceStaleThatWasSeenNinetyOneDaysBefore() {
        assertThat(market(List.of(seen(90, server("a", 2))), true).stale()).isFalse();
        assertThat(market(List.of(seen(91, server("a", 2))), true).stale()).isTrue();
    }

    @Test
    void countsAPriceOfMoreThanHalfAYearOnlyIfThereIsNoneNewer() {
        var old = seen(181, server("a", 9));

        assertThat(market(List.of(old, seen(180, server("b", 2))), true).vendors())
                .extracting(VendorRent::vendor)
                .containsExactly("b");
        assertThat(market(List.of(old), true).vendors())
                .extracting(VendorRent::vendor)
                .containsExactly("a");
    }

    @Test
    void widensTheRangeOfOldPricesAndTakesThoseNearTheNewestOfThem() {
        var market =
                market(
                        List.of(
                                seen(200, server("a", 2)),
                                seen(380, server("b", 4)),
                                seen(381, server("c", 99))),
                        true);

        assertThat(market.vendors()).extracting(VendorRent::vendor).containsExactly("a", "b");
        assertThat(market.low()).isCloseTo(2 / 1.3, within(1e-12));
        assertThat(market.usdPerChipHour()).isEqualTo(3);
        assertThat(market.high()).isCloseTo(4 * 1.3, within(1e-12));
        assertThat(market.setAside()).isTrue();
        assertThat(market.stale()).isTrue();
    }

    @Test
    void takesAVendorsNewestPriceEvenWhereAnOlderOneNeverEnded() {
        var market =
                market(
                        List.of(
                                in("old name", seen(150, server("a", 9))),
                                in("new name", seen(10, server("a", 2)))),
                        true);

        assertThat(market.usdPerChipHour()).isEqualTo(2);
        assertThat(market.vendors().get(0).ageDays()).isEqualTo(10);
    }

    @Test
    void takesTheSiblingsServersBeforeItsOwnSingleChips() {
        var market =
                RULE.market(List.of(offer("a", 1, false, 1)), List.of(server("b", 3)), true, DAY)
                        .orElseThrow();

        assertThat(market.ofSibling()).isTrue();
        assertThat(market.usdPerChipHour()).isEqualTo(3);
    }

    @Test
    void leavesTheSiblingAloneWhereTheChipHasAMarketOfItsOwn() {
        var market =
                RULE.market(
                                List.of(server("a", 1), server("c", 2)),
                                List.of(server("b", 3)),
                                true,
                                DAY)
                        .orElseThrow();

        assertThat(market.ofSibling()).isFalse();
        assertThat(market.usdPerChipHour()).isEqualTo(1.5);
    }

    @Test
    void takesTheSiblingsMarketBeforeALoneOfferOfItsOwn() {
        var lone = List.of(server("a", 1));

        assertThat(RULE.market(lone, List.of(server("b", 3)), true, DAY).orElseThrow().ofSibling())
                .isTrue();
        assertThat(RULE.market(lone, List.of(), true, DAY).orElseThrow().usdPerChipHour())
                .isEqualTo(1);
    }

    @Test
    void takesTheFirstPricesAfterwardsWhereNobodyHadOneYet() {
        var market =
                market(
                        List.of(
                                from(DAY.plusDays(10), server("a", 2)),
                                from(DAY.plusDays(400), server("b", 9))),
                        true);

        assertThat(market.vendors()).extracting(VendorRent::vendor).containsExactly("a");
        assertThat(market.vendors().get(0).ageDays()).isEqualTo(-10);
        assertThat(market.later()).isTrue();
        assertThat(market.high()).isCloseTo(2.6, within(1e-12));
    }

    @Test
    void knowsNothingOfAChipThatNobodyRentsOut() {
        assertThat(RULE.market(List.of(), List.of(), true, DAY)).isEmpty();
    }

    @Test
    void setsTheLowEndOfAClusterByAYearsCommitment() {
        var onDemand = market(List.of(server("a", 2), server("b", 4), server("c", 6)), true);
        var year = market(List.of(server("b", 1.5)), true);
        var dear = market(List.of(server("b", 3)), true);

        assertThat(onDemand.withOneYear(year).low()).isEqualTo(1.5);
        assertThat(onDemand.withOneYear(year).usdPerChipHour()).isEqualTo(4);
        assertThat(onDemand.withOneYear(dear)).isEqualTo(onDemand);
    }

    @Test
    void refusesAnOfferThatWasSeenBeforeItBegan() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RentOffer(
                                        "r", "v", null, 8, true, 2, DAY, null, DAY.minusDays(1)));
    }

    @Property(tries = 300)
    void liesBetweenTheLeastAndTheMostThatAVendorAsks(
            @ForAll("offers") List<RentOffer> offers, @ForAll boolean manyChips) {
        var market = market(offers, manyChips);
        var prices = offers.stream().mapToDouble(RentOffer::usdPerChipHour).summaryStatistics();

        assertThat(market.usdPerChipHour()).isBetween(prices.getMin(), prices.getMax());
        assertThat(market.low()).isLessThanOrEqualTo(market.usdPerChipHour());
        assertThat(market.high()).isGreaterThanOrEqualTo(market.usdPerChipHour());
        assertThat(market.vendors()).extracting(VendorRent::vendor).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void dependsNeitherOnTheOrderOfTheRowsNorOnTwins(@ForAll("offers") List<RentOffer> offers) {
        var twice = new ArrayList<>(offers);
        twice.addAll(0, offers);
        Collections.reverse(twice);

        var market = market(twice, true);
        assertThat(market.usdPerChipHour()).isEqualTo(market(offers, true).usdPerChipHour());
        assertThat(market.low()).isEqualTo(market(offers, true).low());
        assertThat(market.high()).isEqualTo(market(offers, true).high());
    }

    @Provide
    Arbitrary<List<RentOffer>> offers() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of("east", "west", null),
                        Arbitraries.of(1, 4, 8, null),
                        Arbitraries.of(true, false),
                        Arbitraries.doubles().between(0.1, 20),
                        Arbitraries.integers().between(-500, 900))
                .as(
                        (vendor, region, chips, fabric, usd, age) ->
                                new RentOffer(
                                        vendor + region + chips + usd,
                                        vendor,
                                        region,
                                        chips,
                                        fabric,
                                        usd,
                                        DAY.minusDays(age),
                                        null,
                                        DAY.minusDays(age)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static RentMarket market(List<RentOffer> offers, boolean manyChips) {
        return RULE.market(offers, List.of(), manyChips, DAY).orElseThrow();
    }

    private static RentOffer server(String vendor, double usd) {
        return offer(vendor, 8, true, usd);
    }

    private static RentOffer offer(String vendor, Integer chips, boolean fabric, double usd) {
        return new RentOffer(
                vendor + chips + usd, vendor, null, chips, fabric, usd, RECENT, null, RECENT);
    }

    private static RentOffer named(String row, RentOffer o) {
        return new RentOffer(
                row,
                o.vendor(),
                o.region(),
                o.chips(),
                o.fabric(),
                o.usdPerChipHour(),
                o.from(),
                o.until(),
                o.lastSeen());
    }

    private static RentOffer in(String region, RentOffer o) {
        return new RentOffer(
                o.row() + region,
                o.vendor(),
                region,
                o.chips(),
                o.fabric(),
                o.usdPerChipHour(),
                o.from(),
                o.until(),
                o.lastSeen());
    }

    private static RentOffer until(LocalDate end, RentOffer o) {
        return new RentOffer(
                o.row(),
                o.vendor(),
                o.region(),
                o.chips(),
                o.fabric(),
                o.usdPerChipHour(),
                o.from(),
                end,
                o.lastSeen());
    }

    private static RentOffer from(LocalDate first, RentOffer o) {
        return new RentOffer(
                o.row(),
                o.vendor(),
                o.region(),
                o.chips(),
                o.fabric(),
                o.usdPerChipHour(),
                first,
                o.until(),
                first);
    }

    private static RentOffer seen(int daysBefore, RentOffer o) {
        return from(DAY.minusDays(daysBefore), o);
    }
}
