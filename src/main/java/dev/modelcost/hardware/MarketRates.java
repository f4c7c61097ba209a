package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.calc.hardware.Commitment;
import dev.modelcost.calc.hardware.CommitmentDiscounts;
import dev.modelcost.calc.hardware.DatedPrice;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import dev.modelcost.model.Makers;
import dev.modelcost.model.Makers.Group;
import dev.modelcost.model.Model;
import java.time.LocalDate;
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
 * The hourly rental rate of a chip at a given time, by Epoch's rules: with three years' commitment,
 * which stands for the discount that large renters get; for Google's models at Google Cloud, for
 * Microsoft's and OpenAI's at Azure, for all others at Amazon, and TPUs always at Google; at the
 * latest price known 60 days before training began, else the first one after.
 *
 * <p>If that vendor had no three-year price, one that had is used instead: Amazon, Azure, Google,
 * any other. Only if none had is the price of another commitment converted. Where a vendor has no
 * price for the chip, the price of its family is used (a V100 in another form). The answer says
 * which row was used.
 */
public final class MarketRates {

    private static final String OTHER_VENDOR = "amazon-web-services";
    private static final List<String> LARGE_VENDORS =
            List.of(OTHER_VENDOR, "microsoft-azure", "google-cloud");
    private static final List<String> COMMITMENTS = List.of("3-year", "1-year", "on-demand");
    private static final Map<Group, String> VENDORS =
            Map.of(
                    Group.GOOGLE, "google-cloud",
                    Group.MICROSOFT, "microsoft-azure",
                    Group.OPENAI, "microsoft-azure");

    private static final Model NO_MAKER = new Model();

    private final AssumptionBook assumptions;
    private final ChipPriceRows prices;

    public MarketRates(AssumptionBook assumptions, ChipPriceRows prices) {
        this.assumptions = assumptions;
        this.prices = prices;
    }

    /**
     * A market rate.
     *
     * @param usdPerChipHour the rate
     * @param derivation which row was used and how its commitment was converted
     */
    public record MarketRate(double usdPerChipHour, Step derivation) {}

    /**
     * The rate of a chip on the relevant date; empty if the record has no price for the chip or its
     * family.
     */
    public Optional<MarketRate> at(Model model, Chip chip, LocalDate day) {
        var byVendor =
                prices.rentals(chip).stream()
                        .collect(
                                Collectors.groupingBy(
                                        MarketRates::vendorOf,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var known = new ArrayList<List<ChipPrice>>();
        for (var vendor : vendors(model, chip, byVendor.keySet())) {
            var rows = ofChip(byVendor.get(vendor), chip);
            if (!rows.isEmpty()) {
                known.add(onDay(rows, day));
            }
        }
        for (var commitment : COMMITMENTS) {
            for (var rows : known) {
                var row = usual(rows, commitment);
                if (row.isPresent()) {
                    return row.map(this::convert);
                }
            }
        }
        return Optional.empty();
    }

    /** The same for a renter who is not a model's maker: at Amazon, and TPUs at Google. */
    public Optional<MarketRate> at(Chip chip, LocalDate day) {
        return at(NO_MAKER, chip, day);
    }

    /** The preferred vendor, then the large ones, then whichever vendor priced the chip first. */
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
     * The rows of the chip itself, else of the plain name of its family, else of its first member.
     * An NVL is two joined cards with their own memory size, so it does not stand in for other
     * forms.
     */
    private static List<ChipPrice> ofChip(List<ChipPrice> rows, Chip chip) {
        var priced = rows.stream().map(row -> row.chip.slug).distinct().sorted().toList();
        return Stream.concat(
                        Stream.of(chip.slug, ChipFamily.of(chip.slug)),
                        priced.stream().filter(slug -> !slug.endsWith("-nvl")))
                .filter(priced::contains)
                .findFirst()
                .map(slug -> rows.stream().filter(row -> row.chip.slug.equals(slug)).toList())
                .orElse(List.of());
    }

    /**
     * The prices in force on the day: all rows of the latest date up to it, else of the first date
     * after it.
     */
    private static List<ChipPrice> onDay(List<ChipPrice> rows, LocalDate day) {
        var dated =
                rows.stream()
                        .map(row -> new DatedPrice(row.validFrom, row.usd.doubleValue(), row.slug))
                        .toList();
        var date = DatedPrice.nearest(dated, day).orElseThrow().date();
        return rows.stream().filter(row -> row.validFrom.equals(date)).toList();
    }

    /**
     * Among several prices of a day, by region or machine, the most common one, else the lowest.
     */
    private static Optional<ChipPrice> usual(List<ChipPrice> onDay, String commitment) {
        var rows = onDay.stream().filter(row -> row.commitment.equals(commitment)).toList();
        return rows.stream()
                .max(
                        Comparator.comparing((ChipPrice row) -> asOften(row, rows))
                                .thenComparing(row -> row.usd, Comparator.reverseOrder())
                                .thenComparing(row -> row.slug, Comparator.reverseOrder()));
    }

    private static long asOften(ChipPrice row, List<ChipPrice> rows) {
        return rows.stream().filter(other -> other.usd.compareTo(row.usd) == 0).count();
    }

    private MarketRate convert(ChipPrice row) {
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
            return new MarketRate(
                    usd,
                    Step.published(
                            "Market rate: " + where,
                            new dev.modelcost.calc.derivation.Input(
                                    "3-year price", usd, "USD/chip-hour", row.source.slug)));
        }
        var discounts = discounts(row.vendor == null ? "" : row.vendor.slug);
        var converted = discounts.convert(usd, found, Commitment.THREE_YEAR);
        var step =
                discounts.derivation(
                        usd, found, Commitment.THREE_YEAR, row.source.slug, assumptionSource());
        return new MarketRate(
                converted, step.titled("Market rate: " + where + ", at three years' commitment"));
    }

    /** For a vendor whose discounts are not known, Amazon's are used, as the largest seller's. */
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
