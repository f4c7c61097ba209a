package dev.modelcost.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.modelcost.failure.StartRefused;
import dev.modelcost.web.Problems;
import io.github.bucket4j.Bucket;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much one client may ask for in a minute: off unless it is set, because only whoever runs the
 * service knows whether a proxy stands in front of it, whose address all clients would share.
 */
@ApplicationScoped
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMSA",
            "com.github.benmanes.caffeine.cache.PSAMS"
        })
public class RateLimit {

    /** What a read counts, or an answer from memory. */
    static final int READ = 1;

    /** What a computed answer counts: it takes about ten times as long as a page of a list. */
    static final int COMPUTATION = 10;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /**
     * After a period a client has its whole allowance again, so that nothing need be known of it.
     */
    private static final int MOST_CLIENTS = 100_000;

    /** After the limits of a request (250), before answers from memory (240). */
    private static final int PRIORITY = 245;

    private final Optional<Integer> perMinute;

    /** Not one that loads by itself: it would look at its loader by reflection, and warn of it. */
    private final Cache<ClientAddress, Bucket> buckets;

    /**
     * @param perMinute how many reads one address may ask for in a minute, at least {@link
     *     #COMPUTATION}; empty for any number
     */
    RateLimit(
            @ConfigProperty(name = "modelcost.rate-limit.per-minute") Optional<Integer> perMinute,
            @ConfigProperty(
                            name = "quarkus.http.proxy.proxy-address-forwarding",
                            defaultValue = "false")
                    boolean forwarded,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies")
                    Optional<String> trustedProxies) {
        if (perMinute.isPresent() && forwarded && trustedProxies.isEmpty()) {
            throw new StartRefused(
                    "modelcost.rate-limit.per-minute needs quarkus.http.proxy.trusted-proxies where addresses are forwarded: without it every client could name an address of its choice.");
        }
        this.perMinute = perMinute;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST_CLIENTS)
                        .expireAfterAccess(PERIOD)
                        .executor(Runnable::run)
                        .build();
    }

    private Bucket bucket() {
        var allowance = perMinute.orElseThrow();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowance).refillGreedy(allowance, PERIOD))
                .build();
    }

    void filters(@Observes Filters filters) {
        if (perMinute.isPresent()) {
            filters.register(this::check, PRIORITY);
        }
    }

    private void check(RoutingContext context) {
        refusal(context.request(), READ)
                .ifPresentOrElse(
                        refused -> context.fail(refused.getStatusCode(), refused), context::next);
    }

    /**
     * Takes from what the client may still ask for.
     *
     * @param cost in reads
     * @return 429 if it is more than is left
     */
    Optional<HttpProblem> refusal(HttpServerRequest request, int cost) {
        if (perMinute.isEmpty()) {
            return Optional.empty();
        }
        var taken =
                buckets.get(ClientAddress.of(request.remoteAddress()), client -> bucket())
                        .tryConsumeAndReturnRemaining(cost);
        if (taken.isConsumed()) {
            return Optional.empty();
        }
        var wait = Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds() + 1;
        return Optional.of(Problems.tooManyRequests(wait));
    }
}
