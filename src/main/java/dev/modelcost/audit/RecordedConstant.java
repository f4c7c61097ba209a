package dev.modelcost.audit;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A constant of an assumption set.
 *
 * @param set slug of the assumption set
 * @param name of the constant within the set
 * @param value in its unit
 * @param low end of its 90 % range; the value itself if it has none
 * @param high end of its 90 % range; the value itself if it has none
 */
record RecordedConstant(String set, String name, double value, double low, double high) {

    /** What tells it from all others. */
    static String key(String set, String name) {
        return set + "/" + name;
    }

    static Map<String, RecordedConstant> byKey(Collection<RecordedConstant> constants) {
        return constants.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                constant -> key(constant.set, constant.name),
                                constant -> constant));
    }
}
