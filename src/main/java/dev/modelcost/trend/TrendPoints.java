package dev.modelcost.trend;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses the points of the trends among rows of the record. */
final class TrendPoints {

    /** A price that was first seen more days after the release than this is not the first one. */
    private static final int DAYS_TO_FIRST_PRICE = 60;

    private static final double PETA = 1e15;

    private TrendPoints() {}

    /** The first price of each model of the record, of models of every quality. */
    static TrendSeries firstPrices(PriceKind kind) {
        return firstPrices(MakerPrices.beginnings(TrendPoints::isWhole, DAYS_TO_FIRST_PRICE), kind);
    }

    static TrendSeries firstPrices(MakerPrices prices, PriceKind kind) {
        var points = new ArrayList<TrendPoint>();
        for (var model : prices.models()) {
            first(prices.history(model))
                    .filter(row -> model.releasedOn != null)
                    .filter(
                            row ->
                                    !row.validFrom.isAfter(
                                            model.releasedOn.plusDays(DAYS_TO_FIRST_PRICE)))
                    .ifPresent(
                            row ->
                                    points.add(
                                            TrendPoint.of(
                                                    Model.ref(model),
                                                    row.validFrom,
                                                    row.dateBasis,
                                                    kind.usd(row).orElseThrow(),
                                                    row.source)));
        }
        return TrendSeries.unscored(
                TrendKind.PRICE,
                "The first list price (%s) of each model by its maker, where it is known within %d days of the release. Models of every quality count; for the price of equal quality, give a score."
                        .formatted(kind.words(), DAYS_TO_FIRST_PRICE),
                "USD/Mtoken",
                points,
                List.of());
    }

    /** The first row with a price of input and one of output, whichever is asked for. */
    private static Optional<TokenPrice> first(List<TokenPrice> history) {
        return history.stream().filter(TrendPoints::isWhole).findFirst();
    }

    private static boolean isWhole(TokenPrice row) {
        return PriceKind.INPUT.usd(row).isPresent() && PriceKind.OUTPUT.usd(row).isPresent();
    }

    /**
     * @param prices rents on the commitment or purchases, whichever is asked for
     * @param peaks of their chips
     * @param chip whose prices they are; null for those of all chips
     */
    static TrendSeries chipPrices(
            List<ChipPriceHistory.Price> prices,
            List<ChipPeak> peaks,
            Chip chip,
            ChipPriceTrendRequest.Prices asked) {
        var what =
                asked.isRental()
                        ? "Rental prices (%s)".formatted(asked.commitment())
                        : "Purchase prices, of bare chips and of their share of a server,";
        if (chip != null) {
            return TrendSeries.unscored(
                    TrendKind.CHIP_PRICE,
                    "%s of %s in the record, %sby first day."
                            .formatted(
                                    what, chip.name, asked.isRental() ? "each vendor once, " : ""),
                    asked.isRental() ? "USD/chip-hour" : "USD/chip",
                    prices.stream().map(price -> point(price, 1)).toList(),
                    List.of());
        }
        var flopPerSecond =
                peaks.stream()
                        .filter(peak -> peak.precision.equals("bf16"))
                        .collect(
                                Collectors.toMap(
                                        peak -> peak.chip.slug, peak -> peak.denseFlopPerSecond));
        return TrendSeries.unscored(
                TrendKind.CHIP_PRICE,
                "%s of all chips in the record that have a dense 16-bit tensor peak, per 1e15 FLOP/s of it, %sby first day."
                        .formatted(what, asked.isRental() ? "each vendor once, " : ""),
                asked.isRental() ? "USD/hour per PFLOP/s" : "USD per PFLOP/s",
                prices.stream()
                        .filter(price -> flopPerSecond.containsKey(price.chip().slug))
                        .map(price -> point(price, flopPerSecond.get(price.chip().slug) / PETA))
                        .toList(),
                List.of());
    }

    private static TrendPoint point(ChipPriceHistory.Price price, double divisor) {
        return new TrendPoint(
                Chip.ref(price.chip()), price.on(), null, price.usd() / divisor, price.source());
    }
}
