import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures the service side by side with other servers that do the same work, on one database, in
 * turn: first all answers must be equal, then each round measures every server once.
 *
 * <pre>java bench/peers/Compare.java [-s SECONDS] [-r ROUNDS] [-c CONNECTIONS] [NAME...]</pre>
 *
 * DATABASE in the environment is a migrated PostgreSQL, {@code postgresql://user:word@host:port/name}.
 * It prints a table in Markdown: answers a second, processor time of the server for one, median and
 * 99th percentile of the time a client waits, memory.
 */
class Compare {

    private static final Path HERE = Path.of("bench/peers").toAbsolutePath();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long TICKS_PER_SECOND = 100;

    /** A page, and the same page by a client who is never answered from memory. */
    private static final Map<String, String> QUESTIONS =
            Map.of(
                    "page, computed", "/api/v1/models?limit=20 Cookie: kept=no",
                    "page, kept", "/api/v1/models?limit=20",
                    "cost, kept", "/api/v1/models/deepseek-r1/training-cost",
                    "row, computed", "/api/v1/models/deepseek-r1 Cookie: kept=no");

    private static final List<String> EQUAL_PAGES =
            List.of(
                    "/api/v1/models?limit=20",
                    "/api/v1/models?limit=1",
                    "/api/v1/models?limit=7&cursor=c2x1ZwpncHQtNApncHQtNA",
                    "/api/v1/models?limit=20&cursor=c2x1Zwpsb25nCmxsYW1h",
                    "/api/v1/models?limit=20&cursor=c2x1Zwp6enoKenp6");

    /** A server: how it is started, and which questions it answers. */
    private record Server(
            String name, List<String> command, Map<String, String> environment, List<String> answers) {}

    private record Running(Server server, Process process, int port) {}

    /** What one round found. */
    private record Round(double perSecond, double processorMs, double medianMs, double p99Ms, long kb) {}

    /**
     * So many answers, or so many turns of so many seconds: until a JVM has compiled what it runs, the
     * compilers' time is in the figures.
     */
    private static final int WARM_UP_ANSWERS = 40_000;

    private static final int WARM_UP_TURNS = 3;
    private static final int WARM_UP_SECONDS = 25;

    private static int seconds = 8;
    private static int rounds = 3;
    private static int connections = 32;

    public static void main(String... args) throws Exception {
        var wanted = new ArrayList<String>();
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-s" -> seconds = Integer.parseInt(args[++i]);
                case "-r" -> rounds = Integer.parseInt(args[++i]);
                case "-c" -> connections = Integer.parseInt(args[++i]);
                default -> wanted.add(args[i]);
            }
        }
        var running = new ArrayList<Running>();
        try {
            for (var server : servers(URI.create(System.getenv("DATABASE")))) {
                if (wanted.isEmpty() || wanted.contains(server.name())) {
                    running.add(start(server));
                }
            }
            compareAnswers(running);
            measure(running);
        } finally {
            for (var one : running) {
                one.process().descendants().forEach(ProcessHandle::destroy);
                one.process().destroy();
            }
        }
    }

    private static List<Server> servers(URI database) {
        var user = database.getUserInfo().split(":", 2);
        var service =
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://%s:%d%s"
                                .formatted(database.getHost(), database.getPort(), database.getPath()),
                        "QUARKUS_DATASOURCE_USERNAME", user[0],
                        "QUARKUS_DATASOURCE_PASSWORD", user.length > 1 ? user[1] : "",
                        "QUARKUS_MANAGEMENT_PORT", "0");
        var peer = Map.of("DATABASE", database.toString(), "QUERY", HERE.resolve("models.sql").toString());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var all = new ArrayList<Server>();
        var everything = List.copyOf(QUESTIONS.keySet());
        all.add(new Server("modelcost", List.of(java, "-jar", "target/quarkus-app/quarkus-run.jar"), service, everything));
        nativeRunner().ifPresent(runner -> all.add(new Server("modelcost-native", List.of(runner), service, everything)));
        var vertx = List.of(java, "-cp", HERE + "/vertx/target/peer.jar:" + HERE + "/vertx/target/lib/*", "peer.Peer");
        all.add(new Server("vertx", vertx, peer, List.of("page, computed")));
        var kept = new LinkedHashMap<>(peer);
        kept.put("KEPT", "1");
        all.add(new Server("vertx-kept", vertx, kept, List.of("page, kept")));
        var spring = HERE.resolve("spring/target/peer.jar");
        if (Files.exists(spring)) {
            all.add(new Server("spring", List.of(java, "-jar", spring.toString()), peer, List.of("page, computed")));
        }
        if (Files.exists(HERE.resolve("fastify/node_modules"))) {
            all.add(new Server("fastify", List.of("node", HERE + "/fastify/server.js"), peer, List.of("page, computed")));
        }
        all.add(new Server("fastapi", List.of("python3", HERE + "/fastapi/app.py"), peer, List.of("page, computed")));
        return all;
    }

    private static java.util.Optional<String> nativeRunner() {
        try (var files = Files.list(Path.of("target"))) {
            return files.map(Path::toString).filter(name -> name.endsWith("-runner")).findFirst();
        } catch (IOException e) {
            return java.util.Optional.empty();
        }
    }

    private static Running start(Server server) throws IOException, InterruptedException {
        int port;
        try (var free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var builder = new ProcessBuilder(server.command()).redirectErrorStream(true);
        builder.redirectOutput(Files.createTempFile("peer-" + server.name(), ".log").toFile());
        // Those of whoever measures are not to count for one server and not for another.
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(server.environment());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var process = builder.start();
        for (var i = 0; i < 600; i++) {
            try {
                if (get(port, "/api/v1/models?limit=1").equals("")) {
                    throw new IOException("no answer");
                }
                return new Running(server, process, port);
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(server.name() + " ended at its start");
                }
                Thread.sleep(100);
            }
        }
        process.destroy();
        throw new IllegalStateException(server.name() + " did not come up");
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        return response.statusCode() == 200 ? response.body() : "";
    }

    /** Byte by byte, but for how numbers are written. */
    private static void compareAnswers(List<Running> running) throws Exception {
        for (var path : EQUAL_PAGES) {
            var first = get(running.get(0).port(), path);
            for (var other : running) {
                var answer = get(other.port(), path);
                if (!normalized(answer).equals(normalized(first)) && !other.server().name().equals("vertx-kept")) {
                    throw new IllegalStateException(
                            "%s answers %s otherwise than %s: %s"
                                    .formatted(
                                            other.server().name(),
                                            path,
                                            running.get(0).server().name(),
                                            difference(normalized(answer), normalized(first))));
                }
            }
        }
        System.out.printf("%d answers of %d servers are equal.%n%n", EQUAL_PAGES.size(), running.size());
    }

    private static String difference(String one, String other) {
        var at = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        var from = Math.max(0, at - 60);
        return "..." + one.substring(from, Math.min(one.length(), at + 60)) + "... and ..."
                + other.substring(from, Math.min(other.length(), at + 60)) + "...";
    }

    /** The one freedom is how a number is written: 1.5e+24 or 1.5E24, 1e24 or 1.0E24. */
    private static String normalized(String json) {
        var number = java.util.regex.Pattern.compile("(?<=[:\\[,])-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?(?=[,}\\]])");
        return number.matcher(json).replaceAll(found -> Double.toString(Double.parseDouble(found.group())));
    }

    private static void measure(List<Running> running) throws Exception {
        System.out.println("| question | server | answers/s | processor, ms | median, ms | p99, ms | memory, MB |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (var question : new TreeMap<>(QUESTIONS).entrySet()) {
            var found = new LinkedHashMap<Running, List<Round>>();
            var asked = running.stream().filter(one -> one.server().answers().contains(question.getKey())).toList();
            for (var one : asked) {
                warmUp(one, question.getValue());
            }
            for (var round = 0; round < rounds; round++) {
                for (var one : asked) {
                    found.computeIfAbsent(one, key -> new ArrayList<>()).add(round(one, question.getValue(), seconds));
                }
            }
            found.forEach(
                    (one, results) ->
                            System.out.printf(
                                    "| %s | %s | %,.0f | %.3f | %.1f | %.1f | %d |%n",
                                    question.getKey(),
                                    one.server().name(),
                                    median(results.stream().mapToDouble(Round::perSecond)),
                                    median(results.stream().mapToDouble(Round::processorMs)),
                                    median(results.stream().mapToDouble(Round::medianMs)),
                                    median(results.stream().mapToDouble(Round::p99Ms)),
                                    results.get(results.size() - 1).kb() / 1024));
        }
    }

    private static void warmUp(Running one, String question) throws Exception {
        double answers = 0;
        for (var turn = 0; turn < WARM_UP_TURNS && answers < WARM_UP_ANSWERS; turn++) {
            answers += WARM_UP_SECONDS * round(one, question, WARM_UP_SECONDS).perSecond();
        }
    }

    private static double median(java.util.stream.DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Round round(Running one, String question, int forSeconds) throws Exception {
        var parts = question.split(" ", 2);
        var request =
                ("GET " + parts[0] + " HTTP/1.1\r\nHost: localhost\r\n" + (parts.length > 1 ? parts[1] + "\r\n" : "") + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        var stop = new AtomicBoolean();
        var times = new ArrayList<long[]>();
        var clients = new ArrayList<Thread>();
        var failure = new java.util.concurrent.atomic.AtomicReference<Exception>();
        for (var i = 0; i < connections; i++) {
            var client =
                    new Thread(
                            () -> {
                                try {
                                    var mine = client(one.port(), request, stop);
                                    synchronized (times) {
                                        times.add(mine);
                                    }
                                } catch (Exception e) {
                                    failure.set(e);
                                }
                            });
            clients.add(client);
        }
        var before = ticks(one.process().toHandle());
        var began = System.nanoTime();
        clients.forEach(Thread::start);
        Thread.sleep(forSeconds * 1000L);
        stop.set(true);
        for (var client : clients) {
            client.join();
        }
        var took = (System.nanoTime() - began) / 1e9;
        var ticks = ticks(one.process().toHandle()) - before;
        if (failure.get() != null) {
            throw new IllegalStateException("a client of " + one.server().name() + " failed", failure.get());
        }
        var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Round(
                all.length / took,
                1000.0 * ticks / TICKS_PER_SECOND / all.length,
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                memoryKb(one.process().toHandle()));
    }

    /** One request after the other on one connection; how long each took, in ns. */
    private static long[] client(int port, byte[] request, AtomicBoolean stop) throws IOException {
        var times = new long[1024];
        var count = 0;
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            while (!stop.get()) {
                var began = System.nanoTime();
                socket.getOutputStream().write(request);
                read(in);
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = System.nanoTime() - began;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static void read(InputStream in) throws IOException {
        var length = -1;
        var line = line(in);
        if (!line.contains(" 200 ")) {
            throw new IOException(line);
        }
        while (!(line = line(in)).isEmpty()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    /** Of the process and all that it started. */
    private static long ticks(ProcessHandle process) throws IOException {
        var sum = ticksOf(process.pid());
        for (var child : process.descendants().toList()) {
            sum += ticksOf(child.pid());
        }
        return sum;
    }

    private static long ticksOf(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long memoryKb(ProcessHandle process) throws IOException {
        var sum = 0L;
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        for (var one : all) {
            for (var line : Files.readAllLines(Path.of("/proc/" + one.pid() + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return sum;
    }
}
