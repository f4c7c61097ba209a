package dev.modelcost.store;

/**
 * How an answer names another row of the record.
 *
 * @param slug public id
 * @param name display name
 */
public record Ref(String slug, String name) {}
