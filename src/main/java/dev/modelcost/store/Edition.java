package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.Panache;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The edition of the record: a number that every commit raises that changes the record, by triggers
 * (migration V26), so that nobody can forget it. It is in milliseconds since 1970, or one more than
 * the edition before. It only falls where the database itself goes back, as by restoring a backup.
 */
public final class Edition {

    /** Header of a read that must not be of an earlier edition. */
    public static final String AT_LEAST = "Min-Edition";

    /** Told by the database at each commit that raises the edition. */
    static final String CHANNEL = "modelcost_edition";

    static final String QUERY = "SELECT number FROM edition";

    private Edition() {}

    /** The edition of what this thread reads: of its snapshot, where it is in one. */
    public static long current() {
        var known = Snapshot.edition();
        return known == null
                ? Panache.getSession().createNativeQuery(QUERY, Long.class).getSingleResult()
                : known;
    }

    /** The edition of the rows that the next statement on this connection sees. */
    public static long of(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(QUERY);
                var edition = statement.executeQuery()) {
            edition.next();
            return edition.getLong(1);
        }
    }

    /**
     * The edition that the changes made in this transaction will have once it commits; the one
     * before if it has changed nothing. Other writers wait from here to the commit, so call it
     * last.
     *
     * @param connection in a transaction that is not repeatable read or serializable: those fail
     *     with SQLSTATE 40001 if another writer was first, and are to be tried again
     */
    public static long raisedBy(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET CONSTRAINTS edition_at_commit IMMEDIATE");
        }
        return of(connection);
    }
}
