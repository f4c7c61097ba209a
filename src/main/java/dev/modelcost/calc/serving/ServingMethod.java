package dev.modelcost.calc.serving;

/** How the times of serving are estimated, with the constants of an assumption set. */
public sealed interface ServingMethod permits RooflineFit, EngineTimes {

    /** The time in which a batch advances by one token. */
    DecodeStep decode(ServedModel model, ServingChip chip, ServingLoad load);

    /** The time to process one prompt. */
    Prefill prefill(ServedModel model, ServingChip chip, ServingLoad load);

    /** Memory that a model needs / bytes of its weights, at least 1. */
    double memoryOverhead();

    /** Share of a chip's memory that weights and cache may fill. */
    double memoryShare();

    /** Slug of the assumption set. */
    String source();
}
