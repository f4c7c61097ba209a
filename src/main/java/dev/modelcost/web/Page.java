package dev.modelcost.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the rows of the page, at most {@code limit} of them
 * @param next cursor of the page after this one; null on the last page
 * @param assumed which names in the question were taken for which of the record, in sentences
 * @param itemType type of the items, known even for an empty page
 */
public record Page<V>(
        List<V> items,
        @Nullable String next,
        List<String> assumed,
        @JsonIgnore Class<V> itemType) {}
