package dev.modelcost.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The order in which a comparison divides: each later one by each earlier one. */
final class Pairs {

    private Pairs() {}

    static <T, R> List<R> laterOverEarlier(List<T> all, BiFunction<T, T, Stream<R>> ratios) {
        var found = new ArrayList<R>();
        for (int later = 1; later < all.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                ratios.apply(all.get(later), all.get(earlier)).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }
}
