package dev.modelcost.app;

import dev.modelcost.failure.StartRefused;
import java.util.regex.Pattern;

/**
 * The URL of the configured database: one that the driver cannot read is refused before anything
 * prints it, since it may hold a password.
 */
public final class DatabaseUrl {

    /** Hosts and a database, as {@code //host:5432/name}, or a database on this machine. */
    private static final Pattern READABLE =
            Pattern.compile("jdbc:postgresql:(//[^/@?]+/[^/@?]*|[^/@?]+)(\\?.*)?");

    private DatabaseUrl() {}

    /**
     * Refuses a URL that is not one of PostgreSQL's, or that has a user and a password before the
     * host, where the driver does not look for them.
     *
     * @throws StartRefused with a sentence that does not repeat the URL
     */
    static void check(String url) {
        if (!READABLE.matcher(url).matches()) {
            throw new StartRefused(
                    "QUARKUS_DATASOURCE_JDBC_URL must look like jdbc:postgresql://HOST:5432/DATABASE; user and password belong in QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
        }
    }

    /** The URL without its parameters, which may hold a password. */
    public static String printable(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
