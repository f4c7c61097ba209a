package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Step;
import java.util.List;

/** The constants of docs/concepts/serving-cost.md, and machines and models to serve. */
final class ServingFixtures {

    static final Links LINKS = new Links(225e9, 25e9, 6e-6, 2e-6, 4, 2, "erdil-2025");

    /** The older set. */
    static final RooflineFit CONSTANTS =
            new RooflineFit(LINKS, 4e-6, 4, 0.7, 0.9, 1.2, 2.04, 0.003, 2, 0.71, "erdil-2025");

    static final ServingChip H100_BF16 = new ServingChip(989e12, 80e9, 3.35e12, "h100");
    static final ServingChip H100_FP8 = new ServingChip(1979e12, 80e9, 3.35e12, "h100");

    /** A dense model of 70 billion parameters with grouped-query attention, served in 16 bits. */
    static final ServedModel DENSE_70B =
            ServedModel.dense(
                    70e9,
                    80,
                    8192,
                    64,
                    128,
                    8,
                    2,
                    KvCache.grouped(8, 128, 80, 2, "dense-70b"),
                    "dense-70b");

    static final ServedModel DENSE_8B =
            ServedModel.dense(
                    8e9,
                    32,
                    4096,
                    32,
                    128,
                    8,
                    2,
                    KvCache.grouped(8, 128, 32, 2, "dense-8b"),
                    "dense-8b");

    /**
     * A mixture of 671 billion parameters, 37 of them active, with a compressed cache, served in 8
     * bits.
     */
    static final ServedModel MIXTURE =
            new ServedModel(
                    671e9,
                    37e9,
                    16.5e9,
                    61,
                    7168,
                    128,
                    512,
                    512,
                    1,
                    1,
                    KvCache.latent(576, 61, 2, "mixture"),
                    8,
                    "mixture");

    private ServingFixtures() {}

    /** Value of the step of a derivation. */
    static double value(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.step().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
