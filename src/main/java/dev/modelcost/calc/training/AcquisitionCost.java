package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.function.UnaryOperator;

/**
 * The cost of buying the cluster before the first step of training, without depreciation: chips x
 * server price / (1 - interconnect share). Source: Epoch, "The rising costs of training frontier AI
 * models".
 *
 * @param serversUsd chips with their servers
 * @param interconnectUsd network between the servers
 * @param costUsd servers and interconnect together
 */
public record AcquisitionCost(
        double serversUsd, double interconnectUsd, double costUsd, Step derivation) {

    /**
     * @param chips above 0
     * @param serverPricePerChipUsd price of a chip including its share of the server, above 0
     * @param interconnectShare share of the interconnect in the price of the whole cluster, at
     *     least 0 and below 1
     * @param sourceOf maps the name of an input to the slug of its source; null for none
     */
    public static AcquisitionCost of(
            double chips,
            double serverPricePerChipUsd,
            double interconnectShare,
            UnaryOperator<String> sourceOf) {
        double servers =
                Require.positive("chips", chips)
                        * Require.positive("serverPricePerChipUsd", serverPricePerChipUsd);
        Require.notNegative("interconnectShare", interconnectShare);
        double cost = servers / Require.positive("share of the servers", 1 - interconnectShare);
        return new AcquisitionCost(
                servers,
                cost - servers,
                cost,
                Step.of(
                        "Purchase of the cluster",
                        "chips x server price / (1 - interconnect share)",
                        cost,
                        "USD",
                        new Input("chips", chips, "chip", sourceOf.apply("chips")),
                        new Input(
                                "server price",
                                serverPricePerChipUsd,
                                "USD/chip",
                                sourceOf.apply("server price")),
                        new Input(
                                "interconnect share",
                                interconnectShare,
                                "1",
                                sourceOf.apply("interconnect share"))));
    }
}
