package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.calc.training.AmortizedInputs;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPrice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The purchase price of a chip including its share of the server, by Epoch's rule: the earliest
 * price of a whole server with a chip of the family (an A100 of any form), else the earliest price
 * of the bare chip times the server overhead.
 */
public final class PurchasePrices {

    private final AssumptionBook assumptions;
    private final ChipPriceRows prices;
    private final Map<Long, Optional<Purchase>> known = new HashMap<>();

    public PurchasePrices(AssumptionBook assumptions, ChipPriceRows prices) {
        this.assumptions = assumptions;
        this.prices = prices;
    }

    /**
     * A purchase.
     *
     * @param usdPerChip with its share of the server
     * @param bareChip whether the row prices the chip alone
     * @param from date of the price
     * @param source slug
     * @param derivation which row was used and what was added
     */
    public record Purchase(
            double usdPerChip, boolean bareChip, LocalDate from, String source, Step derivation) {}

    /** Empty if the record has no price for the chip or its family. */
    public Optional<Purchase> of(Chip chip) {
        return known.computeIfAbsent(chip.id, id -> find(chip));
    }

    /**
     * Name of the constant: server price / price of its bare chips, of the chip's family where the
     * set knows it.
     *
     * @param chip null for an unnamed chip
     */
    public static String overhead(Chip chip, AssumptionBook assumptions) {
        var own = chip == null ? null : "server-overhead." + ChipFamily.nameOf(chip.slug);
        return own != null && assumptions.has(own) ? own : "server-overhead.other";
    }

    private Optional<Purchase> find(Chip chip) {
        var rows = prices.purchases(chip);
        var server = rows.stream().filter(row -> row.unit.equals("server")).findFirst();
        if (server.isPresent()) {
            return server.map(row -> purchase(row, false, 1, null));
        }
        return rows.stream()
                .filter(row -> row.chip.slug.equals(chip.slug))
                .findFirst()
                .or(() -> rows.stream().findFirst())
                .map(
                        row ->
                                purchase(
                                        row,
                                        true,
                                        assumptions.value(overhead(chip, assumptions)),
                                        assumptions.source(overhead(chip, assumptions))));
    }

    private static Purchase purchase(
            ChipPrice row, boolean bareChip, double overhead, String overheadSource) {
        var usd = AmortizedInputs.serverPrice(row.usd.doubleValue(), bareChip, overhead);
        var price = new Input("price", row.usd.doubleValue(), "USD/chip", row.source.slug);
        var where = "%s of %s".formatted(row.chip.slug, row.validFrom);
        var step =
                bareChip
                        ? Step.of(
                                "Server price: bare chip " + where,
                                "price x server overhead",
                                usd,
                                "USD/chip",
                                price,
                                new Input("server overhead", overhead, "1", overheadSource))
                        : Step.published("Server price: server with " + where, price);
        return new Purchase(usd, bareChip, row.validFrom, row.source.slug, step);
    }
}
