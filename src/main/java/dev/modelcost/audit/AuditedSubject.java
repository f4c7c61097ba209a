package dev.modelcost.audit;

import dev.modelcost.store.Slugs;
import org.jspecify.annotations.Nullable;

/**
 * What an audited claim is about.
 *
 * @param slug of the model, chip or organization; null for a market and for what the record does
 *     not hold
 * @param name display name; as the claim has it if the record does not hold it
 */
public record AuditedSubject(@Nullable String slug, String name) {

    /** As answers show it: markets are found by their name, which is no slug. */
    AuditedSubject shown() {
        return slug == null || Slugs.isSlug(slug) ? this : new AuditedSubject(null, name);
    }
}
