package dev.modelcost.app;

import dev.modelcost.failure.StartRefused;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Refuses times that are none: what waits for a negative time fails at the first request. */
@ApplicationScoped
public class SettingLimits {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SOME = Duration.ofMillis(1);

    /** The least of each. */
    private static final Map<String, Duration> LEAST =
            Map.of(
                    "modelcost.answers.unconfirmed-for", NONE,
                    "modelcost.http.body-deadline", SOME,
                    "modelcost.http.head-deadline", SOME,
                    "modelcost.http.max-age", NONE,
                    "modelcost.http.write-deadline", SOME,
                    "quarkus.datasource.jdbc.acquisition-timeout", SOME,
                    "quarkus.shutdown.delay", NONE,
                    "quarkus.shutdown.timeout", NONE);

    private final Config config;

    SettingLimits(Config config) {
        this.config = config;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        LEAST.forEach(
                (name, least) ->
                        config.getOptionalValue(name, Duration.class)
                                .filter(given -> given.compareTo(least) < 0)
                                .ifPresent(
                                        given -> {
                                            throw new StartRefused(
                                                    "%s must %s, but is %s."
                                                            .formatted(
                                                                    name,
                                                                    least.isZero()
                                                                            ? "not be negative"
                                                                            : "be at least a"
                                                                                    + " millisecond",
                                                                    given));
                                        }));
    }
}
