package dev.modelcost.edit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Works on the database: commits what was done, takes it back, or only reads. */
@ApplicationScoped
class Transactions {

    /** The connection broke while the change was committed: it may have been, or not. */
    static final class OutcomeUnknown extends RuntimeException {

        private static final long serialVersionUID = 1;

        OutcomeUnknown(SQLException cause) {
            super(cause);
        }
    }

    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    /**
     * Does the work and takes it back. Until then, whatever is read in this thread sees what was
     * done.
     */
    <R> R takenBack(Work<R> work) {
        QuarkusTransaction.begin();
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    <R> R reading(Work<R> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * @throws OutcomeUnknown if nobody knows whether it was committed
     */
    <R> R committed(Work<R> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                commit(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            } finally {
                restore(connection);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("08")) {
                throw new OutcomeUnknown(e);
            }
            throw new PersistenceException(e);
        }
    }

    /** A connection that broke has nothing to roll back; why it broke is what to tell. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            // The database rolls back by itself.
        }
    }

    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The pool throws it away.
        }
    }
}
