package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.Panache;

/** The edition of the record, which changes with every load that changed a table. */
final class DataEdition {

    static final String SQL =
            "SELECT coalesce(sum(version), 0) || '/' || coalesce(max(loaded_at)::text, '') || '/'"
                    + " || count(*) FROM data_set";

    private DataEdition() {}

    /** As the current transaction sees it. */
    static String current() {
        return Panache.getSession().createNativeQuery(SQL, String.class).getSingleResult();
    }
}
