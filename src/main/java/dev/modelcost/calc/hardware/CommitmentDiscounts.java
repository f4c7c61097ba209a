package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;

/**
 * The discounts a cloud gives on its on-demand price for a commitment.
 *
 * @param oneYear discount for one year, at least 0 and below 1
 * @param threeYear discount for three years, at least 0 and below 1
 */
public record CommitmentDiscounts(double oneYear, double threeYear) {

    public CommitmentDiscounts {
        Require.notNegative("oneYear", oneYear);
        Require.positive("share remaining after oneYear", 1 - oneYear);
        Require.notNegative("threeYear", threeYear);
        Require.positive("share remaining after threeYear", 1 - threeYear);
    }

    /** The discount on the on-demand price, as a share. */
    public double of(Commitment commitment) {
        return switch (commitment) {
            case ON_DEMAND -> 0;
            case ONE_YEAR -> oneYear;
            case THREE_YEAR -> threeYear;
        };
    }

    /**
     * Converts an hourly price to another commitment: price x (1 - discount wanted) / (1 - discount
     * found). Works in any currency.
     */
    public double convert(double price, Commitment found, Commitment wanted) {
        Require.positive("price", price);
        return found == wanted ? price : price * (1 - of(wanted)) / (1 - of(found));
    }

    /** The same, as a step that a reader can redo. */
    public Step derivation(
            double usdPerChipHour,
            Commitment found,
            Commitment wanted,
            String priceSource,
            String assumptionSet) {
        return Step.of(
                "Hourly price at the wanted commitment",
                "price x (1 - discount wanted) / (1 - discount found)",
                convert(usdPerChipHour, found, wanted),
                "USD/chip-hour",
                new Input("price", usdPerChipHour, "USD/chip-hour", priceSource),
                new Input("discount wanted", of(wanted), "1", assumptionSet),
                new Input("discount found", of(found), "1", assumptionSet));
    }
}
