package dev.modelcost.serving;

import dev.modelcost.calc.serving.ServedModel;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.ServingMethod;
import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * How the chips of a copy share its work. What is not given is null.
 *
 * @param tensorParallel chips that compute each layer together
 * @param expertParallel chips over which whole experts are spread
 * @param dataParallel groups with requests of their own in attention
 */
record SharingRequest(Integer tensorParallel, Integer expertParallel, Integer dataParallel) {

    static final SharingRequest NONE = new SharingRequest(null, null, null);

    private static final int MOST = 100_000;

    private static final Parameter<Integer> TENSOR_PARALLEL =
            Parameter.integer("tensorParallel", 1, MOST)
                    .describedAs(
                            "Chips that compute each layer together; all chips of the copy if left out, of a mixture of experts at most those of a"
                                    + " server.")
                    .example(8);
    private static final Parameter<Integer> EXPERT_PARALLEL =
            Parameter.integer("expertParallel", 1, MOST)
                    .describedAs(
                            "Chips over which whole experts of a mixture are spread; if left out all where there are data-parallel groups, else 1: each"
                                    + " chip holds a slice of every expert.")
                    .example(8);
    private static final Parameter<Integer> DATA_PARALLEL =
            Parameter.integer("dataParallel", 1, MOST)
                    .describedAs(
                            "Groups of chips with requests of their own in attention, which share the experts of a mixture; chipCount / tensorParallel if"
                                    + " left out.")
                    .example(8);

    static final Parameters<SharingRequest> PARAMETERS =
            Parameters.of(
                    SharingRequest.class,
                    SharingRequest::read,
                    TENSOR_PARALLEL,
                    EXPERT_PARALLEL,
                    DATA_PARALLEL);

    /**
     * @throws InvalidInput for more chips than a copy may have
     */
    static SharingRequest read(GivenValues values) {
        var read =
                new SharingRequest(
                        values.read(TENSOR_PARALLEL),
                        values.read(EXPERT_PARALLEL),
                        values.read(DATA_PARALLEL));
        if (read.tensorParallel != null
                && read.dataParallel != null
                && (long) read.tensorParallel * read.dataParallel > MOST) {
            throw values.refusal(
                    DATA_PARALLEL,
                    "with tensorParallel makes more than the %d chips that a copy may have."
                            .formatted(MOST));
        }
        return read;
    }

    /** Chips below which the question leaves no choice. */
    int leastChips(ServedModel model) {
        var groups = or1(tensorParallel) * or1(dataParallel);
        return saysChips(model) ? groups : Math.max(groups, or1(expertParallel));
    }

    /** Whether the question says how many chips there are. */
    boolean saysChips(ServedModel model) {
        return tensorParallel != null && (dataParallel != null || !model.isMixture());
    }

    /**
     * How as many chips would share the work if the copy had them: as asked, as far as the question
     * leaves room for more chips than it names.
     */
    Sharing ofAsMany(
            ServedModel model,
            ServingChip chip,
            int chips,
            ServingLoad load,
            ServingMethod method) {
        var asked = saysChips(model) && chips != leastChips(model) ? NONE : this;
        return asked.of(model, chip, chips, load, method);
    }

    /**
     * With what is left open filled in.
     *
     * @throws InvalidInput for numbers that do not fit the chips, or the model
     */
    Sharing of(
            ServedModel model,
            ServingChip chip,
            int chips,
            ServingLoad load,
            ServingMethod method) {
        if (!model.isMixture()) {
            refuseOfDense(EXPERT_PARALLEL, expertParallel);
            refuseOfDense(DATA_PARALLEL, dataParallel);
        }
        var usual = Sharing.usual(model, chip, chips, load, method);
        if (tensorParallel == null && dataParallel == null) {
            return expertParallel == null
                    ? usual
                    : withExperts(usual.tensor(), usual.data(), chips);
        }
        var named = tensorParallel == null ? DATA_PARALLEL : TENSOR_PARALLEL;
        var groups = dataParallel == null ? chips / tensorParallel : dataParallel;
        var together = tensorParallel == null ? chips / groups : tensorParallel;
        if (groups < 1 || together < 1 || (long) groups * together != chips) {
            throw new InvalidInput(
                    named.name(),
                    "%d chips are not %s chips in each of %s groups."
                            .formatted(
                                    chips,
                                    tensorParallel == null ? "as many" : tensorParallel,
                                    dataParallel == null ? "several" : dataParallel));
        }
        if (!model.isMixture() && groups > 1) {
            throw new InvalidInput(
                    TENSOR_PARALLEL.name(),
                    "a dense model is computed by all %d chips of a copy together; give chipCount of one copy."
                            .formatted(chips));
        }
        return withExperts(together, groups, chips);
    }

    private Sharing withExperts(int together, int groups, int chips) {
        if (expertParallel != null && expertParallel > chips) {
            throw new InvalidInput(
                    EXPERT_PARALLEL.name(), "more than the %d chips of the copy.".formatted(chips));
        }
        var usual = groups > 1 ? chips : 1;
        return new Sharing(together, groups, expertParallel == null ? usual : expertParallel);
    }

    private static int or1(Integer chips) {
        return chips == null ? 1 : chips;
    }

    private static void refuseOfDense(Parameter<Integer> parameter, Integer given) {
        if (given != null && given > 1) {
            throw new InvalidInput(
                    parameter.name(),
                    "the model has no experts for the groups to share; each group would be a copy of its own.");
        }
    }
}
