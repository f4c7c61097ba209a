package dev.modelcost.web;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Answers 503 where the database is at fault, not the statement, with an occasional line in the log
 * instead of a 500 and a stack trace for every request.
 */
@ApplicationScoped
public class DatabaseFailures {

    private static final Logger LOG = Logger.getLogger(DatabaseFailures.class);

    /**
     * SQLSTATEs, by how they begin, that say nothing against the statement: connection exception,
     * insufficient resources, operator intervention (a cancelled statement and a time-out among
     * them), a database that is read-only at the moment, a transaction idle for too long, a
     * deadlock or a conflict with another transaction, a lock not to be had.
     */
    private static final List<String> AWAY =
            List.of("08", "53", "57", "25006", "25P03", "40", "55P03");

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    /** A failure of Hibernate's. */
    @Provider
    @Priority(1)
    public static class OfPersistence extends ExceptionMapperBase<PersistenceException> {

        private final DatabaseFailures failures;

        OfPersistence(DatabaseFailures failures) {
            this.failures = failures;
        }

        @Override
        protected HttpProblem toProblem(PersistenceException failure) {
            return failures.problem(failure);
        }
    }

    /** A failure of a statement that was sent without Hibernate. */
    @Provider
    @Priority(1)
    public static class OfStatement extends ExceptionMapperBase<SQLException> {

        private final DatabaseFailures failures;

        OfStatement(DatabaseFailures failures) {
            this.failures = failures;
        }

        @Override
        protected HttpProblem toProblem(SQLException failure) {
            return failures.problem(failure);
        }
    }

    /** A commit that failed: whether it took place is not known if the connection was lost. */
    @Provider
    @Priority(1)
    public static class OfCommit extends ExceptionMapperBase<RollbackException> {

        private final DatabaseFailures failures;

        OfCommit(DatabaseFailures failures) {
            this.failures = failures;
        }

        @Override
        protected HttpProblem toProblem(RollbackException failure) {
            return failures.problem(failure);
        }
    }

    /** The same of a transaction that a method of ours began. */
    @Provider
    @Priority(1)
    public static class OfTransaction extends ExceptionMapperBase<QuarkusTransactionException> {

        private final DatabaseFailures failures;

        OfTransaction(DatabaseFailures failures) {
            this.failures = failures;
        }

        @Override
        protected HttpProblem toProblem(QuarkusTransactionException failure) {
            return failures.problem(
                    failure.getCause() instanceof RollbackException commit ? commit : failure);
        }
    }

    /** 503 if the database is at fault, else 500. */
    HttpProblem problem(Exception failure) {
        var statements = statements(failure).toList();
        var away = statements.stream().filter(DatabaseFailures::isAway).findFirst();
        if (away.isPresent() || statements.isEmpty() && failure instanceof RollbackException) {
            log(away.isPresent() ? away.get() : failure);
            return Problems.databaseAway();
        }
        return ProblemTypes.of(500);
    }

    /** The failed statements among its causes; a transaction's manager suppresses them. */
    private static Stream<SQLException> statements(Throwable failure) {
        if (failure == null) {
            return Stream.empty();
        }
        var here =
                failure instanceof SQLException sql ? Stream.of(sql) : Stream.<SQLException>empty();
        return Stream.of(
                        here,
                        statements(failure.getCause()),
                        Stream.of(failure.getSuppressed()).flatMap(DatabaseFailures::statements))
                .flatMap(found -> found);
    }

    private void log(Exception failure) {
        var now = System.nanoTime();
        var until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + PAUSE)) {
            LOG.errorf(
                    "The database cannot be used; requests are answered with 503: %s",
                    failure.getMessage());
        }
    }

    /**
     * PostgreSQL and its driver give every failure a SQLSTATE; one without is the pool's, that no
     * connection was free in time.
     */
    private static boolean isAway(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }
}
