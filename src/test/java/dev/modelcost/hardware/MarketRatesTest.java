package dev.modelcost.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.RateRequest.Rates;
import dev.modelcost.testsupport.ShippedAssumptions;
import dev.modelcost.testsupport.ShippedRents;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The default rate by the rents that are shipped. */
class MarketRatesTest {

    private static final List<ChipPrice> RENTS = ShippedRents.rents();
    private static final LocalDate NOV_2026 = LocalDate.of(2026, 11, 26);
    private static final String H100 = "nvidia-h100-sxm5-80gb";

    private static final MarketRates RATES =
            MarketRates.of(
                    ShippedAssumptions.open(AssumptionBook.MARKET_RATE),
                    ChipPriceRows.known(RENTS, ShippedRents.siblings()),
                    () -> ShippedAssumptions.open(AssumptionBook.EPOCH));

    @Test
    void asksForAnH100WhatTheMarketAsks() {
        var rate = rate(H100, 8, NOV_2026);

        assertThat(rate.usdPerChipHour()).isBetween(1.9, 3.5);
        assertThat(rate.report().vendors()).hasSizeGreaterThan(5);
        assertThat(rate.report().stale()).isTrue();
        assertThat(rate.derivation().step()).contains("last seen", "Lambda", "USD an hour");
    }

    /** AIMultiple's index of posted prices: a median of "around 2.95" over 37 providers. */
    @Test
    void agreesWithAnIndexThatOthersCompile() {
        var rate = rate(H100, 8, LocalDate.of(2026, 5, 20));

        assertThat(rate.usdPerChipHour()).isCloseTo(2.95, withinPercentage(5));
    }

    /** What somebody who rents today would expect, with room for the spread between clouds. */
    @ParameterizedTest
    @CsvSource({
        "nvidia-h100-sxm5-80gb, 2, 4",
        "nvidia-h200-sxm, 2.5, 5",
        "nvidia-b200, 4, 8",
        "nvidia-b300, 5, 10",
        "nvidia-a100-sxm4-80gb, 1, 2.5",
        "nvidia-l40s, 0.5, 2",
        "amd-mi300x, 1.5, 4",
        "amd-mi355x, 2, 6",
        "google-tpu-v5p, 4, 5",
        "google-tpu-v6e, 2.5, 3.3",
        "google-tpu-v7, 11, 14",
        "amazon-trainium1, 1, 2"
    })
    void asksWhatTheMarketAsksInNovember2026(String chip, double low, double high) {
        var rate = rate(chip, 8, NOV_2026);

        assertThat(rate.usdPerChipHour()).isBetween(low, high);
        assertThat(rate.report().lastSeenOn()).isAfterOrEqualTo(LocalDate.of(2026, 1, 1));
    }

    /** A discount of another vendor once made it the cheapest of the three. */
    @ParameterizedTest
    @CsvSource({"1", "8", "64"})
    void asksMoreForAB200ThanForAnH200ThanForAnH100(double chips) {
        var h100 = rate(H100, chips, NOV_2026).usdPerChipHour();
        var h200 = rate("nvidia-h200-sxm", chips, NOV_2026).usdPerChipHour();
        var b200 = rate("nvidia-b200", chips, NOV_2026).usdPerChipHour();

        assertThat(h200).isGreaterThan(h100);
        assertThat(b200).isGreaterThan(h200).isLessThan(3 * h100);
    }

    @Test
    void saysForWhichCommitmentsAChipIsRentedThatNobodyRentsOnDemand() {
        assertThatExceptionOfType(MissingData.class)
                .isThrownBy(
                        () ->
                                RATES.required(
                                        null,
                                        ShippedRents.chip("nvidia-gb200"),
                                        8.0,
                                        NOV_2026,
                                        RateRequest.NONE,
                                        "usdPerChipHour"))
                .withMessage(
                        "The record has no rental price of NVIDIA GB200 for commitment on-demand, but for capacity-block; choose a commitment or give an hourly rate.");
    }

    @Test
    void asksForAnH800WhatItsSiblingCosts() {
        var day = LocalDate.of(2024, 10, 25);
        var h800 = rate("nvidia-h800-sxm5", 2048, day);

        assertThat(h800.report().chip().slug()).isEqualTo(H100);
        assertThat(h800.usdPerChipHour()).isEqualTo(rate(H100, 2048, day).usdPerChipHour());
        assertThat(h800.derivation().step()).contains("sibling");
    }

