package dev.modelcost.audit;

/**
 * What electricity emits and drinks in a region and year, by one source.
 *
 * @param region ISO 3166-1 alpha-3, WOR for the world, or a cloud's region
 * @param name of the region
 * @param year of the figures
 * @param kgCo2PerKwh carbon intensity, location-based; null if the source does not say
 * @param waterLitresPerKwh used to make the electricity; null if the source does not say
 */
record RecordedGrid(
        String region, String name, int year, Double kgCo2PerKwh, Double waterLitresPerKwh) {}
