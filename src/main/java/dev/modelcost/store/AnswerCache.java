package dev.modelcost.store;

import dev.modelcost.web.AnswerOfRequest;
import dev.modelcost.web.CachedAnswer;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Caches answers to questions about the record, with the bytes that were sent. The key includes the
 * edition of the data, so an answer never outlives the data it was computed from, whichever replica
 * loaded new data. Anything that changes rows in another way must increment the version of their
 * {@code data_set}.
 */
@ApplicationScoped
public class AnswerCache {

    private final DataSource database;
    private final CaffeineCache cache;
    private final AnswerOfRequest kept;

    AnswerCache(DataSource database, @CacheName("answers") Cache cache, AnswerOfRequest kept) {
        this.database = database;
        this.cache = cache.as(CaffeineCache.class);
        this.kept = kept;
    }

    private record Key(String edition, String kind, String subject, Object question) {}

    /**
     * The answer, computed if this has not been asked of the current data. Failures are not cached.
     *
     * @param kind of question
     * @param subject slug of the thing that the question is about; empty if there is none
     * @param question compared by value: equal questions have the same answer
     * @param compute reads the record in one transaction
     */
    public <A> A answer(
            String kind, String subject, Object question, Class<A> type, Supplier<A> compute) {
        var key = new Key(edition(), kind, subject, question);
        var known = cache.<CachedAnswer>getIfPresent(key);
        var answer = known == null ? new CachedAnswer(ReadOnly.read(compute)) : join(known);
        if (known == null) {
            cache.put(key, CompletableFuture.completedFuture(answer));
        }
        kept.answersWith(answer);
        return type.cast(answer.value());
    }

    private static CachedAnswer join(CompletableFuture<CachedAnswer> known) {
        try {
            return known.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }

    /**
     * The edition of the shipped data, which changes with every load that changed a table. A cached
     * question needs nothing else from the database, so this is read without a session.
     */
    private String edition() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DataEdition.SQL);
                var edition = statement.executeQuery()) {
            edition.next();
            return edition.getString(1);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
