package dev.modelcost.calc.price;

import dev.modelcost.calc.price.BillingRule.BatchCache;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The prices of one row, those that it lacks included where they follow from others: from the ratio
 * that the base row has, or from a rule of the provider. Each of these says how it was found.
 */
public final class ChargedPrices {

    private final PriceRow row;
    private final PriceRow base;
    private final BillingRule rule;

    /**
     * @param table that has the row
     */
    public ChargedPrices(PriceTable table, PriceRow row) {
        this.row = row;
        this.base = table.base();
        this.rule = table.rule();
    }

    /** Empty if neither the row has it nor anything says what it is. */
    public Optional<ChargedPrice> of(Charge charge) {
        var own = row.price(charge);
        if (own != null) {
            return Optional.of(new ChargedPrice(own, null, row.source(charge)));
        }
        return switch (charge) {
            case CACHE_READ, CACHE_WRITE ->
                    ratio(charge, Charge.INPUT).or(() -> share(charge)).or(() -> asInput(charge));
            case CACHE_WRITE_1H -> ratio(charge, Charge.INPUT).or(() -> share(charge));
            case BATCH_INPUT -> ratio(charge, Charge.INPUT).or(() -> batch(Charge.INPUT));
            case BATCH_OUTPUT -> ratio(charge, Charge.OUTPUT).or(() -> batch(Charge.OUTPUT));
            case BATCH_CACHE_READ ->
                    ratio(charge, Charge.INPUT).or(() -> ofBatch(Charge.CACHE_READ));
            default -> Optional.empty();
        };
    }

    /** A price that the row lacks, by a rule of the provider; empty if there is no such rule. */
    public Optional<ChargedPrice> byRule(Charge charge) {
        if (row.price(charge) != null) {
            return Optional.empty();
        }
        return switch (charge) {
            case CACHE_WRITE, CACHE_WRITE_1H -> share(charge);
            case BATCH_INPUT -> batch(Charge.INPUT);
            case BATCH_OUTPUT -> batch(Charge.OUTPUT);
            default -> Optional.empty();
        };
    }

    /**
     * What tokens cost that a batch reads from a cache or writes to one; empty if there is no price
     * of them outside of a batch either, or none of a batch.
     *
     * @param charge outside of a batch
     */
    public Optional<ChargedPrice> inBatch(Charge charge) {
        return charge == Charge.CACHE_READ ? of(Charge.BATCH_CACHE_READ) : ofBatch(charge);
    }

    private Optional<ChargedPrice> ofBatch(Charge charge) {
        var batch = of(Charge.BATCH_INPUT);
        var outside = of(charge);
        if (batch.isEmpty() || outside.isEmpty() || row.input() == null) {
            return Optional.empty();
        }
        var price = outside.get().perCount();
        var how =
                rule == null || rule.batchCache() == null ? BatchCache.UNKNOWN : rule.batchCache();
        return Optional.of(
                switch (how) {
                    case STACKS ->
                            new ChargedPrice(
                                    row.input().signum() == 0
                                            ? price
                                            : scaled(price, batch.get().perCount(), row.input()),
                                    "the price outside of a batch at the batch's share, "
                                            + rule.both(),
                                    rule.source());
                    case SEPARATE ->
                            new ChargedPrice(
                                    price,
                                    "the price outside of a batch, since the discounts do not add up by the rule of "
                                            + rule.of(),
                                    rule.source());
                    case UNKNOWN ->
                            new ChargedPrice(
                                    batch.get().perCount().max(price),
                                    "the dearer of batch and cache, since the record does not know whether the discounts add up",
                                    outside.get().source());
                });
    }

    private Optional<ChargedPrice> ratio(Charge charge, Charge over) {
        if (base == null
                || base == row
                || base.price(charge) == null
                || base.price(over) == null
                || base.price(over).signum() == 0
                || row.price(over) == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ChargedPrice(
                        scaled(row.price(over), base.price(charge), base.price(over)),
                        "the record has none for this tier, so it is in the standard tier's ratio to the price of %s, %s / %s"
                                .formatted(
                                        over.words(),
                                        plain(base.price(charge)),
                                        plain(base.price(over))),
                        base.source(charge)));
    }

    private Optional<ChargedPrice> share(Charge charge) {
        var share = rule == null ? null : rule.shareOfInput(charge);
        return share == null || row.input() == null
                ? Optional.empty()
                : Optional.of(
                        new ChargedPrice(
                                row.input().multiply(BigDecimal.valueOf(share)),
                                "%s times the price of input, by the rule of %s"
                                        .formatted(plain(BigDecimal.valueOf(share)), rule.of()),
                                rule.source()));
    }

    private Optional<ChargedPrice> batch(Charge standard) {
        return rule == null || rule.batchShare() == null || row.price(standard) == null
                ? Optional.empty()
                : Optional.of(
                        new ChargedPrice(
                                row.price(standard).multiply(BigDecimal.valueOf(rule.batchShare())),
                                "%s times the standard price, by the rule of %s"
                                        .formatted(
                                                plain(BigDecimal.valueOf(rule.batchShare())),
                                                rule.of()),
                                rule.source()));
    }

    private Optional<ChargedPrice> asInput(Charge charge) {
        return Optional.ofNullable(row.input())
                .map(
                        input ->
                                new ChargedPrice(
                                        input,
                                        "the record has no price of %ss here, so they are charged like other prompt tokens"
                                                .formatted(charge.words()),
                                        row.source(Charge.INPUT)));
    }

    private static BigDecimal scaled(BigDecimal price, BigDecimal times, BigDecimal over) {
        return price.multiply(times).divide(over, MathContext.DECIMAL64);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
