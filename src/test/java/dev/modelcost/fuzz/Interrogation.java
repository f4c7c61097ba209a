package dev.modelcost.fuzz;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;

import com.networknt.schema.ValidationMessage;
import dev.modelcost.web.Wire;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Asks the service at REST Assured's address all that its description offers, and compares what it
 * answers with what the description says.
 */
public final class Interrogation {

    private static final int TRIES_OF_A_GENERATOR = 1_000;
    private static final int MOST_OF_A_KIND = 2;
    private static final int MOST_WAITING = 50;

    /** These compute hundreds of answers each, and are asked in every so many rounds. */
    private static final Set<String> SLOW = Set.of("/api/v1/audits/summary", "/api/v1/self-test");

    private static final int ROUNDS_OF_SLOW = 5;

    /** Statuses of errors that any request may bring, beside those that are described. */
    private static final Set<Integer> ANYWHERE =
            Set.of(400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 417, 422, 428, 431);

    /** Types of a 503 that a limit explains: the client is to try again. */
    private static final Set<String> OF_LIMITS =
            Set.of("/problems#edition-not-seen", "/problems#busy");

    private final DescribedApi api;
    private final boolean changesAll;
    private final String token;
    private final Random random;
    private final Map<String, List<String>> complaints = new ConcurrentSkipListMap<>();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    /** Two ask at a time, and hold the answers to their schemas, which takes as long. */
    private final ExecutorService clients =
            new ThreadPoolExecutor(
                    2,
                    2,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Interrogation::await);

    private Interrogation(boolean changesAll, String token, long seed) throws Exception {
        this.api = new DescribedApi(given().get("/openapi?format=json").asString());
        this.changesAll = changesAll;
        this.token = token;
        this.random = new Random(seed);
    }

    /**
     * What was wrong with the answers, by kind.
     *
     * @param changesAll whether any row may be changed; else only those that it adds itself
     * @param token of somebody who may change it
     */
    public static Map<String, List<String>> complaints(
            int requests, boolean changesAll, String token, long seed) throws Exception {
        var interrogation = new Interrogation(changesAll, token, seed);
        JqwikSession.run(() -> interrogation.ask(requests));
        interrogation.clients.shutdown();
        if (!interrogation.clients.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("requests are not answered");
        }
        System.out.printf(
                "%d requests by the description, answers by status: %s%n",
                requests, interrogation.statuses);
        interrogation.complaints.forEach((kind, all) -> System.out.println(kind + ": " + all));
        return interrogation.complaints;
    }

    private static void await(Runnable request, ThreadPoolExecutor clients) {
        try {
            clients.getQueue().put(request);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(int requests) {
        var slugs = new HashMap<String, List<String>>();
        var hostile =
                new HostileRequests(
                        api,
                        operation ->
                                operation.changesRows() && !changesAll
                                        ? HostileRequests.ADDED
                                        : slugs.computeIfAbsent(
                                                operation.path().split("/")[3],
                                                Interrogation::slugs),
                        token);
        var generators = new ArrayList<RandomGenerator<HostileRequests.Request>>();
        // After each change the tables are read anew: in between, they are read for one question.
        var operations =
                api.operations().stream()
                        .sorted(Comparator.comparing(DescribedApi.Operation::changesRows))
                        .toList();
        for (var operation : operations) {
            // The hostile values are the edge cases; jqwik would combine its own for minutes.
            generators.add(hostile.of(operation).generator(TRIES_OF_A_GENERATOR, false));
        }
        for (int i = 0, asked = 0; asked < requests; i++) {
            var next = i % operations.size();
            if (i / operations.size() % ROUNDS_OF_SLOW == 0
                    || !SLOW.contains(operations.get(next).path())) {
                var request = generators.get(next).next(random).value();
                clients.execute(() -> ask(request));
                asked++;
            }
        }
    }

    private static List<String> slugs(String rows) {
        var known = HostileRequests.KNOWN.getOrDefault(rows, List.of());
        var list = given().get("/api/v1/" + rows + "?limit=20");
        var listed =
                list.statusCode() == 200
                        ? list.jsonPath().getList("items.slug", String.class)
                        : List.<String>of();
        var all = new ArrayList<>(known);
        listed.stream().filter(slug -> slug != null).forEach(all::add);
        all.addAll(HostileRequests.ADDED);
        return all;
    }

    private void ask(HostileRequests.Request request) {
        var operation = request.operation();
        Wire.Answer answer;
        try {
            answer =
                    Wire.send(
                            operation.method(),
                            request.target(),
                            request.headers(),
                            request.body());
        } catch (AssertionError | RuntimeException e) {
            complain("no answer", request, e.toString());
            return;
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() >= 400) {
            checkProblem(request, answer);
        } else if (answer.status() != 308) {
            checkAnswer(request, answer);
        }
    }

    private void checkProblem(HostileRequests.Request request, Wire.Answer answer) {
        if (!ANYWHERE.contains(answer.status()) && !isOfALimit(answer)) {
            complain("status " + answer.status(), request, answer.body());
        }
        try {
            complainOf(request, answer, api.complaintsOfProblem(answer.problem()));
        } catch (AssertionError | RuntimeException e) {
            complain(answer.status() + " is no good problem", request, e.getMessage());
        }
    }

    private static boolean isOfALimit(Wire.Answer answer) {
        return answer.status() == 503
                && answer.headers().containsKey("retry-after")
                && OF_LIMITS.contains(answer.json().path("type").asText());
    }

    private void checkAnswer(HostileRequests.Request request, Wire.Answer answer) {
        var found = api.complaints(request.operation(), answer.status(), answer.json());
        if (found == null) {
            complain("status " + answer.status() + " is not described", request, answer.body());
            return;
        }
        // Who names fields gets no others, though they are always there otherwise.
        var selected = request.target().contains("fields=");
        complainOf(
                request,
                answer,
                found.stream()
                        .filter(message -> !selected || !message.getType().equals("required"))
                        .collect(Collectors.toSet()));
    }

    private void complainOf(
            HostileRequests.Request request, Wire.Answer answer, Set<ValidationMessage> found) {
        found.stream()
                .collect(
                        groupingBy(
                                message ->
                                        request.operation().declared().get("operationId").asText()
                                                + " "
                                                + answer.status()
                                                + " "
                                                + message.getType()
                                                + " "
                                                + message.getInstanceLocation()
                                                        .toString()
                                                        .replaceAll("\\d+", "N")))
                .forEach((kind, all) -> complain(kind, request, all.get(0).getMessage()));
    }

    private void complain(String kind, HostileRequests.Request request, String why) {
        var all = complaints.computeIfAbsent(kind, none -> new CopyOnWriteArrayList<>());
        if (all.size() < MOST_OF_A_KIND) {
            all.add(
                    "%s %s %s%s -> %s"
                            .formatted(
                                    request.operation().method(),
                                    shortened(request.target()),
                                    request.headers()
                                            .replaceAll("Bearer ey\\S*", "Bearer TOKEN")
                                            .replace("\r\n", " | "),
                                    shortened(
                                            new String(
                                                    request.body()
                                                            .getBytes(StandardCharsets.ISO_8859_1),
                                                    StandardCharsets.UTF_8)),
                                    shortened(String.valueOf(why))));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "...";
    }

    /** Where the service is. */
    public static void at(java.net.URI base) {
        RestAssured.baseURI = "http://" + base.getHost();
        RestAssured.port = base.getPort();
    }
}
