package dev.modelcost.app;

import dev.modelcost.about.Release;
import dev.modelcost.failure.StartRefused;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the arguments ask for, if not the service itself. */
final class CommandLine {

    /** Brings the database up to date and ends. */
    static final String MIGRATE = "migrate";

    private static final List<String> VERSION = List.of("--version", "-V");
    private static final List<String> HELP = List.of("--help", "-h", "help");

    private CommandLine() {}

    /**
     * What to print instead of starting; empty to start.
     *
     * @param release this one; asked for only if it is printed
     * @throws StartRefused for an argument that there is not
     */
    static Optional<String> answer(List<String> arguments, Supplier<Release> release) {
        for (var argument : arguments) {
            if (VERSION.contains(argument)) {
                return Optional.of(release.get().toString());
            }
            if (HELP.contains(argument)) {
                return Optional.of(help(release.get()));
            }
            if (!MIGRATE.equals(argument)) {
                throw new StartRefused(
                        "There is no argument '%s'; --help lists those that there are. Settings of the form -Dname=value come before -jar."
                                .formatted(argument));
            }
        }
        return Optional.empty();
    }

    private static String help(Release release) {
        return """
        Modelcost %s: what AI models cost, as a service with a JSON API.

        Without an argument it starts the service, on the database of QUARKUS_DATASOURCE_JDBC_URL
        or, where one is bundled, on an embedded PostgreSQL.

          migrate      brings tables and data of the database up to date, and ends
          --version    prints the version
          --help       prints this

        Settings are environment variables, or properties (-Dquarkus.http.port=8081 before -jar):

          QUARKUS_HTTP_PORT                 port of the API (8080)
          QUARKUS_MANAGEMENT_PORT           port of health, metrics and /q/info (9000)
          QUARKUS_DATASOURCE_JDBC_URL       a PostgreSQL, as jdbc:postgresql://host:5432/name
          QUARKUS_DATASOURCE_USERNAME       its user
          QUARKUS_DATASOURCE_PASSWORD       and password
          MODELCOST_DATABASE_DIRECTORY      where the embedded PostgreSQL keeps its data (.modelcost)
          QUARKUS_HTTP_ACCESS_LOG_ENABLED   a line in the log for each request (false)
          QUARKUS_LOG_CONSOLE_JSON_ENABLED  the log as JSON, one object a line (false)

        README.md lists them all."""
                .formatted(release.version());
    }
}
