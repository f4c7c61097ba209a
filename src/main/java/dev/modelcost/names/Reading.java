package dev.modelcost.names;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A name on the way to one that the record knows: what is left of it, what was left out, and what
 * must hold of the thing that it is found to mean.
 *
 * @param text what is left
 * @param seller slug of the provider that a prefix named; null for none
 * @param count how many the name says there are; null if it says nothing of that
 * @param how what was left out or read otherwise, in order
 * @param lost how often something was left out that the record does not tell apart; what is only
 *     read otherwise, or checked by a demand, is not lost
 * @param demands on what it means
 */
public record Reading(
        String text,
        String seller,
        Integer count,
        List<String> how,
        int lost,
        List<Predicate<Named>> demands) {

    static Reading of(String name, String seller) {
        return new Reading(name.strip(), seller, null, List.of(), 0, List.of());
    }

    /** Read otherwise. */
    Reading with(String rest, String what) {
        return new Reading(rest, seller, count, plus(how, what), lost, demands);
    }

    /** Without what the thing itself must bear out. */
    Reading with(String rest, String what, Predicate<Named> demand) {
        return new Reading(rest, seller, count, plus(how, what), lost, plus(demands, demand));
    }

    /** Without what the record does not tell apart. */
    Reading without(String rest, String what, Predicate<Named> demand) {
        return new Reading(rest, seller, count, plus(how, what), lost + 1, plus(demands, demand));
    }

    Reading soldBy(String provider) {
        return provider == null ? this : new Reading(text, provider, count, how, lost, demands);
    }

    Reading ofSoMany(int howMany) {
        return new Reading(text, seller, howMany, how, lost, demands);
    }

    boolean allows(Named thing) {
        return demands.stream().allMatch(demand -> demand.test(thing));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        var all = new ArrayList<>(list);
        all.add(more);
        return List.copyOf(all);
    }
}
