package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.calc.hardware.Commitment;
import dev.modelcost.calc.hardware.CommitmentDiscounts;
import dev.modelcost.calc.hardware.DatedPrice;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.hardware.RateReport.VendorRate;
import dev.modelcost.model.Makers;
import dev.modelcost.model.Makers.Group;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a chip rented for by the hour at a time, by Epoch's rules: with three years' commitment, the
 * discount that large renters get; Google's models at Google Cloud, Microsoft's and OpenAI's at
 * Azure, all others at Amazon, TPUs at Google; the latest price known 60 days before training
 * began, else the first after.
 *
 * <p>A vendor that had no three years' price then gives way to one that had: Amazon, Azure, Google,
 * any other. Only where none had is the price of another commitment converted, by the vendor's own
 * discounts, or taken as it is where those are not known. Where a vendor has no price for the chip,
 * that of its family will do (a V100 of another form). The answer says which row was used.
 */
final class EpochRates {

    private static final String OTHER_VENDOR = "amazon-web-services";
    private static final List<String> LARGE_VENDORS =
            List.of(OTHER_VENDOR, "microsoft-azure", "google-cloud");
    private static final List<String> COMMITMENTS = List.of("3-year", "1-year", "on-demand");
    private static final Map<Group, String> VENDORS =
            Map.of(
                    Group.GOOGLE, "google-cloud",
                    Group.MICROSOFT, "microsoft-azure",
                    Group.OPENAI, "microsoft-azure");

    private final AssumptionBook assumptions;
    private final ChipPriceRows prices;

    EpochRates(AssumptionBook assumptions, ChipPriceRows prices) {
        this.assumptions = assumptions;
        this.prices = prices;
    }

