package dev.modelcost.serving;

import dev.modelcost.claim.Claim;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the operator of a model published of a day of its service.
 *
 * @param chips in use, on average over the day
 * @param usdPerChipHour the rate that the operator assumes, USD an hour
 * @param inputTokens of the day, cached ones included
 * @param cachedInputTokens of them
 * @param outputTokens of the day
 * @param costUsd what the operator says that the day cost, USD; null if it does not
 * @param revenueUsd all tokens at list price, USD; null if it is not published
 */
record PublishedDay(
        Claim chips,
        Claim usdPerChipHour,
        Claim inputTokens,
        Claim cachedInputTokens,
        Claim outputTokens,
        Claim costUsd,
        Claim revenueUsd) {

    static final List<String> METRICS =
            List.of(
                    "serving-throughput",
                    "chip-count",
                    "usd-per-chip-hour",
                    "serving-cost",
                    "serving-revenue");

    /**
     * @param claims about the model, of {@link #METRICS}, in the order of the record
     * @param others names of the models of which there are some
     * @throws MissingData that names what nobody published
     */
    static PublishedDay of(Model model, List<Claim> claims, Collection<String> others) {
        var missing = new ArrayList<String>();
        var day =
                new PublishedDay(
                        needed(claims, serving("chip-count"), "chip-count in serving", missing),
                        needed(
                                claims,
                                serving("usd-per-chip-hour"),
                                "usd-per-chip-hour in serving",
                                missing),
                        needed(claims, tokens("input tokens"), "input tokens a day", missing),
                        needed(
                                claims,
                                tokens("cached input tokens"),
                                "cached input tokens a day",
                                missing),
                        needed(claims, tokens("output tokens"), "output tokens a day", missing),
                        first(claims, perDay("serving-cost")),
                        first(claims, perDay("serving-revenue")));
        if (!missing.isEmpty()) {
            throw new MissingData(
                    "The record holds no published day of service of %s.%s"
                            .formatted(
                                    model.name,
                                    others.isEmpty()
                                            ? ""
                                            : " It holds one of "
                                                    + String.join(" and of ", others)
                                                    + "."),
                    missing.toArray(String[]::new));
        }
        return day;
    }

    private static Predicate<Claim> serving(String metric) {
        return claim -> claim.metric.equals(metric) && claim.scope.equals("serving");
    }

    private static Predicate<Claim> perDay(String metric) {
        return claim -> claim.metric.equals(metric) && claim.scope.equals("per-day");
    }

    private static Predicate<Claim> tokens(String subject) {
        return claim ->
                claim.metric.equals("serving-throughput")
                        && claim.unit.equals("tokens")
                        && String.valueOf(claim.subjectName).startsWith(subject);
    }

    private static Claim needed(
            List<Claim> claims, Predicate<Claim> which, String what, List<String> missing) {
        var claim = first(claims, which);
        if (claim == null) {
            missing.add(what);
        }
        return claim;
    }

    private static Claim first(List<Claim> claims, Predicate<Claim> which) {
        return claims.stream().filter(which).findFirst().orElse(null);
    }
}
