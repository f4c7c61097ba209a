package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rate of a chip where nobody says what was paid: the median over vendors of the price that
 * each held on the day, every vendor once, whatever the number of its regions.
 *
 * <p>Work on more than one chip is priced by instances that join as many chips as a server has; the
 * price of an offer that does not tell its size counts too. Where nobody offers such an instance,
 * and for work on one chip, each vendor's smallest counts. A chip that fewer than two vendors rent
 * out has no market of its own: its sibling's counts, if it has one.
 *
 * @param staleAfterDays a price last seen longer before the day is called stale
 * @param setAsideAfterDays a price last seen longer before it counts only if there is none newer;
 *     then all that were seen in as many days before the newest of them
 * @param staleWidening both ends of the range move by this factor then; at least 1
 * @param serverChips chips of a server that are joined
 * @param clusterAbove more chips than this are not rented on demand
 */
public record MarketRateRule(
        int staleAfterDays,
        int setAsideAfterDays,
        double staleWidening,
        int serverChips,
        int clusterAbove) {

    public MarketRateRule {
        Require.notNegative("staleAfterDays", staleAfterDays);
        Require.notNegative("setAsideAfterDays", setAsideAfterDays);
        Require.notNegative("staleWidening - 1", staleWidening - 1);
        Require.positive("serverChips", serverChips);
        Require.positive("clusterAbove", clusterAbove);
    }

    /** One vendor's price is an offer, not yet a market. */
    private static final int A_MARKET = 2;

    /**
     * Offers of one kind that a price may be taken from.
     *
     * @param least vendors that there must be
     */
    private record Choice(List<RentOffer> offers, boolean servers, boolean ofSibling, int least) {}

    /**
     * The market on a day; empty if nobody ever offered the chip or its sibling.
     *
     * @param own offers of the chip, of one commitment
     * @param sibling offers of the chip that stands in for it, of the same commitment
     * @param manyChips whether the work takes more than one chip
     */
    public Optional<RentMarket> market(
            List<RentOffer> own, List<RentOffer> sibling, boolean manyChips, LocalDate day) {
        var choices = new ArrayList<Choice>();
        if (manyChips) {
            choices.addAll(choices(servers(own), servers(sibling), true));
        }
        choices.addAll(choices(own, sibling, false));
        return first(choices, choice -> held(choice, day))
                .or(() -> first(choices, choice -> afterwards(choice, day)));
    }

    private static List<Choice> choices(
            List<RentOffer> own, List<RentOffer> sibling, boolean servers) {
        return List.of(
                new Choice(own, servers, false, A_MARKET),
                new Choice(sibling, servers, true, 1),
                new Choice(own, servers, false, 1));
    }

    private static Optional<RentMarket> first(
            List<Choice> choices, Function<Choice, Optional<RentMarket>> market) {
        return choices.stream().map(market).flatMap(Optional::stream).findFirst();
    }

    private List<RentOffer> servers(List<RentOffer> offers) {
        return offers.stream().filter(offer -> offer.maySuit(serverChips)).toList();
    }

    private Optional<RentMarket> held(Choice choice, LocalDate day) {
        var offers = choice.offers.stream().filter(offer -> offer.heldOn(day)).toList();
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        var vendors = byVendor(offers, offer -> offer.seenBy(day), choice.servers, day);
        var youngest = vendors.stream().mapToLong(VendorRent::ageDays).min().orElseThrow();
        var setAside = youngest > setAsideAfterDays;
        var oldest = setAside ? youngest + setAsideAfterDays : setAsideAfterDays;
        var fresh = vendors.stream().filter(vendor -> vendor.ageDays() <= oldest).toList();
        return fresh.size() < choice.least
                ? Optional.empty()
                : Optional.of(over(fresh, setAside, false, choice));
    }

    private Optional<RentMarket> afterwards(Choice choice, LocalDate day) {
        var offers = choice.offers.stream().filter(offer -> offer.from().isAfter(day)).toList();
        var first = offers.stream().map(RentOffer::from).min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var last = first.get().plusDays(setAsideAfterDays);
        var early = offers.stream().filter(offer -> !offer.from().isAfter(last)).toList();
        // Of each vendor only what was seen first: the sooner after the day, the better.
        var firstOfVendor =
                early.stream()
                        .collect(
                                Collectors.toMap(
                                        offer -> Objects.toString(offer.vendor(), ""),
                                        RentOffer::from,
                                        (one, other) -> one.isBefore(other) ? one : other));
        var vendors =
                byVendor(
                        early.stream()
                                .filter(
                                        offer ->
                                                offer.from()
                                                        .equals(
                                                                firstOfVendor.get(
                                                                        Objects.toString(
                                                                                offer.vendor(),
                                                                                ""))))
                                .toList(),
                        RentOffer::from,
                        choice.servers,
                        day);
        return vendors.size() < choice.least
                ? Optional.empty()
                : Optional.of(over(vendors, false, true, choice));
    }

    private List<VendorRent> byVendor(
            List<RentOffer> offers,
            Function<RentOffer, LocalDate> seen,
            boolean servers,
            LocalDate day) {
        return offers.stream()
                .collect(Collectors.groupingBy(offer -> Objects.toString(offer.vendor(), "")))
                .values()
                .stream()
                .map(rows -> vendor(rows, seen, servers, day))
                .sorted(
                        Comparator.comparing(VendorRent::usdPerChipHour)
                                .thenComparing(rent -> Objects.toString(rent.vendor(), "")))
                .toList();
    }

    /** What the vendor's price list said last, of the instances that suit best. */
    private VendorRent vendor(
            List<RentOffer> all,
            Function<RentOffer, LocalDate> seen,
            boolean servers,
            LocalDate day) {
        var newest = all.stream().map(seen).max(Comparator.naturalOrder()).orElseThrow();
        var rows =
                suiting(all.stream().filter(o -> seen.apply(o).equals(newest)).toList(), servers);
        var cheapest =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        offer -> Objects.toString(offer.region(), ""),
                                        Collectors.minBy(
                                                Comparator.comparing(RentOffer::usdPerChipHour)
                                                        .thenComparing(RentOffer::row))))
                        .values()
                        .stream()
                        .map(Optional::orElseThrow)
                        .sorted(Comparator.comparing(RentOffer::row))
                        .toList();
        return new VendorRent(
                rows.get(0).vendor(),
                median(cheapest.stream().map(RentOffer::usdPerChipHour).toList()),
                cheapest.stream().map(RentOffer::from).min(Comparator.naturalOrder()).orElseThrow(),
                newest,
                ChronoUnit.DAYS.between(newest, day),
                cheapest.stream().map(RentOffer::row).toList());
    }

    private List<RentOffer> suiting(List<RentOffer> rows, boolean servers) {
        if (servers) {
            var known = rows.stream().filter(offer -> offer.isServer(serverChips)).toList();
            return known.isEmpty() ? rows : known;
        }
        var smallest =
                rows.stream().map(RentOffer::chips).filter(Objects::nonNull).min(Integer::compare);
        return smallest.isEmpty()
                ? rows
                : rows.stream().filter(offer -> smallest.get().equals(offer.chips())).toList();
    }

    private RentMarket over(
            List<VendorRent> vendors, boolean setAside, boolean later, Choice choice) {
        var prices = vendors.stream().map(VendorRent::usdPerChipHour).toList();
        var wider = setAside || later ? staleWidening : 1;
        return new RentMarket(
                median(prices),
                prices.get(0) / wider,
                prices.get(prices.size() - 1) * wider,
                vendors,
                vendors.stream().anyMatch(vendor -> vendor.ageDays() > staleAfterDays),
                setAside,
                later,
                choice.servers,
                choice.ofSibling);
    }

    private static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
