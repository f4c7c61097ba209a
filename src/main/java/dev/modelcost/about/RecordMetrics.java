package dev.modelcost.about;

import dev.modelcost.store.EditionWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/** Which release runs on which record, among the metrics. */
@Singleton
public class RecordMetrics implements MeterBinder {

    private static final double MILLIS_PER_SECOND = Duration.ofSeconds(1).toMillis();
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final Release release = Release.current();
    private final EditionWatch watch;

    RecordMetrics(EditionWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("modelcost.build.info", () -> 1)
                .description("Always 1; the labels say which release runs.")
                .tag("version", release.version())
                .tag("commit", Objects.requireNonNullElse(release.commit(), "unknown"))
                .register(registry);
        Gauge.builder("modelcost.record.edition", this::editionSeconds)
                .description("When the record was last changed, since 1970; its edition.")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("modelcost.record.confirmed.age", this::confirmedSecondsAgo)
                .description("How long ago the database confirmed the edition.")
                .baseUnit("seconds")
                .register(registry);
    }

    /** NaN, which Prometheus keeps as such, until an edition has been seen. */
    private double editionSeconds() {
        var edition = watch.last();
        return edition.isPresent() ? edition.getAsLong() / MILLIS_PER_SECOND : Double.NaN;
    }

    private double confirmedSecondsAgo() {
        var age = watch.age();
        return age == null ? Double.NaN : age.toNanos() / NANOS_PER_SECOND;
    }
}
