package dev.modelcost.store;

/**
 * A reference to another row of the record in an answer.
 *
 * @param slug public id
 * @param name display name
 */
public record Ref(String slug, String name) {}
