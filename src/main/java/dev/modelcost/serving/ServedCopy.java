package dev.modelcost.serving;

import dev.modelcost.calc.serving.DecodeStep;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.ServingMemory;
import dev.modelcost.calc.serving.ServingPower;
import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A copy of a model on the chips that serve it, before anything is paid for it.
 *
 * @param deployment as it was asked for
 * @param plan the same with what was left open filled in
 * @param model that is served
 * @param chip that serves
 * @param atPrecision the chip with the peak that it reaches on the weights
 * @param load of the chips, with all requests in flight
 * @param chipsForBatch the fewest chips that hold the weights and the cache of the whole batch
 * @param times of the engine
 */
record ServedCopy(
        DeploymentRequest deployment,
        DeploymentPlan plan,
        ModelToServe model,
        Chip chip,
        ChipAtPrecision atPrecision,
        ServingLoad load,
        int chipsForBatch,
        ServingTimes times) {

    /** No machine has more; the formulas refuse it too, but cannot name the field. */
    private static final double MOST_CHIPS = 1 << 30;

    /**
     * @param ofRecord the model that the question names; null for none
     * @throws InvalidInput that names the value at fault
     * @throws MissingData that names what is missing
     */
    static ServedCopy of(
            ServedModelRequest served,
            Model ofRecord,
            DeploymentRequest deployment,
            DeploymentPlan plan,
            Chip chip,
            Peaks peaks,
            ServingTimes times) {
        var model =
                ModelToServe.of(
                        served,
                        ofRecord,
                        plan.precision(),
                        plan.kvPrecision(),
                        times.cacheFormat());
        var atPrecision =
                ChipAtPrecision.of(
                        chip, peaks, plan.precision(), times.chipsLinked().applyAsInt(chip.slug));
        var onOne = plan.load(Sharing.ALONE);
        requireSomeMachine(onOne, model, atPrecision.chip(), times);
        var sharing = deployment.sharing();
        IntFunction<Sharing> ofAsMany =
                chips ->
                        sharing.ofAsMany(
                                model.served(), atPrecision.chip(), chips, onOne, times.method());
        var chipsForBatch =
                ServingMemory.chipsForBatch(
                        model.served(),
                        atPrecision.chip(),
                        onOne,
                        times.method(),
                        sharing.leastChips(model.served()),
                        ofAsMany);
        var shared =
                sharing.of(
                        model.served(),
                        atPrecision.chip(),
                        chips(deployment, model, chipsForBatch),
                        onOne,
                        times.method());
        return new ServedCopy(
                deployment, plan, model, chip, atPrecision, onOne.on(shared), chipsForBatch, times);
    }

    private static int chips(DeploymentRequest deployment, ModelToServe model, int forBatch) {
        if (deployment.chipCount() != null) {
            return deployment.chipCount();
        }
        var sharing = deployment.sharing();
        return sharing.saysChips(model.served()) ? sharing.leastChips(model.served()) : forBatch;
    }

    private static void requireSomeMachine(
            ServingLoad onOne, ModelToServe model, ServingChip chip, ServingTimes times) {
        var method = times.method();
        var bytes =
                method.memoryOverhead() * model.served().weightBytes()
                        + onOne.batch() * model.served().kvCache().bytes(onOne.fullContextTokens());
        if (bytes / (method.memoryShare() * chip.memoryBytes()) > MOST_CHIPS) {
            throw new InvalidInput(
                    "batch",
                    "weights and cache of %d requests would need %.0e bytes, more than %.0e chips hold."
                            .formatted(onOne.batch(), bytes, MOST_CHIPS));
        }
    }

    /** The chip for the formulas. */
    ServingChip serving() {
        return atPrecision.chip();
    }

    /** The memory that the copy needs, and how much of the batch it holds. */
    ServingMemory memory() {
        return ServingMemory.of(model.served(), serving(), load, times.method());
    }

    /**
     * Power and energy; null where the TDP of the chip is unknown, or the set has no power.
     *
     * @param decode time of the steps of the requests that are held
     * @param utilisation share of the paid time with the load
     */
    ServingPower.Drawn drawn(DecodeStep decode, double utilisation) {
        return times.power() == null || chip.tdpWatts == null
                ? null
                : times.power()
                        .of(
                                model.served(),
                                serving(),
                                load.of(memory().heldBatch()),
                                decode,
                                utilisation,
                                chip.tdpWatts,
                                chip.source.slug);
    }

    /** What was taken for what the question left open, sentence by sentence. */
    List<String> assumed(ServingMemory memory) {
        var assumed = new ArrayList<>(plan.assumed());
        assumed.addAll(model.assumed());
        if (deployment.chip() == null) {
            assumed.add("Chip: %s (%s).".formatted(chip.name, chip.slug));
        }
        assumed.addAll(atPrecision.assumed());
        if (deployment.chipCount() == null && !deployment.sharing().saysChips(model.served())) {
            assumed.add("As many chips as the model and the batch's cache need.");
        }
        if (!ServingMemory.holdsWeights(model.served(), serving(), load, times.method())) {
            assumed.add(
                    "Memory: the weights need %d chips to hold them, and the copy has %d. What follows is computed as if they fitted."
                            .formatted(memory.chipsNeeded(), load.chips()));
        } else if (memory.heldBatch() < load.batch()) {
            assumed.add(
                    "Batch: the memory holds the cache of %d of the %d requests at a time; the others wait."
                            .formatted(memory.heldBatch(), load.batch()));
        }
        if (deployment.engine().engine() == null && plan.tellsEngines()) {
            assumed.add(
                    "Engine: tuned, a current engine whose settings somebody has chosen for model, chip and load.");
        }
        if (deployment.engine().draftTokens() == null) {
            assumed.add("One token a step: no speculative decoding, no multi-token prediction.");
        }
        if (load.chips() > serving().chipsLinked()) {
            assumed.add(
                    "More than %d chips do not share one server: what leaves it is computed, and no measurement of such copies was fitted."
                            .formatted(serving().chipsLinked()));
        }
        return assumed;
    }
}
