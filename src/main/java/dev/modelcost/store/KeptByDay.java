package dev.modelcost.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.modelcost.day.Days;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is read of some tables for a key and a day: once, until one of them changes, for all days
 * between which nothing of it changes, however many of them are asked for, and kept for as long as
 * there is room.
 *
 * @param <K> all that the result depends on, besides the record and the day
 * @param <V> must not change once it is made: threads share it
 */
final class KeptByDay<K, V> {

    /** A result with the days for which it is the same. */
    record Held<V>(V value, Days days) {}

    private final BiFunction<K, LocalDate, Held<V>> make;
    private final OfEdition<Cache<K, Periods<V>>> kept;

    /**
     * @param make a result that holds on the day, among others; must not ask for another
     * @param weight how much room a result takes
     * @param room for all of them together
     * @param tables names of the only tables that are read
     */
    KeptByDay(
            BiFunction<K, LocalDate, Held<V>> make,
            ToIntFunction<V> weight,
            long room,
            Set<String> tables) {
        this.make = make;
        this.kept =
                new OfEdition<>(
                        () ->
                                Caffeine.newBuilder()
                                        .maximumWeight(room)
                                        .weigher((K key, Periods<V> all) -> all.weight(weight))
                                        .executor(Runnable::run)
                                        .build(),
                        tables);
    }

    /**
     * The result for a key and a day, as of the snapshot that this thread reads, with the days for
     * which it is the same.
     */
    Held<V> of(K key, LocalDate day) {
        var all = kept.get();
        var known = all.getIfPresent(key);
        var held = known == null ? null : known.on(day);
        if (held != null) {
            return held;
        }
        var made = Snapshot.whole(make.apply(key, day));
        all.asMap().merge(key, new Periods<V>().with(made), (old, mine) -> old.with(made));
        return made;
    }

    /** Results of one key, which do not change: threads share them. */
    static final class Periods<V> {

        private final TreeMap<LocalDate, Held<V>> byFirstDay = new TreeMap<>();

        /** Null if none is known that holds on the day. */
        @Nullable Held<V> on(LocalDate day) {
            var before = byFirstDay.floorEntry(day);
            return before == null || !before.getValue().days.contain(day)
                    ? null
                    : before.getValue();
        }

        /** These and one more, in place of what it comprises. */
        Periods<V> with(Held<V> held) {
            var all = new Periods<V>();
            byFirstDay.forEach(
                    (from, other) -> {
                        if (!held.days.contain(from)) {
                            all.byFirstDay.put(from, other);
                        }
                    });
            all.byFirstDay.put(held.days.from(), held);
            return all;
        }

        private int weight(ToIntFunction<V> weight) {
            return byFirstDay.values().stream()
                    .mapToInt(held -> 1 + weight.applyAsInt(held.value))
                    .sum();
        }
    }
}
