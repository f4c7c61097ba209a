package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.Objects;

/**
 * How long a request waits for its first token of an engine that answers others as well, as fitted
 * to measurements in which each request that ends is followed by another.
 *
 * @param steps times of a token of the others
 * @param layerSeconds for each layer
 * @param prompt times that reading its own prompt takes under load
 * @param mixturePrompt the same, beside that, of a mixture of experts
 * @param waiting times of reading a prompt under load, for each request in flight
 * @param mixtureWaiting the same, beside that, of a mixture of experts
 * @param spread of measurements round the estimate
 */
public record FirstTokenFactors(
        double steps,
        double layerSeconds,
        double prompt,
        double mixturePrompt,
        double waiting,
        double mixtureWaiting,
        Spread spread) {

    /**
     * @throws IllegalArgumentException if a factor is negative
     */
    public FirstTokenFactors {
        Require.notNegative("steps", steps);
        Require.notNegative("layerSeconds", layerSeconds);
        Require.notNegative("prompt", prompt);
        Require.notNegative("mixturePrompt", mixturePrompt);
        Require.notNegative("waiting", waiting);
        Require.notNegative("mixtureWaiting", mixtureWaiting);
        Objects.requireNonNull(spread);
    }

    /**
     * The wait, s.
     *
     * @param tokenSeconds of a token of the others, with the prompts that are read beside
     * @param promptSeconds of the prompt under load
     */
    public double seconds(
            ServedModel model, ServingLoad load, double tokenSeconds, double promptSeconds) {
        return steps * tokenSeconds
                + layerSeconds * model.layers()
                + (prompt(model) + waiting(model) * load.batch()) * promptSeconds;
    }

    Estimate estimate(double seconds, double bound) {
        return spread.around(seconds, Math.max(seconds, bound), bound);
    }

    Step step(ServedModel model, ServingLoad load, double tokenSeconds, double promptSeconds) {
        return Step.of(
                "First token (median)",
                "steps x time per token + layers x layer + (prompts + waiting x batch) x prompt",
                seconds(model, load, tokenSeconds, promptSeconds),
                "s",
                fitted("steps", steps, "1"),
                Input.of("time per token", tokenSeconds, "s"),
                new Input("layers", model.layers(), "1", model.attentionSource()),
                fitted("layer", layerSeconds, "s"),
                fitted("prompts", prompt(model), "1"),
                fitted("waiting", waiting(model), "1"),
                Input.of("batch", load.batch(), "1"),
                Input.of("prompt", promptSeconds, "s"));
    }

    private double prompt(ServedModel model) {
        return prompt + (model.isMixture() ? mixturePrompt : 0);
    }

    private double waiting(ServedModel model) {
        return waiting + (model.isMixture() ? mixtureWaiting : 0);
    }

    private Input fitted(String name, double value, String unit) {
        return new Input(name, value, unit, spread.source());
    }
}
