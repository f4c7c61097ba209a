package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;
import org.hibernate.FlushMode;

/**
 * Runs several reads in one transaction. Without one, every statement borrows its own connection,
 * which is validated first, and that takes as long as the statement itself.
 */
public final class ReadOnly {

    private ReadOnly() {}

    /**
     * @param reads must change nothing; any exception is passed on unchanged
     */
    public static <R> R read(Supplier<R> reads) {
        return QuarkusTransaction.joiningExisting()
                .call(
                        () -> {
                            var session = Panache.getSession();
                            // Skips Hibernate's comparison of entities with their state when read.
                            session.setHibernateFlushMode(FlushMode.MANUAL);
                            session.setDefaultReadOnly(true);
                            return reads.get();
                        });
    }
}
