package dev.modelcost.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items at most {@code limit} of them
 * @param next cursor of the page after this one; null on the last page
 * @param itemType what the items are, also of an empty page
 */
public record Page<V>(List<V> items, String next, @JsonIgnore Class<V> itemType) {}