    /**
     * The rate of a chip on the day that counts; empty if nobody ever priced the chip or its
     * family.
     */
    Optional<MarketRate> at(Model model, Chip chip, LocalDate day) {
        var byVendor =
                prices.rentals(chip, day).stream()
                        .filter(row -> COMMITMENTS.contains(row.commitment))
                        .collect(
                                Collectors.groupingBy(
                                        EpochRates::vendorOf,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var known = new ArrayList<List<ChipPrice>>();
        for (var vendor : vendors(model, chip, byVendor.keySet())) {
            var rows = ofChip(byVendor.get(vendor), chip);
            if (!rows.isEmpty()) {
                known.add(timely(rows, day));
            }
        }
        for (var commitment : COMMITMENTS) {
            for (var rows : known) {
                var row = usual(rows, commitment, day);
                if (row.isPresent()) {
                    return row.map(found -> convert(found, day));
                }
            }
        }
        return Optional.empty();
    }

    /** The vendor that counts, then the large ones, then whoever priced the chip first. */
    private static List<String> vendors(Model model, Chip chip, Set<String> known) {
        var order = new LinkedHashSet<String>();
        order.add(vendor(model, chip));
        order.addAll(LARGE_VENDORS);
        order.addAll(known);
        return order.stream().filter(known::contains).toList();
    }

    private static String vendor(Model model, Chip chip) {
        if (Chip.isTpu(chip)) {
            return "google-cloud";
        }
        return Makers.leading(model)
                .map(maker -> VENDORS.getOrDefault(maker, OTHER_VENDOR))
                .orElse(OTHER_VENDOR);
    }

    private static String vendorOf(ChipPrice row) {
        return row.vendor == null ? "" : row.vendor.slug;
    }

    /**
     * Of the chip itself, else of its sibling, of the plain name of its family, or of its first
     * member. An NVL is two cards joined, with memory of its own, and stands for no other form.
     */
    private List<ChipPrice> ofChip(List<ChipPrice> rows, Chip chip) {
        var priced = rows.stream().map(row -> row.chip.slug).distinct().sorted().toList();
        return Stream.of(
                        Stream.of(chip.slug),
                        prices.sibling(chip).stream().map(sibling -> sibling.slug),
                        Stream.of(ChipFamily.of(chip.slug)),
                        priced.stream().filter(slug -> !slug.endsWith("-nvl")))
                .flatMap(slugs -> slugs)
                .filter(priced::contains)
                .findFirst()
                .map(slug -> rows.stream().filter(row -> row.chip.slug.equals(slug)).toList())
                .orElse(List.of());
    }

    /**
     * What a vendor had asked by the price date, for whatever commitment; only where that is
     * nothing, what it asked first afterwards. A later price of the wanted commitment does not come
     * before an earlier one of another.
     */
    private static List<ChipPrice> timely(List<ChipPrice> rows, LocalDate day) {
        var earlier = rows.stream().filter(row -> !row.validFrom.isAfter(day)).toList();
        return earlier.isEmpty() ? onDay(rows, day) : earlier;
    }

    /** What was seen on the last day up to the price date, else on the first after it. */
    private static List<ChipPrice> onDay(List<ChipPrice> rows, LocalDate day) {
        var dated =
                rows.stream()
                        .map(row -> new DatedPrice(seen(row, day), row.usd.doubleValue(), row.slug))
                        .toList();
        return DatedPrice.nearest(dated, day)
                .map(
                        nearest ->
                                rows.stream()
                                        .filter(row -> seen(row, day).equals(nearest.date()))
                                        .toList())
                .orElse(List.of());
    }

    private static LocalDate seen(ChipPrice row, LocalDate day) {
        if (row.validFrom.isAfter(day)) {
            return row.validFrom;
        }
        return row.lastSeenOn.isAfter(day) ? day : row.lastSeenOn;
    }

    /**
     * Of several prices of a day, by region or machine, the one that most have, else the lowest.
     */
    private static Optional<ChipPrice> usual(
            List<ChipPrice> all, String commitment, LocalDate day) {
        var rows =
                onDay(all.stream().filter(row -> row.commitment.equals(commitment)).toList(), day);
        return rows.stream()
                .max(
                        Comparator.comparing((ChipPrice row) -> asOften(row, rows))
                                .thenComparing(row -> row.usd, Comparator.reverseOrder())
                                .thenComparing(row -> row.slug, Comparator.reverseOrder()));
    }

    private static long asOften(ChipPrice row, List<ChipPrice> rows) {
        return rows.stream().filter(other -> other.usd.compareTo(row.usd) == 0).count();
    }

    private MarketRate convert(ChipPrice row, LocalDate day) {
        var usd = row.usd.doubleValue();
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
            return rate(
                    row,
                    day,
                    usd,
                    Step.published(
                            "Market rate: " + where,
                            new Input("3-year price", usd, "USD/chip-hour", row.source.slug)));
        }
        if (!isConvertible(row)) {
            return rate(
                    row,
                    day,
                    usd,
                    Step.published(
                            "Market rate: %s, %s, since the discounts of that vendor are not known"
                                    .formatted(where, row.commitment),
                            new Input("price", usd, "USD/chip-hour", row.source.slug)));
        }
        var discounts = discounts(row.vendor == null ? "" : row.vendor.slug);
        var converted = discounts.convert(usd, found, Commitment.THREE_YEAR);
        var step =
                discounts.derivation(
                        usd, found, Commitment.THREE_YEAR, row.source.slug, assumptionSource());
        return rate(
                row,
                day,
                converted,
                step.titled("Market rate: " + where + ", at three years' commitment"));
    }

    /** One vendor's price, from which the market's may lie as far as the set says. */
    private static MarketRate rate(ChipPrice row, LocalDate day, double usd, Step step) {
        var seen = seen(row, day);
        var age = ChronoUnit.DAYS.between(seen, day);
        return new MarketRate(
                usd,
                usd,
                usd,
                true,
                step,
                new RateReport(
                        "epoch-2025",
                        Chip.ref(row.chip),
                        "3-year",
                        day,
                        usd,
                        usd,
                        usd,
                        null,
                        false,
                        seen,
                        List.of(
                                new VendorRate(
                                        Organization.ref(row.vendor),
                                        usd,
                                        row.validFrom,
                                        seen,
                                        age))));
    }

    /** Whether the set holds what the vendor takes off for a commitment. */
    private boolean isConvertible(ChipPrice row) {
        return assumptions.has("commitment-discount." + vendorOf(row) + ".3-year");
    }

    private CommitmentDiscounts discounts(String vendor) {
        var prefix = "commitment-discount." + vendor;
        return new CommitmentDiscounts(
                assumptions.value(prefix + ".1-year"), assumptions.value(prefix + ".3-year"));
    }

    private String assumptionSource() {
        return assumptions.input("d", "commitment-discount." + OTHER_VENDOR + ".3-year").source();
    }
}
