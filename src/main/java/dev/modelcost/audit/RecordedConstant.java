package dev.modelcost.audit;

/**
 * A constant of an assumption set.
 *
 * @param set slug of the assumption set
 * @param name of the constant within the set
 * @param value in its unit
 * @param low end of its 90 % range; the value itself if it has none
 * @param high end of its 90 % range; the value itself if it has none
 */
record RecordedConstant(String set, String name, double value, double low, double high) {}
