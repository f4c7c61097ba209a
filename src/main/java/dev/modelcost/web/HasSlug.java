package dev.modelcost.web;

/** What a compact answer names by its slug alone. */
public interface HasSlug {

    String slug();
}
