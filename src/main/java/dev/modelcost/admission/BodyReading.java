package dev.modelcost.admission;

import dev.modelcost.web.ProblemSending;
import dev.modelcost.web.ProblemTypes;
import dev.modelcost.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads a body on the event loop before a worker thread is taken, and not for ever: a client that
 * sends it slowly, or stops, keeps nobody else waiting.
 */
@ApplicationScoped
public class BodyReading {

    /**
     * Path of imports below the root of the API. Their bodies have limits of their own, and are
     * kept in memory for one administrator at a time.
     */
    public static final String IMPORTS = "/imports";

    /** The role of those whose files are read. */
    public static final String ADMINISTRATOR = "admin";

    /** After kept answers (240), before authentication (200), which may take a thread. */
    private static final int PRIORITY = 230;

    /** After authentication and before {@link Pacing}, which reads no further: a file to import. */
    private static final int IMPORT_PRIORITY = 90;

    /** Before anything is answered that a body may follow. */
    private static final int DEADLINE_PRIORITY = 400;

    /** A refused body up to this size is read to its end, so that the client sees the answer. */
    private static final long MAX_DISCARDED = 8L * 1024 * 1024;

    /** For what is left of a body when its request has been answered. */
    private static final long REST_MILLIS = 5_000;

    /** Where a request keeps that its body is there: one that is paused has not ended. */
    private static final String READ = BodyReading.class.getName();

    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final ProblemSending problems;
    private final long maxBytes;
    private final Duration deadline;
    private final long maxImportBytes;
    private final Duration importDeadline;
    private final String imports;

    private final IdentityProviderManager identities;

    /** Whether a file is in memory. */
    private final AtomicBoolean importing = new AtomicBoolean();

