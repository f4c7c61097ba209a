package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Failures of the database are told by their type and SQLSTATE, never by their text. */
class DatabaseFailuresTest {

    private final DatabaseFailures failures = new DatabaseFailures();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "53300", "53100", "57014", "57P01", "57P03", "25006", "25P03", "40001",
                "40P01", "55P03"
            })
    void answers503WhereTheStatementIsNotAtFault(String state) {
        assertThat(status(new PersistenceException(new SQLException("", state)))).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "23505", "42P01", "42601"})
    void answers500WhereTheStatementIsAtFault(String state) {
        assertThat(status(new PersistenceException(new SQLException("", state)))).isEqualTo(500);
    }

    @Test
    void knowsAFullPoolWhateverItSays() {
        assertThat(status(new PersistenceException(new SQLException("Sorry, come back later"))))
                .isEqualTo(503);
        assertThat(status(new SQLException("Sorry, come back later"))).isEqualTo(503);
    }

    @Test
    void knowsAConnectionThatIsCutInACommit() {
        var commit = new RollbackException("Could not commit");
        assertThat(status(commit)).isEqualTo(503);

        commit.addSuppressed(new PSQLException("cut", PSQLState.CONNECTION_FAILURE));
        assertThat(status(commit)).isEqualTo(503);
    }

    @Test
    void knowsThemWithinATransactionThatAMethodBegan() {
        var commit = new RollbackException("Could not commit");
        var transactions = new DatabaseFailures.OfTransaction(failures);

        assertThat(transactions.toProblem(new QuarkusTransactionException(commit)).getStatusCode())
                .isEqualTo(503);
        assertThat(
                        transactions
                                .toProblem(
                                        new QuarkusTransactionException(
                                                new SQLException("away", "08006")))
                                .getStatusCode())
                .isEqualTo(503);
        assertThat(
                        transactions
                                .toProblem(
                                        new QuarkusTransactionException(
                                                new IllegalStateException("a fault of ours")))
                                .getStatusCode())
                .isEqualTo(500);
    }

    @Test
    void doesNotTakeARefusedRowForACutConnection() {
        var commit = new RollbackException("Could not commit");
        commit.addSuppressed(new PSQLException("twice", PSQLState.UNIQUE_VIOLATION));

        assertThat(status(commit)).isEqualTo(500);
    }

    @Test
    void saysWhenToTryAgain() {
        assertThat(failures.problem(new SQLException("no connection")).getHeaders())
                .containsEntry("Retry-After", "5");
    }

    private int status(Exception failure) {
        return failures.problem(failure).getStatusCode();
    }
}
