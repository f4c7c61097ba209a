package dev.modelcost.kept;

import dev.modelcost.admission.Pacing;
import dev.modelcost.web.Answer;
import dev.modelcost.web.AnswerSending;
import dev.modelcost.web.CountedPath;
import dev.modelcost.web.Question;
import io.netty.buffer.Unpooled;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends kept answers on the event loop, before a worker thread is taken, and keeps what is
 * computed. A question is computed once at a time: others who ask it meanwhile wait for that.
 */
@ApplicationScoped
public class KeptAnswerRoute {

    /** For how many seconds nobody could confirm that the answer is of the newest edition. */
    static final String UNCONFIRMED = "Modelcost-Unconfirmed-Seconds";

    /**
     * After CORS (300) and the limits of requests (250), before authentication (200): who says who
     * they are is not answered from here. A check of hosts or of rates belongs before this.
     */
    private static final int PRIORITY = 240;

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final String root;
    private final KeptAnswers answers;
    private final Confidence confidence;
    private final AnswerSending sending;
    private final Map<Question, Computation> computations = new ConcurrentHashMap<>();

    KeptAnswerRoute(
            @ConfigProperty(name = "modelcost.api.root") String root,
            KeptAnswers answers,
            Confidence confidence,
            AnswerSending sending) {
        this.root = root + "/";
        this.answers = answers;
        this.confidence = confidence;
        this.sending = sending;
    }

    void filters(@Observes Filters filters) {
        if (answers.keepsAny()) {
            filters.register(this::answer, PRIORITY);
        }
    }

    private void answer(RoutingContext context) {
        if (KeepableRequest.is(context.request(), root)) {
            answer(context, Question.of(context.request()), false);
        } else {
            context.next();
        }
    }

    /**
     * @param asked whether the database has been asked for its edition already
     */
    private void answer(RoutingContext context, Question question, boolean asked) {
        var kept = answers.to(question);
        if (kept == null) {
            compute(context, question);
            return;
        }
        switch (confidence.in(kept.answer())) {
            case CURRENT -> send(context, question, kept);
            case UNCONFIRMED -> {
                var age = Long.toString(confidence.age().toSeconds());
                context.response().putHeader(UNCONFIRMED, age);
                send(context, question, kept);
            }
            case OUTDATED -> compute(context, question);
            case UNSURE -> {
                if (asked) {
                    compute(context, question);
                    return;
                }
                Pacing.pauseReading(context);
                var loop = Vertx.currentContext();
                confidence
                        .ask()
                        .onComplete(
                                told -> on(loop, context, () -> answer(context, question, true)));
            }
        }
    }

    private void send(RoutingContext context, Question question, KeptAnswer kept) {
        if (sending.compresses(context.request()) && !kept.answer().isCompressed()) {
            Pacing.pauseReading(context);
            var loop = Vertx.currentContext();
            context.vertx()
                    .executeBlocking(
                            () -> {
                                kept.answer().compress();
                                answers.keep(question, kept);
                                return kept;
                            },
                            false)
                    .onComplete(compressed -> on(loop, context, () -> write(context, kept)));
        } else {
            write(context, kept);
        }
    }

    private void write(RoutingContext context, KeptAnswer kept) {
        var response = context.response();
        byte[] body;
        try {
            body = sending.send(kept.answer(), context.request(), response::putHeader);
        } catch (HttpProblem refused) {
            // The slow way explains it.
            context.next();
            return;
        }
        if (kept.pathTemplate() != null) {
            CountedPath.set(Vertx.currentContext(), kept.pathTemplate());
        }
        if (body == null) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        if (context.request().method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length)).end();
        } else {
            response.end(BufferImpl.buffer(Unpooled.wrappedBuffer(body)));
        }
    }

    private void compute(RoutingContext context, Question question) {
        var mine = new Computation();
        var other = computations.putIfAbsent(question, mine);
        if (other == null) {
            lead(context, question, mine);
            return;
        }
        Pacing.pauseReading(context);
        var loop = Vertx.currentContext();
        Runnable proceed = () -> on(loop, context, () -> follow(context, question));
        if (!other.await(proceed)) {
            proceed.run();
        }
    }

    /** The one who computes; what comes of it is kept before the others look again. */
    private void lead(RoutingContext context, Question question, Computation computation) {
        var local = Vertx.currentContext();
        context.addHeadersEndHandler(
                sent -> {
                    Answer answer = context.get(Answer.OF_REQUEST);
                    if (answer != null && answer.edition() != null) {
                        answers.keep(question, new KeptAnswer(answer, CountedPath.of(local)));
                    }
                    end(question, computation);
                });
        context.addEndHandler(ended -> end(question, computation));
        context.next();
    }

    private void end(Question question, Computation computation) {
        computations.remove(question, computation);
        computation.end();
    }

    /** What failed for one is not waited for again. */
    private void follow(RoutingContext context, Question question) {
        var kept = answers.to(question);
        if (kept != null && confidence.in(kept.answer()) == Confidence.Standing.CURRENT) {
            send(context, question, kept);
        } else {
            context.next();
        }
    }

    /** On the event loop of the request, if its client still waits. */
    private static void on(Context loop, RoutingContext context, Runnable then) {
        loop.runOnContext(
                ignored -> {
                    if (!context.response().closed()) {
                        then.run();
                    }
                });
    }
}
