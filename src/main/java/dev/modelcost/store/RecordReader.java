package dev.modelcost.store;

import dev.modelcost.calc.derivation.Moment;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Problems;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record for a request: in one snapshot, as it is or as it was known at the moment that
 * the request names, and not before the edition that it names is there.
 */
@Singleton
public class RecordReader {

    /** A replica that has not seen an edition after this has lost its database. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Header of an answer about the past: how many rows it lacks, because they were purged. */
    private static final String PURGED_ROWS = "Purged-Rows";

    private static final String HISTORY =
            "SELECT began_at, (SELECT count(*) FROM record_history WHERE purged_at IS NOT NULL AND"
                    + " recorded_from <= ? AND recorded_to > ?) FROM record_history_begin";

    private final DataSource database;
    private final CurrentVertxRequest current;
    private final Clock clock;
    private final RecordRemarks remarks;

    RecordReader(
            DataSource database, CurrentVertxRequest current, Clock clock, RecordRemarks remarks) {
        this.database = database;
        this.current = current;
        this.clock = clock;
        this.remarks = remarks;
    }

    /**
     * @param origin is told what was read
     * @throws InvalidInput for a moment that is to come, or before the history began
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 if the edition does not come in time
     */
    public <R> R read(Callable<R> reads, AnswerOrigin origin) throws Exception {
        var request = current.getCurrent() == null ? null : current.getCurrent().request();
        if (request != null) {
            awaitEdition(request);
        }
        var moment = request == null ? null : moment(request);
        Callable<R> all =
                () -> {
                    if (moment != null) {
                        lookAtHistory(moment, origin);
                    }
                    var answer = reads.call();
                    if (origin.isComputed() && Snapshot.edition() != null) {
                        origin.mustSay(remarks.ofRecord());
                    }
                    return answer;
                };
        // No connection is held while it computes.
        return request != null && origin.isComputed()
                ? Snapshot.callInPieces(all, origin, moment)
                : Snapshot.call(all, origin, moment);
    }

    private @Nullable Instant moment(HttpServerRequest request) {
        var name = Parameters.RECORDED_AT.name();
        var query = request.query();
        if (query == null || !query.contains(name) || request.getParam(name) == null) {
            return null;
        }
        var moment = instant(Parameters.RECORDED_AT.ofText(request.getParam(name)));
        if (moment.isAfter(clock.instant())) {
            throw new InvalidInput(name, "is to come; nobody knows what the record will be.");
        }
        return moment;
    }

    private static Instant instant(Moment moment) {
        return moment.day()
                .atTime(moment.time() == null ? LocalTime.NOON : moment.time())
                .toInstant(ZoneOffset.UTC);
    }

    /** Whether it reaches back to the moment, and what was purged of what was known then. */
    private void lookAtHistory(Instant moment, AnswerOrigin origin) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(HISTORY)) {
            statement.setTimestamp(1, Timestamp.from(moment));
            statement.setTimestamp(2, Timestamp.from(moment));
            try (var history = statement.executeQuery()) {
                history.next();
                var began = history.getTimestamp(1).toInstant();
                if (moment.isBefore(began)) {
                    throw new InvalidInput(
                            Parameters.RECORDED_AT.name(),
                            "is before the history of this record, which begins at " + began + ".");
                }
                if (history.getInt(2) > 0) {
                    origin.lacksPurgedRows();
                    current.getCurrent()
                            .response()
                            .putHeader(PURGED_ROWS, Integer.toString(history.getInt(2)));
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** A write says which edition it made, and whoever read of it may ask for that or a later. */
    private void awaitEdition(HttpServerRequest request) {
        var wanted = request.getHeader(Edition.AT_LEAST);
        if (wanted == null) {
            return;
        }
        if (!wanted.matches("\\d{1,18}")) {
            throw new InvalidInput(Edition.AT_LEAST, "not the number of an edition.");
        }
        var number = Long.parseLong(wanted);
        var began = System.nanoTime();
        try (var connection = database.getConnection()) {
            var seen = Edition.of(connection);
            while (seen < number) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw Problems.editionNotSeen(number, seen);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
                seen = Edition.of(connection);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
