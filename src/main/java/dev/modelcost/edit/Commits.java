package dev.modelcost.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.store.EditionWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Commits changes of the record: each once, however often its request is sent again under a key.
 * Whoever reads here afterwards reads the change.
 */
@ApplicationScoped
class Commits {

    private final Transactions transactions;
    private final ObjectMapper json;
    private final EditionWatch watch;

    Commits(Transactions transactions, ObjectMapper json, EditionWatch watch) {
        this.transactions = transactions;
        this.json = json;
        this.watch = watch;
    }

    /**
     * @param request with its key, if it has one
     * @param work changes the record and tells what it did
     * @param type of what it tells
     * @param edition of the record that the change made, as it tells it
     * @throws dev.modelcost.failure.Conflict if the key came with another request
     * @throws Transactions.OutcomeUnknown if nobody knows whether it was committed
     */
    <A> A make(
            IdempotentAnswers.Request request,
            Transactions.Work<A> work,
            Class<A> type,
            Function<A, @Nullable Long> edition) {
        var began = System.nanoTime();
        var done =
                transactions.committed(
                        connection -> {
                            if (request.key() == null) {
                                return work.on(connection);
                            }
                            var kept = new IdempotentAnswers<>(connection, json, type, request);
                            var known = kept.orTakeKey();
                            if (known.isPresent()) {
                                return known.get();
                            }
                            return kept.keep(work.on(connection));
                        });
        watch.wrote(Objects.requireNonNull(edition.apply(done)), began);
        return done;
    }
}
