package dev.modelcost.store;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** A database that told an edition once and does not answer any more. */
public final class SilentDatabase {

    private final EditionWatch watch;

    /**
     * @param edition that it told
     * @param nanoTime what time it is, in ns; it told the edition now
     */
    public SilentDatabase(long edition, LongSupplier nanoTime) {
        watch = new EditionWatch(nanoTime);
        watch.saw(edition, nanoTime.getAsLong());
    }

    /** What is known of its record. */
    public EditionWatch watch() {
        return watch;
    }

    /** Asks it in vain. */
    public EditionCheck check() {
        var away =
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (database, method, arguments) -> {
                            throw new SQLException("away");
                        });
        return new EditionCheck((DataSource) away, watch);
    }
}