    @Test
    void putsTheYearsPriceBesideThatOfACluster() {
        var day = LocalDate.of(2023, 1, 1);
        var cluster = rate("nvidia-a100-sxm4-40gb", 512, day);
        var server = rate("nvidia-a100-sxm4-40gb", 256, day);

        assertThat(server.report().oneYearUsdPerChipHour()).isNull();
        assertThat(cluster.report().oneYearUsdPerChipHour())
                .isPositive()
                .isLessThan(cluster.usdPerChipHour());
        assertThat(cluster.low())
                .isEqualTo(Math.min(server.low(), cluster.report().oneYearUsdPerChipHour()));
        assertThat(cluster.derivation().step()).contains("for a year");
        assertThat(cluster.usdPerChipHour()).isEqualTo(server.usdPerChipHour());
    }

    @Test
    void takesAVendorsOwnPriceForACommitment() {
        var day = LocalDate.of(2025, 4, 1);

        var rate = rate(H100, 8, day, new RateRequest(null, "3-year", "google-cloud", null));

        assertThat(rate.usdPerChipHour()).isEqualTo(4.86);
        assertThat(rate.low()).isEqualTo(rate.high());
        assertThat(rate.report().commitment()).isEqualTo("3-year");
        assertThat(rate.lone()).isFalse();
    }

    @Test
    void saysWhoseRentsThereAreWhereTheVendorHasNone() {
        assertThatExceptionOfType(MissingData.class)
                .isThrownBy(
                        () ->
                                RATES.at(
                                        null,
                                        ShippedRents.chip(H100),
                                        8.0,
                                        NOV_2026,
                                        new RateRequest(null, "3-year", "nebius", null)))
                .withMessageContaining("nebius (on-demand)");
    }

    @Test
    void keepsEpochsChoiceUnderItsName() {
        var rate = rate(H100, 8, NOV_2026, new RateRequest(Rates.EPOCH_2025, null, null, null));

        assertThat(rate.usdPerChipHour()).isEqualTo(4.86);
        assertThat(rate.report().rule()).isEqualTo("epoch-2025");
        assertThat(rate.lone()).isTrue();
    }

    @Test
    void neverTellsAPriceByAnotherVendorsDiscounts() {
        var epoch = new RateRequest(Rates.EPOCH_2025, null, null, null);
        var day = LocalDate.of(2026, 2, 1);
        var aws = 14.2416 * (1 - 0.64);

        // Nebius asked 5.50 on demand, of which 64 % were once taken off for AWS.
        assertThat(rate("nvidia-b200", 8, day, epoch).usdPerChipHour())
                .isCloseTo(aws, within(1e-9));
    }

    static Stream<String> rented() {
        return RENTS.stream()
                .filter(rent -> rent.commitment.equals("on-demand"))
                .map(rent -> rent.chip.slug)
                .distinct()
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("rented")
    void liesBetweenTheLeastAndTheMostThatVendorsAskOnDemand(String chip) {
        var prices =
                RENTS.stream()
                        .filter(rent -> rent.commitment.equals("on-demand"))
                        .filter(rent -> family(rent, chip))
                        .mapToDouble(rent -> rent.usd.doubleValue())
                        .summaryStatistics();
        for (var day : days()) {
            for (var chips : new double[] {1, 8, 1024}) {
                var rate = rate(chip, chips, day);

                assertThat(rate.usdPerChipHour())
                        .as("%s chips on %s", chips, day)
                        .isBetween(prices.getMin(), prices.getMax());
                assertThat(rate.low()).isLessThanOrEqualTo(rate.usdPerChipHour());
                assertThat(rate.high()).isGreaterThanOrEqualTo(rate.usdPerChipHour());
                assertThat(rate.derivation().sources()).isNotEmpty();
            }
        }
    }

    private static boolean family(ChipPrice rent, String chip) {
        return rent.chip.slug.equals(chip)
                || Optional.ofNullable(ShippedRents.siblings().get(chip))
                        .filter(sibling -> sibling.slug.equals(rent.chip.slug))
                        .isPresent();
    }

    private static List<LocalDate> days() {
        return List.of(
                LocalDate.of(2019, 1, 1),
                LocalDate.of(2022, 9, 1),
                LocalDate.of(2024, 10, 25),
                LocalDate.of(2025, 6, 1),
                NOV_2026);
    }

    private static MarketRate rate(String chip, double chips, LocalDate day) {
        return rate(chip, chips, day, RateRequest.NONE);
    }

    private static MarketRate rate(String chip, double chips, LocalDate day, RateRequest asked) {
        return RATES.at(null, ShippedRents.chip(chip), chips, day, asked).orElseThrow();
    }
}
