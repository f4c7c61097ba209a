package dev.modelcost.names;

import java.time.LocalDate;

/**
 * A name of the record and the slug of what it means.
 *
 * @param name as it is written
 * @param target slug of what it means; null for what the record does not hold
 * @param origin where the name is from
 * @param seller slug of the provider in whose price list or interface the name stands; null if it
 *     is nobody's own
 * @param from first day on which it means that; null if it always did
 * @param until first day on which it no longer does; null if it still does
 */
public record KnownName(
        String name, String target, Origin origin, String seller, LocalDate from, LocalDate until) {

    /** Where a name is from, what is preferred first. */
    public enum Origin {
        /** The public id. */
        SLUG,
        /** An earlier public id, or one that people type. */
        ALIAS,
        /** The display name. */
        TITLE,
        /** A documented name of an interface, with the days on which it meant what. */
        INTERFACE,
        /** The name under which a price list sells it. */
        PRICE_LIST,
        /** The name of what it is one of several of: its architecture. */
        FAMILY
    }

    /** A name that always meant the same. */
    public static KnownName lasting(String name, String target, Origin origin) {
        return new KnownName(name, target, origin, null, null, null);
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (until == null || until.isAfter(day));
    }
}
