package dev.modelcost.app;

import dev.modelcost.about.Release;
import dev.modelcost.failure.StartRefused;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the service. If no database is configured, the bundled one is started first, before
 * Quarkus reads its configuration. With the argument {@code migrate} it only brings the database up
 * to date and exits, so that replicas need not check it when they start.
 */
@QuarkusMain
public class Main {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    /** Longer than the time allowed for requests in flight (quarkus.shutdown.timeout). */
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    public static void main(String... args) {
        // Vert.x would silently refuse a path that cannot be decoded; admission.RequestLimits says
        // why it does.
        System.setProperty("vertx.disableURIValidation", "true");
        // Netty then finds admission.ConnectionDeadlines.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        obey(List.of(args));
        UnknownSettings.given().forEach(System.err::println);
        refuseValuesOutsideOfTheirLimits();
        var database = configured() ? null : startLocalDatabase();
        var serviceEnded = new CountDownLatch(1);
        if (database != null) {
            // After a signal, the JVM exits once its hooks have ended, whatever this thread still
            // has to do.
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> stopAfter(serviceEnded, database), "stop database"));
        }
        try {
            Quarkus.run(
                    Service.class,
                    (code, failure) -> {
                        if (failure != null) {
                            tell(failure);
                        }
                        serviceEnded.countDown();
                        System.exit(code);
                    },
                    args);
        } finally {
            serviceEnded.countDown();
        }
    }

    private static void obey(List<String> arguments) {
        try {
            CommandLine.answer(arguments, Release::current)
                    .ifPresent(
                            answer -> {
                                System.out.println(answer);
                                System.exit(0);
                            });
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
        if (arguments.contains(CommandLine.MIGRATE)) {
            migrateOnly();
        }
    }

    private static void stopAfter(CountDownLatch serviceEnded, LocalDatabase database) {
        try {
            serviceEnded.await(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.stop();
    }

    private static void tell(Throwable failure) {
        StartFailure.sentence(
                        failure,
                        ConfigProvider.getConfig()
                                .getOptionalValue(JDBC_URL, String.class)
                                .orElse(""))
                .ifPresentOrElse(System.err::println, failure::printStackTrace);
    }

    /** What fails on a value that makes no sense, such as the pool, would not say which it was. */
    private static void refuseValuesOutsideOfTheirLimits() {
        SettingLimits.refusalOfGiven()
                .ifPresent(
                        sentence -> {
                            System.err.println(sentence);
                            System.exit(1);
                        });
    }

    /** Overrides settings meant for the replicas, with which it shares the environment. */
    private static void migrateOnly() {
        System.setProperty("quarkus.flyway.migrate-at-start", "true");
        System.setProperty("modelcost.data.load", "true");
        // Nobody calls it, so it uses any free port and never collides with a running service.
        System.setProperty("quarkus.http.port", "0");
        System.setProperty("quarkus.management.port", "0");
        System.setProperty("quarkus.shutdown.delay", "0S");
    }

    /** In a native image, configuration read this early does not see the environment. */
    private static Optional<String> configuredUrl() {
        return Optional.ofNullable(System.getenv("QUARKUS_DATASOURCE_JDBC_URL"))
                .or(() -> ConfigProvider.getConfig().getOptionalValue(JDBC_URL, String.class));
    }

    private static boolean configured() {
        var url = configuredUrl();
        try {
            url.ifPresent(DatabaseUrl::check);
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        return url.isPresent();
    }

    private static LocalDatabase startLocalDatabase() {
        var database =
                ServiceLoader.load(LocalDatabase.class)
                        .findFirst()
                        .orElseGet(
                                () -> {
                                    System.err.println(
                                            "No database is configured, and none is bundled with"
                                                    + " this build. Set QUARKUS_DATASOURCE_JDBC_URL,"
                                                    + " _USERNAME and _PASSWORD for a PostgreSQL"
                                                    + " server, version 14 or newer.");
                                    System.exit(1);
                                    return null;
                                });
        var directory =
                ConfigProvider.getConfig()
                        .getOptionalValue("modelcost.database.directory", String.class)
                        .orElse(".modelcost");
        try {
            System.setProperty(JDBC_URL, database.start(Path.of(directory).toAbsolutePath()));
            System.setProperty(LocalEditor.TOKEN, LocalEditor.newToken());
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        return database;
    }
}
