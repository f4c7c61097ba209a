package dev.modelcost.app;

import dev.modelcost.failure.StartRefused;
import java.nio.file.Path;

/**
 * A database bundled with the service, for trying it out on one's own machine. It is found by
 * {@link java.util.ServiceLoader}, so that builds without it (native, container) do not depend on
 * it.
 */
public interface LocalDatabase {

    /**
     * Starts it on the data in {@code directory}, which is created if it does not exist.
     *
     * @return the JDBC URL, with user and password
     * @throws StartRefused if it cannot start, with a sentence for the person who started it
     */
    String start(Path directory);

    /** Stops it cleanly. Does nothing if it is not running. */
    void stop();
}
