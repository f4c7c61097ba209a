package dev.modelcost.audit;

/**
 * What a model scored in a benchmark.
 *
 * @param model slug
 * @param benchmark name
 * @param value in the benchmark's own unit: percent, Elo, points or minutes
 * @param source slug
 */
record RecordedScore(String model, String benchmark, double value, String source) {}
