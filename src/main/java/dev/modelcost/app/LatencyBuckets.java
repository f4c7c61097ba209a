package dev.modelcost.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Counts requests by how long they took, in buckets, so that quantiles can be computed over all
 * replicas. The buckets are where it matters: a kept answer takes a millisecond, a computed one
 * some ten, and a client has given up after some seconds.
 */
final class LatencyBuckets {

    private static final String REQUESTS = "http.server.requests";

    private static final double[] SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    LatencyBuckets() {}

    @Produces
    @Singleton
    static MeterFilter ofRequests() {
        var buckets =
                DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(
                                DoubleStream.of(SECONDS)
                                        .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
                                        .toArray())
                        .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(
                    Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS) ? buckets.merge(config) : config;
            }
        };
    }
}
