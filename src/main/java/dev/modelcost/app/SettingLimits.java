package dev.modelcost.app;

import dev.modelcost.failure.Printable;
import dev.modelcost.failure.StartRefused;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * What numbers, times and sizes may be: what waits for a negative time, or keeps more than there is
 * memory, would fail at some request.
 */
@ApplicationScoped
public class SettingLimits {

    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_CLIENTS = 1_000_000;
    private static final int MOST_COMPUTATIONS = 10_000;
    private static final int MOST_PORT = 65_535;

    /** In reads: a computation counts as that many. */
    private static final int LEAST_ALLOWANCE = 10;

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    /** Those that may be empty, which is how some tools leave a setting out. */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of(
                    "modelcost.answers.max-bytes",
                    "modelcost.computations.at-once",
                    "modelcost.rate-limit.per-minute");

    /** What is neither counts as no, in silence. */
    private static final Set<String> YES_OR_NO =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "1", "0");

    /**
     * The limits of all settings that have any.
     *
     * @param memory of the process, in bytes
     */
    static List<Limit> all(long memory) {
        return List.of(
                Limit.time("modelcost.answers.unconfirmed-for", NONE, DAY),
                Limit.time("modelcost.computations.longest-wait", NONE, HOUR),
                Limit.time("modelcost.database.wait", NONE, DAY),
                Limit.time("modelcost.http.body-deadline", SHORTEST, HOUR),
                Limit.time("modelcost.http.head-deadline", SHORTEST, HOUR),
                Limit.time("modelcost.http.max-age", NONE, YEAR),
                Limit.time("modelcost.http.write-deadline", SHORTEST, HOUR),
                Limit.time("modelcost.imports.deadline", SHORTEST, HOUR),
                Limit.time("quarkus.datasource.jdbc.acquisition-timeout", SHORTEST, HOUR),
                // Netty counts it in whole seconds.
                Limit.time("quarkus.http.idle-timeout", Duration.ofSeconds(1), DAY),
                Limit.time("quarkus.management.idle-timeout", Duration.ofSeconds(1), DAY),
                Limit.time("quarkus.shutdown.delay", NONE, HOUR),
                Limit.time("quarkus.shutdown.timeout", NONE, HOUR),
                Limit.size("modelcost.answers.max-bytes", 0, memory),
                Limit.size("modelcost.http.max-body-size", 1, memory),
                Limit.size("modelcost.http.max-held", 1, memory),
                Limit.size("quarkus.http.limits.max-body-size", 1, memory),
                Limit.count("modelcost.computations.at-once", 1, MOST_COMPUTATIONS),
                Limit.count("modelcost.computations.most-waiting", 0, MOST_CLIENTS),
                Limit.count("modelcost.rate-limit.per-minute", LEAST_ALLOWANCE, Integer.MAX_VALUE),
                Limit.count("quarkus.datasource.jdbc.max-size", 1, MOST_CONNECTIONS),
                Limit.count("quarkus.http.limits.max-connections", 1, MOST_CLIENTS),
                Limit.count("quarkus.http.port", 0, MOST_PORT),
                Limit.count("quarkus.management.port", 0, MOST_PORT),
                Limit.flag("modelcost.data.load"),
                Limit.flag("modelcost.http.compress"),
                Limit.flag("modelcost.local-editor.from-anywhere"),
                Limit.flag("quarkus.http.access-log.enabled"),
                Limit.flag("quarkus.http.cors.enabled"),
                Limit.flag("quarkus.http.proxy.proxy-address-forwarding"),
                Limit.flag("quarkus.log.console.json.enabled"),
                Limit.flag("quarkus.oidc.tenant-enabled"));
    }

    private final Config config;

    SettingLimits(Config config) {
        this.config = config;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        refusal(name -> config.getConfigValue(name).getValue())
                .ifPresent(
                        sentence -> {
                            throw new StartRefused(sentence);
                        });
    }

    /**
     * What is wrong with the first setting that is outside of its limits; empty if none is.
     *
     * @param values by the names of properties; null for what is not given
     */
    static Optional<String> refusal(Function<String, @Nullable String> values) {
        return all(Runtime.getRuntime().maxMemory()).stream()
                .flatMap(limit -> limit.refusal(values.apply(limit.setting)).stream())
                .findFirst();
    }

    /** The same of what this process was given, before the configuration is read. */
    static Optional<String> refusalOfGiven() {
        return refusal(
                name -> System.getProperty(name, System.getenv(UnknownSettings.variable(name))));
    }

    /**
     * The values that a setting may have.
     *
     * @param setting name of the property
     * @param allowed in words, after "must be"
     * @param amount of a value as it is written; may fail
     * @param least amount
     * @param most amount
     */
    record Limit(
            String setting,
            String allowed,
            Function<String, Number> amount,
            double least,
            double most) {

        private static Limit time(String setting, Duration least, Duration most) {
            return new Limit(
                    setting,
                    "a time from %s to %s, such as 10S".formatted(inWords(least), inWords(most)),
                    SettingLimits::millis,
                    least.toMillis(),
                    most.toMillis());
        }

        /** What is kept must fit into the memory that there is. */
        private static Limit size(String setting, int least, long most) {
            return new Limit(
                    setting,
                    "a size from %d byte%s to the %d MB of memory that there is, such as 256K"
                            .formatted(least, least == 1 ? "" : "s", most >> 20),
                    SettingLimits::bytes,
                    least,
                    most);
        }

        private static Limit count(String setting, int least, int most) {
            return new Limit(
                    setting,
                    "a whole number from %d to %d".formatted(least, most),
                    Long::valueOf,
                    least,
                    most);
        }

        private static Limit flag(String setting) {
            return new Limit(setting, "true or false", SettingLimits::yesOrNo, 0, 1);
        }

        /**
         * @param value as it is written; null where none is given
         */
        Optional<String> refusal(@Nullable String value) {
            if (value == null || value.isEmpty() && MAY_BE_EMPTY.contains(setting)) {
                return Optional.empty();
            }
            if (value.isBlank()) {
                return Optional.of(
                        "The setting %s cannot be empty: it must be %s; leave it out for the default."
                                .formatted(setting, allowed));
            }
            try {
                var given = amount.apply(value.strip()).doubleValue();
                return given < least || given > most
                        ? Optional.of(sentence(value))
                        : Optional.empty();
            } catch (IllegalArgumentException | ArithmeticException unreadable) {
                return Optional.of(sentence(value));
            }
        }

        private String sentence(String value) {
            return "The setting %s cannot be %s: it must be %s."
                    .formatted(setting, Printable.of(value), allowed);
        }
    }

    private static Number millis(String value) {
        var time = new DurationConverter().convert(value);
        return time.getSeconds() * 1e3 + time.getNano() / 1e6;
    }

    private static Number bytes(String value) {
        return new MemorySizeConverter().convert(value).asBigInteger();
    }

    private static Number yesOrNo(String value) {
        if (!YES_OR_NO.contains(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(value);
        }
        return 1;
    }

    private static String inWords(Duration time) {
        if (time.isZero()) {
            return "0";
        }
        if (time.compareTo(HOUR) < 0) {
            return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
        }
        return time.compareTo(DAY) <= 0 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
