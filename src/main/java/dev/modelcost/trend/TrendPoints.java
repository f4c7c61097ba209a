package dev.modelcost.trend;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.price.TokenPrice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses the points of the trends among rows of the record. */
final class TrendPoints {

    /** A price that was first seen more days after the release than this is not the first one. */
    private static final int DAYS_TO_FIRST_PRICE = 60;

    private static final double PETA = 1e15;

    private TrendPoints() {}

    /** The first price of each model, of models of every quality. */
    static TrendSeries firstPrices(MakerPrices prices, PriceTrendRequest asked) {
        var points = new ArrayList<TrendPoint>();
        for (var model : prices.models()) {
            first(prices.history(model))
                    .filter(row -> model.releasedOn != null)
                    .filter(
                            row ->
                                    !row.validFrom.isAfter(
                                            model.releasedOn.plusDays(DAYS_TO_FIRST_PRICE)))
                    .filter(row -> asked.period().holds(row.validFrom))
                    .ifPresent(
                            row ->
                                    points.add(
                                            TrendPoint.of(
                                                    Model.ref(model),
                                                    row.validFrom,
                                                    row.dateBasis,
                                                    asked.kind().usd(row).orElseThrow(),
                                                    row.source)));
        }
        return TrendSeries.unscored(
                TrendKind.PRICE,
                "The first list price (%s) of each model by its maker, where it is known within %d days of the release. Models of every quality count; for the price of equal quality, give a score."
                        .formatted(asked.kind().words(), DAYS_TO_FIRST_PRICE),
                "USD/Mtoken",
                points,
                List.of());
    }

    /** The first row with a price of input and one of output, whichever is asked for. */
    private static Optional<TokenPrice> first(List<TokenPrice> history) {
        return history.stream()
                .filter(row -> PriceKind.INPUT.usd(row).isPresent())
                .filter(row -> PriceKind.OUTPUT.usd(row).isPresent())
                .findFirst();
    }

    /**
     * @param rows rental or purchase prices, whichever is asked for
     * @param peaks of their chips
     * @param chip whose prices the rows are; null for those of all chips
     * @param assumed what names in the question were taken for
     */
    static TrendSeries chipPrices(
            List<ChipPrice> rows,
            List<ChipPeak> peaks,
            Chip chip,
            ChipPriceTrendRequest asked,
            List<String> assumed) {
        var what =
                asked.isRental()
                        ? "Rental prices (%s)".formatted(asked.commitment())
                        : "Purchase prices, of bare chips and of their share of a server,";
        var ofPeriod =
                rows.stream()
                        .filter(
                                row ->
                                        !asked.isRental()
                                                || asked.commitment().equals(row.commitment))
                        .filter(row -> row.usd.signum() > 0)
                        .filter(row -> asked.period().holds(row.validFrom))
                        .toList();
        var chosen = asked.isRental() ? oncePerVendor(ofPeriod) : ofPeriod;
        if (chip != null) {
            return TrendSeries.unscored(
                    TrendKind.CHIP_PRICE,
                    "%s of %s in the record, %sby first day."
                            .formatted(
                                    what, chip.name, asked.isRental() ? "each vendor once, " : ""),
                    asked.isRental() ? "USD/chip-hour" : "USD/chip",
                    chosen.stream().map(row -> point(row, 1)).toList(),
                    List.copyOf(assumed));
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
                chosen.stream()
                        .filter(row -> flopPerSecond.containsKey(row.chip.slug))
                        .map(row -> point(row, flopPerSecond.get(row.chip.slug) / PETA))
                        .toList(),
                List.copyOf(assumed));
    }

    /**
     * Of a vendor's rents of a chip that begin on one day, in its regions and instances, the middle
     * one, so that a long price list weighs no more than a short one.
     */
    private static List<ChipPrice> oncePerVendor(List<ChipPrice> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row ->
                                        List.of(
                                                row.validFrom,
                                                row.chip.slug,
                                                row.vendor == null ? "" : row.vendor.slug),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .map(
                        offers ->
                                offers.stream()
                                        .sorted(
                                                Comparator.comparing((ChipPrice row) -> row.usd)
                                                        .thenComparing(row -> row.slug))
                                        .toList()
                                        .get((offers.size() - 1) / 2))
                .toList();
    }

    private static TrendPoint point(ChipPrice row, double divisor) {
        return TrendPoint.of(
                Chip.ref(row.chip),
                row.validFrom,
                null,
                row.usd.doubleValue() / divisor,
                row.source);
    }
}
