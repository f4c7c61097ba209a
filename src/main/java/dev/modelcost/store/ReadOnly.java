package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;
import org.hibernate.FlushMode;

/**
 * Reads of several statements in one transaction: without one, every statement borrows a connection
 * of its own, which is tried before it is lent, and that is as long as the statement.
 */
public final class ReadOnly {

    private ReadOnly() {}

    /**
     * @param reads changes nothing; what it throws comes out as it is
     */
    public static <R> R read(Supplier<R> reads) {
        return QuarkusTransaction.joiningExisting()
                .call(
                        () -> {
                            var session = Panache.getSession();
                            // Nothing is compared with what it was when it was read.
                            session.setHibernateFlushMode(FlushMode.MANUAL);
                            session.setDefaultReadOnly(true);
                            return reads.get();
                        });
    }
}
