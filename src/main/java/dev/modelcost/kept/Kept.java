package dev.modelcost.kept;

/** What is kept under a key: an answer, or the answers of several periods. */
sealed interface Kept permits KeptAnswer, KeptDays {

    /** What it takes in memory, in bytes, about. */
    int weight();
}