    /**
     * @param maxBytes of a body
     * @param deadline for all of it
     * @param maxImportBytes of a file that is imported
     * @param importDeadline for all of that
     */
    BodyReading(
            ProblemSending problems,
            @ConfigProperty(name = "modelcost.http.max-body-size") MemorySize maxBytes,
            @ConfigProperty(name = "modelcost.http.body-deadline", defaultValue = "10s")
                    Duration deadline,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxImportBytes,
            @ConfigProperty(name = "modelcost.imports.deadline", defaultValue = "60s")
                    Duration importDeadline,
            @ConfigProperty(name = "modelcost.api.root") String root,
            IdentityProviderManager identities) {
        this.problems = problems;
        this.maxBytes = maxBytes.asLongValue();
        this.deadline = deadline;
        this.maxImportBytes = maxImportBytes.asLongValue();
        this.importDeadline = importDeadline;
        this.imports = root + IMPORTS;
        this.identities = identities;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::limitTime, DEADLINE_PRIORITY);
        filters.register(this::read, PRIORITY);
        filters.register(this::readImport, IMPORT_PRIORITY);
    }

    private boolean isImport(RoutingContext context) {
        return context.request().method() == HttpMethod.POST
                && imports.equals(context.request().path());
    }

    private static HttpProblem tooLarge(long maxBytes) {
        return ProblemTypes.of(413, "The body is larger than the " + maxBytes + " bytes allowed.");
    }

    /**
     * Whether a body belongs to it. Some clients say of every request without one that it has 0
     * bytes.
     */
    public static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0")
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Whether bytes follow the head of a request, or may. */
    static boolean mayHaveBody(HttpServerRequest request) {
        return hasBody(request)
                || request.version() == HttpVersion.HTTP_2 && StreamLimits.sendsMore(request);
    }

    private void limitTime(RoutingContext context) {
        if (hasBody(context.request())) {
            limitTime(context, isImport(context) ? importDeadline : deadline);
            context.addEndHandler(ended -> awaitRest(context));
        }
        context.next();
    }

    private void limitTime(RoutingContext context, Duration time) {
        var timer = context.vertx().setTimer(time.toMillis(), over -> giveUp(context, time));
        // What has come of the body would else be kept until then, though its client is gone.
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }

    /** Whether its body is there; of a request that is paused, it alone does not say so. */
    private static boolean hasEnded(RoutingContext context) {
        return context.request().isEnded() || context.get(READ) != null;
    }

    /** Of a request that was answered by its head alone: a client may send it on, or nothing. */
    private void awaitRest(RoutingContext context) {
        var request = context.request();
        if (request.version() == HttpVersion.HTTP_2
                || hasEnded(context)
                || context.response().closed()) {
            return;
        }
        context.vertx()
                .setTimer(
                        Math.min(deadline.toMillis(), REST_MILLIS),
                        over -> {
                            if (!request.isEnded()) {
                                request.connection().close();
                            }
                        });
    }

    private void giveUp(RoutingContext context, Duration time) {
        var request = context.request();
        var response = context.response();
        if (hasEnded(context) || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            request.connection().close();
        } else {
            problems.sendAndClose(
                    context,
                    ProblemTypes.of(
                            408,
                            "The body was not there within "
                                    + time.toMillis()
                                    + " ms of its request."));
        }
    }

    private void read(RoutingContext context) {
        var request = context.request();
        if (isOfUnknownLength(request)) {
            problems.send(
                    context,
                    ProblemTypes.of(
                            411, "Over HTTP/2 a body says how long it is, by Content-Length."));
        } else if (request.isEnded() || !hasBody(request) || isImport(context)) {
            context.next();
        } else {
            readUpTo(maxBytes, context, true);
        }
    }

    private void readUpTo(long most, RoutingContext context, boolean kept) {
        if (declaredLength(context.request()) > most) {
            refuse(context, most);
        } else {
            collect(context, most, kept);
        }
    }

    private void readImport(RoutingContext context) {
        var request = context.request();
        if (!isImport(context) || request.isEnded() || !hasBody(request)) {
            context.next();
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .map(who -> who.hasRole(ADMINISTRATOR))
                .onFailure()
                .recoverWithItem(false)
                .subscribe()
                .with(may -> loop.runOnContext(now -> readImportOfWaiting(context, may)));
    }

    /** Meanwhile its client may have gone: there is nothing to read then, and nobody to answer. */
    private void readImportOfWaiting(RoutingContext context, boolean may) {
        if (context.response().closed()) {
            return;
        }
        readImport(context, may);
    }

    /** Of anybody else a file takes no room, and what is wrong with the token is told after it. */
    private void readImport(RoutingContext context, boolean may) {
        if (!may && context.request().headers().contains(HttpHeaders.EXPECT)) {
            context.next();
        } else if (!may) {
            limitTime(context, deadline);
            readUpTo(maxImportBytes, context, false);
        } else if (importing.compareAndSet(false, true)) {
            context.addEndHandler(ended -> importing.set(false));
            readUpTo(maxImportBytes, context, true);
        } else {
            problems.sendAndClose(context, Problems.importing());
        }
    }

    /** Whether it has a body whose end cannot be foreseen, see {@link #collect}. */
    private static boolean isOfUnknownLength(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                && WITH_BODY.contains(request.method())
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && StreamLimits.sendsMore(request);
    }

    /**
     * A request of HTTP/2 is paused at its last byte: the layer above pauses every request, and one
     * of HTTP/2 that has ended cannot be.
     *
     * @param kept whether the body is wanted; else it is empty afterwards
     */
    private void collect(RoutingContext context, long most, boolean kept) {
        var request = context.request();
        var last =
                request.version() == HttpVersion.HTTP_2 ? declaredLength(request) : Long.MAX_VALUE;
        var body = Buffer.buffer();
        var length = new long[1];
        var unfinished = new UnfinishedBody(request);
        context.addEndHandler(ended -> unfinished.end());
        request.handler(
                part -> {
                    length[0] += part.length();
                    if (length[0] > most) {
                        unfinished.end();
                        refuse(context, most);
                        return;
                    }
                    if (kept) {
                        body.appendBuffer(part);
                        unfinished.came(part.length());
                    }
                    if (length[0] == last) {
                        request.pause();
                        unfinished.end();
                        proceed(context, body);
                    }
                });
        // A client that breaks off has nobody to be told.
        request.exceptionHandler(brokenOff -> {});
        request.endHandler(
                end -> {
                    unfinished.end();
                    proceed(context, body);
                });
        if (request.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private static void proceed(RoutingContext context, Buffer body) {
        context.put(READ, true);
        ((RoutingContextInternal) context).setBody(body);
        context.next();
    }

    private static long declaredLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Vert.x has rejected anything but a number; nineteen digits may still not fit a long.
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    private void refuse(RoutingContext context, long most) {
        var request = context.request();
        var tooLarge = tooLarge(most);
        if (declaredLength(request) > MAX_DISCARDED
                || request.headers().contains(HttpHeaders.EXPECT)) {
            problems.sendAndClose(context, tooLarge);
            return;
        }
        var discarded = new long[1];
        request.handler(
                part -> {
                    discarded[0] += part.length();
                    if (discarded[0] > MAX_DISCARDED) {
                        request.connection().close();
                    }
                });
        request.exceptionHandler(brokenOff -> {});
        request.endHandler(end -> problems.send(context, tooLarge));
        request.resume();
    }
}
