package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.assumption.ServingConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a request to a model takes of the chips that serve it, by the estimate of serving. Nothing
 * of it depends on what the chips cost.
 *
 * @param chips of the copy that serves it
 * @param promptTokens of the request
 * @param outputTokens of the request
 * @param seconds from the first to the last output token
 * @param chipHours that are paid for the request: its share of the batch, and of the hours without
 *     load
 * @param wattsPerChip average power of a chip and its share of the server over these hours, W
 * @param assumed what was taken for what the question left open, sentence by sentence
 * @param steps how it was computed
 * @param assumptions constants that it rests on
 * @param constantSources slugs of their sources
 */
public record ServingEnergy(
        int chips,
        int promptTokens,
        int outputTokens,
        double seconds,
        Estimate chipHours,
        Estimate wattsPerChip,
        List<String> assumed,
        List<Step> steps,
        AssumptionsUsed assumptions,
        List<String> constantSources) {

    /**
     * What a question says of the model.
     *
     * @param model of the record; null for none
     * @param totalParameters instead of the model's; null if not given
     * @param activeParameters instead of the model's; null if not given
     */
    public record Served(Model model, Double totalParameters, Double activeParameters) {

        /** Whether the record says how the model is built, so that its energy can be estimated. */
        public boolean isKnown() {
            return model != null
                    && Attention.of(ServedModelRequest.of(model.slug), model).missing().isEmpty()
                    && (totalParameters != null || isOfKnownSize());
        }

        private boolean isOfKnownSize() {
            if (model.parametersTotal == null) {
                return false;
            }
            return switch (ActiveParameters.of(model.parametersTotal, model.parametersActive, model)
                    .basis()) {
                case UNKNOWN, TAKEN_AS_DENSE -> false;
                default -> true;
            };
        }

        private ServedModelRequest request() {
            return new ServedModelRequest(
                    model == null ? null : model.slug,
                    activeParameters,
                    totalParameters,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * @param taken to which goes what the chip's name was taken for
     * @throws InvalidInput that names the value at fault
     * @throws MissingData that names what is missing, be it of the model or of the chip
     * @throws UnknownName for a chip that is not in the record
     */
    public static ServingEnergy of(Served served, ServingEnergyRequest asked, List<String> taken) {
        var book = AssumptionBook.open(AssumptionBook.SERVING);
        var deployment = asked.deployment();
        var chip =
                Chip.DIRECTORY.named(
                        "chip",
                        deployment.chip() == null ? ServingFacts.USUAL_CHIP : deployment.chip(),
                        taken);
        return of(
                served,
                asked,
                chip,
                Peaks.of(List.of(chip)),
                book,
                (int) AssumptionBook.open(AssumptionBook.ECOLOGITS).value("batch-size"));
    }

    static ServingEnergy of(
            Served served,
            ServingEnergyRequest asked,
            Chip chip,
            Peaks peaks,
            AssumptionBook book,
            int usualBatch) {
        // No day: the energy of a chip does not depend on what it costs.
        var plan =
                DeploymentPlan.of(
                                new ServingCostRequest(asked.deployment(), asked.utilization()),
                                served.model,
                                usualBatch,
                                ServingConstants.knowsEngines(book),
                                null)
                        .on(chip, peaks, asked.deployment());
        var times = ServingTimes.of(book, plan.engine());
        var copy =
                ServedCopy.of(
                        served.request(),
                        served.model,
                        asked.deployment(),
                        plan,
                        chip,
                        peaks,
                        times);
        if (copy.model().served().isWeightsOnly()) {
            throw new MissingData(
                    "The energy of serving is estimated from layers and heads, which the record does not have%s."
                            .formatted(
                                    served.model == null
                                            ? " of a model that is not named"
                                            : " of " + served.model.name),
                    served.model == null ? "model" : "layers and heads of " + served.model.slug);
        }
        var memory = copy.memory();
        var load = copy.load().of(memory.heldBatch());
        var decode = times.method().decode(copy.model().served(), copy.serving(), load);
        var prefill = times.method().prefill(copy.model().served(), copy.serving(), load);
        var drawn = copy.drawn(decode, plan.utilization());
        if (drawn == null) {
            throw new MissingData(
                    "The record does not say what %s draws.".formatted(chip.name),
                    "TDP of " + chip.slug);
        }
        return new ServingEnergy(
                load.chips(),
                plan.promptTokens(),
                plan.outputTokens(),
                plan.outputTokens() * decode.secondsPerToken().median(),
                drawn.chipHoursPerOutputToken().times(plan.outputTokens()),
                drawn.averageWattsPerChip(),
                copy.assumed(memory),
                Stream.of(
                                copy.model().steps(),
                                memory.steps(),
                                decode.steps(),
                                prefill.steps(),
                                drawn.steps())
                        .flatMap(List::stream)
                        .toList(),
                book.used(),
                book.sources());
    }
}
