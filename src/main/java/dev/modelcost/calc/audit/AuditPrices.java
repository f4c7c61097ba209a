package dev.modelcost.calc.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Token prices of the subject and of what it is compared with, in USD per million tokens, by kind.
 *
 * @param own on the day of the claim, by kind: input, cached-input, output, batch-input, ...
 * @param ownSource slug; null if there are none
 * @param limited own prices on that day for a tier, long prompts or some hours, by kind and limit
 * @param past prices on other days, by kind and day
 * @param resold what others charge for the subject, by provider and kind
 * @param other prices of what it is compared with, by kind; empty if there is none
 * @param otherRows its other prices: for a tier, long prompts or some hours, and of other days
 * @param otherName name of what it is compared with
 * @param otherSource slug
 * @param sameDay whether both were valid on the same day
 * @param mostTokens of a request to the subject, input and output together; null if unknown
 * @param history standard prices of the subject, one after the other
 */
public record AuditPrices(
        Map<String, Double> own,
        String ownSource,
        Map<String, Double> limited,
        Map<String, Double> past,
        Map<String, Double> resold,
        Map<String, Double> other,
        Map<String, Double> otherRows,
        String otherName,
        String otherSource,
        boolean sameDay,
        Double mostTokens,
        History history) {

    /**
     * The standard prices that a model was sold at under one name.
     *
     * @param prices by kind, the oldest first
     * @param whole whether the record holds them all, without a gap from the release on
     * @param later whether they were all first seen after the day of the claim, so that others may
     *     have held before
     */
    public record History(Map<String, List<Double>> prices, boolean whole, boolean later) {

        static final History UNKNOWN = new History(Map.of(), false);

        public History {
            prices = new LinkedHashMap<>(prices);
        }

        /** Of prices that held on the day of the claim, or before. */
        public History(Map<String, List<Double>> prices, boolean whole) {
            this(prices, whole, false);
        }
    }

    public static final AuditPrices NONE =
            new AuditPrices(
                    Map.of(), null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, null,
                    false);

    /** Of a model whose window and whose history of prices are not known. */
    public AuditPrices(
            Map<String, Double> own,
            String ownSource,
            Map<String, Double> limited,
            Map<String, Double> past,
            Map<String, Double> resold,
            Map<String, Double> other,
            Map<String, Double> otherRows,
            String otherName,
            String otherSource,
            boolean sameDay) {
        this(
                own,
                ownSource,
                limited,
                past,
                resold,
                other,
                otherRows,
                otherName,
                otherSource,
                sameDay,
                null,
                History.UNKNOWN);
    }

    /** The same of a model with a window of so many tokens; null if that is not known. */
    public AuditPrices within(Double tokens) {
        return new AuditPrices(
                own,
                ownSource,
                limited,
                past,
                resold,
                other,
                otherRows,
                otherName,
                otherSource,
                sameDay,
                tokens,
                history);
    }

    /** The same of a model that had these prices, one after the other. */
    public AuditPrices after(History past) {
        return new AuditPrices(
                own,
                ownSource,
                limited,
                this.past,
                resold,
                other,
                otherRows,
                otherName,
                otherSource,
                sameDay,
                mostTokens,
                past);
    }

    static final String CACHED = "cached-input";
    static final String BLENDED = "blended";

    public AuditPrices {
        own = new LinkedHashMap<>(own);
        limited = new LinkedHashMap<>(limited);
        past = new LinkedHashMap<>(past);
        resold = new LinkedHashMap<>(resold);
        other = new LinkedHashMap<>(other);
        otherRows = new LinkedHashMap<>(otherRows);
    }

    /** other / own, for the kinds that both have: how many times cheaper the subject is. */
    Map<String, Double> likeForLike() {
        var ratios = new LinkedHashMap<String, Double>();
        own.forEach(
                (kind, price) -> {
                    var against = other.get(kind);
                    if (against != null && price > 0 && against > 0) {
                        ratios.put(kind, against / price);
                    }
                });
        return ratios;
    }

    /** Input, output and cached input first, and three parts of input with one of output. */
    static Map<String, Double> withBlend(Map<String, Double> own) {
        var all = new LinkedHashMap<String, Double>();
        for (var kind : List.of("input", "output", CACHED)) {
            Optional.ofNullable(own.get(kind)).ifPresent(price -> all.put(kind, price));
        }
        own.forEach(all::putIfAbsent);
        if (own.containsKey("input") && own.containsKey("output")) {
            all.put(BLENDED, (3 * own.get("input") + own.get("output")) / 4);
        }
        return all;
    }
}
