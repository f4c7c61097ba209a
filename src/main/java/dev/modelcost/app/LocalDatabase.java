package dev.modelcost.app;

import java.nio.file.Path;

/**
 * A database that comes with the service, for a first try on one's own machine. It is found by
 * {@link java.util.ServiceLoader}, so that builds without it (native, container) need nothing of
 * it.
 */
public interface LocalDatabase {

    /**
     * Starts it on the data in {@code directory}, which is created if there is none.
     *
     * @return the JDBC URL, with user and password
     * @throws StartRefused if it cannot start, with a sentence for the person who started it
     */
    String start(Path directory);

    /** Stops it cleanly. Harmless if it does not run. */
    void stop();
}
