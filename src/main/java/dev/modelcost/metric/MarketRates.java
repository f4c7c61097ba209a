package dev.modelcost.metric;

import dev.modelcost.calc.Commitment;
import dev.modelcost.calc.CommitmentDiscounts;
import dev.modelcost.calc.DatedPrice;
import dev.modelcost.calc.Step;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.model.Model;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a chip rented for by the hour at a time, by Epoch's rules: Google's models at Google Cloud,
 * Microsoft's and OpenAI's at Azure, all others at Amazon, TPUs at Google; with three years'
 * commitment, the discount that large renters get; the latest price known 60 days before training
 * began, else the first after.
 *
 * <p>Where the vendor has no price for the chip, that of its family will do (an A100 of another
 * form), and then any vendor's. The answer says which row was used.
 */
final class MarketRates {

    private static final String OTHER_VENDOR = "amazon-web-services";
    private static final Map<String, String> VENDORS =
            Map.of(
                    "google", "google-cloud",
                    "google-deepmind", "google-cloud",
                    "google-research", "google-cloud",
                    "google-brain", "google-cloud",
                    "deepmind", "google-cloud",
                    "microsoft", "microsoft-azure",
                    "microsoft-research", "microsoft-azure",
                    "openai", "microsoft-azure");

    private static final Model NO_MAKER = new Model();

    private final AssumptionBook assumptions;
    private final ChipPriceRows prices;

    MarketRates(AssumptionBook assumptions, ChipPriceRows prices) {
        this.assumptions = assumptions;
        this.prices = prices;
    }

    /**
     * A market rate.
     *
     * @param usdPerChipHour the rate
     * @param derivation which row it is, and how its commitment was converted
     */
    record MarketRate(double usdPerChipHour, Step derivation) {}

    /**
     * The rate of a chip on the day that counts; empty if nobody ever priced the chip or its
     * family.
     */
    Optional<MarketRate> at(Model model, Chip chip, LocalDate day) {
        var rows = prices.rentals(chip);
        var own = rows.stream().filter(row -> row.chip.id.equals(chip.id)).toList();
        var wanted = vendor(model, chip);
        for (var candidates : List.of(byVendor(own, wanted), byVendor(rows, wanted), own, rows)) {
            if (!candidates.isEmpty()) {
                return Optional.of(nearest(candidates, day));
            }
        }
        return Optional.empty();
    }

    /** The same for a renter who is not the maker of a model: at Amazon, TPUs at Google. */
    Optional<MarketRate> at(Chip chip, LocalDate day) {
        return at(NO_MAKER, chip, day);
    }

    private static String vendor(Model model, Chip chip) {
        if (chip.type.equals("tpu")) {
            return "google-cloud";
        }
        return model == null || model.organization == null
                ? OTHER_VENDOR
                : VENDORS.getOrDefault(model.organization.slug, OTHER_VENDOR);
    }

    private static List<ChipPrice> byVendor(List<ChipPrice> rows, String vendor) {
        return rows.stream()
                .filter(row -> row.vendor != null && row.vendor.slug.equals(vendor))
                .toList();
    }

    /** Prices at the wanted commitment go before those that have to be converted. */
    private MarketRate nearest(List<ChipPrice> rows, LocalDate day) {
        for (var commitment : List.of("3-year", "1-year", "on-demand")) {
            var offered = rows.stream().filter(row -> row.commitment.equals(commitment)).toList();
            if (!offered.isEmpty()) {
                var dated = new ArrayList<DatedPrice>();
                var byPrice = offered.stream().collect(Collectors.groupingBy(r -> r.validFrom));
                byPrice.forEach(
                        (date, sameDay) ->
                                dated.add(
                                        new DatedPrice(
                                                date, median(sameDay), sameDay.get(0).slug)));
                var found = DatedPrice.nearest(dated, day).orElseThrow();
                var row =
                        offered.stream()
                                .filter(r -> r.slug.equals(found.source()))
                                .findFirst()
                                .orElseThrow();
                return convert(row, found.usd());
            }
        }
        throw new IllegalStateException("rental rows without a commitment");
    }

    private static double median(List<ChipPrice> sameDay) {
        var sorted = sameDay.stream().mapToDouble(r -> r.usd.doubleValue()).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    private MarketRate convert(ChipPrice row, double usd) {
        var found =
                switch (row.commitment) {
                    case "3-year" -> Commitment.THREE_YEAR;
                    case "1-year" -> Commitment.ONE_YEAR;
                    default -> Commitment.ON_DEMAND;
                };
        var where =
                "%s at %s from %s"
                        .formatted(
                                row.chip.slug,
                                row.vendor == null ? "an unnamed vendor" : row.vendor.name,
                                row.validFrom);
        if (found == Commitment.THREE_YEAR) {
            return new MarketRate(
                    usd,
                    Step.of(
                            "Market rate: " + where,
                            "3-year price",
                            usd,
                            "USD/chip-hour",
                            new dev.modelcost.calc.Input(
                                    "price", usd, "USD/chip-hour", row.source.slug)));
        }
        var discounts = discounts(row.vendor == null ? "" : row.vendor.slug);
        var converted = discounts.convert(usd, found, Commitment.THREE_YEAR);
        var step =
                discounts.derivation(
                        usd, found, Commitment.THREE_YEAR, row.source.slug, assumptionSource());
        return new MarketRate(
                converted,
                new Step(
                        "Market rate: " + where + ", at three years' commitment",
                        step.formula(),
                        step.value(),
                        step.unit(),
                        step.inputs(),
                        step.sources()));
    }

    /** Of a vendor whose discounts are not known: Amazon's, the largest seller's. */
    private CommitmentDiscounts discounts(String vendor) {
        var key = "commitment-discount." + vendor;
        var prefix = assumptions.has(key + ".3-year") ? key : "commitment-discount." + OTHER_VENDOR;
        return new CommitmentDiscounts(
                assumptions.value(prefix + ".1-year"), assumptions.value(prefix + ".3-year"));
    }

    private String assumptionSource() {
        return assumptions.input("d", "commitment-discount." + OTHER_VENDOR + ".3-year").source();
    }
}
