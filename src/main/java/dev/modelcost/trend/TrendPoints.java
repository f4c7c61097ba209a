package dev.modelcost.trend;

import dev.modelcost.calc.trend.DatedValue;
import dev.modelcost.calc.trend.PriceTrend;
import dev.modelcost.calc.trend.ScoredPrice;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.MissingData;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.web.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The points of the trends, out of the record. */
final class TrendPoints {

    /** A price that a watcher saw later than this after the release is not the first one. */
    private static final int DAYS_TO_FIRST_PRICE = 60;

    private static final double PETA = 1e15;

    private TrendPoints() {}

    /** First and last day, each null for open. */
    record Span(LocalDate from, LocalDate to) {

        static Span read(Query query) {
            return new Span(query.date("from").orElse(null), query.date("to").orElse(null));
        }

        boolean holds(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    static TrendSeries trainingCost(Integer top, Span span) {
        var values = new ArrayList<DatedValue>();
        for (var claim : Claim.byDataSets("training-cost", "USD-2023")) {
            values.add(
                    new DatedValue(
                            claim.model.slug,
                            claim.model.releasedOn,
                            claim.value,
                            claim.source.slug));
        }
        var chosen = top == null ? values : values.stream().filter(leading(values, top)).toList();
        return new TrendSeries(
                "training-cost",
                "Epoch AI's estimates of the cost of final training runs (amortised hardware and energy), USD of 2023, by day of release%s."
                        .formatted(
                                top == null
                                        ? ""
                                        : "; models that were among the %d most costly when they were released"
                                                .formatted(top)),
                "USD-2023",
                chosen.stream().filter(value -> span.holds(value.on())).toList());
    }

    private static Predicate<DatedValue> leading(List<DatedValue> all, int top) {
        return value ->
                all.stream()
                                .filter(other -> !other.on().isAfter(value.on()))
                                .filter(other -> other.value() > value.value())
                                .count()
                        < top;
    }

    static TrendSeries firstPrices(String kind, Span span) {
        var values = new ArrayList<DatedValue>();
        var prices = MakerPrices.ofAll();
        for (var model : prices.models()) {
            var first =
                    prices.history(model).stream()
                            .filter(price -> price.input != null && price.output != null)
                            .filter(price -> ScoredModels.usd(price, "input").isPresent())
                            .filter(price -> ScoredModels.usd(price, "output").isPresent())
                            .findFirst();
            if (first.isEmpty()) {
                continue;
            }
            var row = first.get();
            var released = model.releasedOn;
            var usd = ScoredModels.usd(row, kind);
            if (usd.isPresent()
                    && released != null
                    && !row.validFrom.isAfter(released.plusDays(DAYS_TO_FIRST_PRICE))
                    && span.holds(row.validFrom)) {
                values.add(
                        new DatedValue(row.model.slug, row.validFrom, usd.get(), row.source.slug));
            }
        }
        return new TrendSeries(
                "price",
                "The first list price (%s) of each model by its maker, where it is known within %d days of the release. Models of every quality: not the price of equal quality, for which give a score."
                        .formatted(words(kind), DAYS_TO_FIRST_PRICE),
                "USD/Mtoken",
                values);
    }

    /** The price of equal quality. */
    static TrendReport atScore(
            ScoredModels scored, double score, String kind, Span span, double confidence) {
        if (scored.benchmark() == null) {
            throw new MissingData(
                    "The record holds no benchmark scores, so there is no price at equal quality; scores can be added, or ask without a score.",
                    "scores");
        }
        var prices = new ArrayList<ScoredPrice>();
        var known = MakerPrices.of(scored.scores().keySet());
        var rows = known.models().stream().flatMap(model -> known.history(model).stream()).toList();
        for (var row : rows) {
            ScoredModels.usd(row, kind)
                    .filter(usd -> span.holds(row.validFrom))
                    .ifPresent(
                            usd ->
                                    prices.add(
                                            new ScoredPrice(
                                                    row.model.slug,
                                                    row.validFrom,
                                                    scored.scores().get(row.model),
                                                    usd,
                                                    row.source.slug)));
        }
        var series =
                new TrendSeries(
                        "price",
                        "The cheapest model at or above %s on %s, by list price (%s) of its maker, from the day on which it undercut all before it."
                                .formatted(score, scored.benchmark(), words(kind)),
                        "USD/Mtoken",
                        List.of());
        try {
            var trend = PriceTrend.of(prices, score, confidence);
            return series.report(
                    TrendSeries.inverse(trend.fallPerYear()),
                    trend.fit(),
                    trend.steps(),
                    trend.cheapest().stream()
                            .map(
                                    price ->
                                            new DatedValue(
                                                    price.model(),
                                                    price.on(),
                                                    price.usdPerMillionTokens(),
                                                    price.source()))
                            .toList(),
                    confidence);
        } catch (IllegalArgumentException untold) {
            // Which models undercut which is for the formula to find out, and so is how many.
            throw new MissingData(
                    "No price trend at %s on %s: %s."
                            .formatted(score, scored.benchmark(), untold.getMessage()),
                    "models that were the cheapest in turn");
        }
    }

    static TrendSeries chipPrices(Query query) {
        var kind = query.oneOf("kind", List.of("rental", "purchase")).orElse("rental");
        var chip =
                query.text("chip")
                        .map(slug -> Chip.DIRECTORY.requireNamed("chip", slug))
                        .orElse(null);
        var commitment =
                query.oneOf("commitment", List.of("on-demand", "1-year", "3-year"))
                        .orElse("on-demand");
        var span = Span.read(query);
        var rental = kind.equals("rental");
        var rows =
                ChipPrice.dated(kind, chip).stream()
                        .filter(row -> !rental || commitment.equals(row.commitment))
                        .filter(row -> row.usd.signum() > 0 && span.holds(row.validFrom))
                        .toList();
        var what =
                rental
                        ? "Rental prices (%s)".formatted(commitment)
                        : "Purchase prices, of bare chips and of their share of a server";
        if (chip != null) {
            return new TrendSeries(
                    "chip-price",
                    "%s of %s in the record, by first day.".formatted(what, chip.name),
                    rental ? "USD/chip-hour" : "USD/chip",
                    rows.stream().map(row -> value(row, 1)).toList());
        }
        var peaks =
                ChipPeak.of(rows.stream().map(row -> row.chip).distinct().toList()).stream()
                        .filter(peak -> peak.precision.equals("bf16"))
                        .collect(
                                Collectors.toMap(
                                        peak -> peak.chip.id, peak -> peak.denseFlopPerSecond));
        return new TrendSeries(
                "chip-price",
                "%s of all chips with a dense 16-bit tensor peak in the record, per 1e15 FLOP/s of it, by first day."
                        .formatted(what),
                rental ? "USD/hour per PFLOP/s" : "USD per PFLOP/s",
                rows.stream()
                        .filter(row -> peaks.containsKey(row.chip.id))
                        .map(row -> value(row, peaks.get(row.chip.id) / PETA))
                        .toList());
    }

    private static DatedValue value(ChipPrice row, double divisor) {
        return new DatedValue(
                row.chip.slug, row.validFrom, row.usd.doubleValue() / divisor, row.source.slug);
    }

    private static String words(String kind) {
        return kind.equals("blended") ? "input and output 3 to 1" : kind;
    }
}
