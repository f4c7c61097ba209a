import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The service under mixed load: {@code java bench/Load.java [-s SECONDS] [-p PID] BASE CONNECTIONS...}
 *
 * <p>Of a hundred questions, 80 are ones that everybody asks, 15 are lists and 5 are computations that nobody has asked for before. Each
 * connection asks one after the other. Prints for every number of connections, and every kind of question, the answers a second, median
 * and 99th percentile in milliseconds, how many were told to try again (503 and 429) and how many failed; with the process id of the
 * service also its memory, now and at most. A round of warm-up with 32 connections does not count.
 */
class Load {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final List<String> COMMON =
            List.of("models?limit=20", "models/gpt-4", "models/deepseek-r1/training-cost", "models/gpt-4/training-cost?method=amortized",
                    "models/llama-3.1-405b/footprint", "compare?models=deepseek-r1,o1", "chips/nvidia-h100-sxm5-80gb", "prices?provider=openai");

    private enum Kind {
        COMMON, LIST, COMPUTATION;

        /** 80, 15 and 5 of a hundred. */
        static Kind any() {
            int chance = ThreadLocalRandom.current().nextInt(100);
            return chance < 80 ? COMMON : chance < 95 ? LIST : COMPUTATION;
        }

        String question() {
            var random = ThreadLocalRandom.current();
            return switch (this) {
                case COMMON -> Load.COMMON.get(random.nextInt(Load.COMMON.size()));
                case LIST -> "models?releasedAfter=" + LocalDate.of(2012, 1, 1).plusDays(random.nextInt(5000)) + "&limit="
                        + random.nextInt(10, 51);
                case COMPUTATION -> "models/gpt-4/training-cost?method=amortized&confidence=0.8" + random.nextInt(100_000, 1_000_000);
            };
        }
    }

    /** What one connection saw of one kind. */
    private static final class Seen {

        private long[] nanos = new long[1024];
        private int answers;
        private int tryAgain;
        private int failures;

        void add(int status, long took) {
            if (status == 200) {
                nanos = answers == nanos.length ? Arrays.copyOf(nanos, 2 * answers) : nanos;
                nanos[answers++] = took;
            } else if (status == 503 || status == 429) {
                tryAgain++;
            } else {
                failures++;
            }
        }

        synchronized void add(Seen other) {
            var all = Arrays.copyOf(nanos, answers + other.answers);
            System.arraycopy(other.nanos, 0, all, answers, other.answers);
            nanos = all;
            answers += other.answers;
            tryAgain += other.tryAgain;
            failures += other.failures;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = 10;
        String pid = null;
        int i = 0;
        for (; i < arguments.length && arguments[i].startsWith("-"); i += 2) {
            switch (arguments[i]) {
                case "-s" -> seconds = Integer.parseInt(arguments[i + 1]);
                case "-p" -> pid = arguments[i + 1];
                default -> i = arguments.length;
            }
        }
        if (i + 1 >= arguments.length) {
            System.err.println("java bench/Load.java [-s SECONDS] [-p PID] BASE CONNECTIONS...");
            System.exit(2);
        }
        var base = URI.create(arguments[i] + "/api/v1/");
        round(base, 32, seconds);
        System.out.println("| connections | question | answers/s | median, ms | p99, ms | try again | failed | memory, MB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (i++; i < arguments.length; i++) {
            int connections = Integer.parseInt(arguments[i]);
            var seen = round(base, connections, seconds);
            for (var kind : Kind.values()) {
                print(connections, kind, seen.get(kind), seconds, memory(pid));
            }
        }
    }

    private static Map<Kind, Seen> round(URI base, int connections, int seconds) throws InterruptedException {
        var all = new EnumMap<Kind, Seen>(Kind.class);
        for (var kind : Kind.values()) {
            all.put(kind, new Seen());
        }
        var end = new AtomicLong(System.nanoTime() + seconds * 1_000_000_000L);
        var clients = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            clients[i] = new Thread(() -> ask(base, end.get()).forEach((kind, seen) -> all.get(kind).add(seen)));
            clients[i].start();
        }
        for (var client : clients) {
            client.join();
        }
        return all;
    }

    private static Map<Kind, Seen> ask(URI base, long end) {
        var mine = new EnumMap<Kind, Seen>(Kind.class);
        for (var kind : Kind.values()) {
            mine.put(kind, new Seen());
        }
        while (System.nanoTime() < end) {
            var kind = Kind.any();
            var request = HttpRequest.newBuilder(base.resolve(kind.question())).build();
            long began = System.nanoTime();
            try {
                int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
                mine.get(kind).add(status, System.nanoTime() - began);
            } catch (IOException e) {
                mine.get(kind).add(0, 0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return mine;
    }

    private static void print(int connections, Kind kind, Seen seen, int seconds, String memory) {
        var nanos = Arrays.copyOf(seen.nanos, seen.answers);
        Arrays.sort(nanos);
        System.out.printf("| %d | %s | %,d | %s | %s | %d | %d | %s |%n", connections, kind.name().toLowerCase(), seen.answers / seconds,
                millis(nanos, 0.5), millis(nanos, 0.99), seen.tryAgain, seen.failures, memory);
    }

    private static String millis(long[] sorted, double share) {
        return sorted.length == 0 ? "" : "%.1f".formatted(sorted[(int) (sorted.length * share)] / 1e6);
    }

    /** Resident now, and the most since the start. */
    private static String memory(String pid) throws IOException {
        if (pid == null) {
            return "";
        }
        var status = Files.readString(Path.of("/proc", pid, "status"));
        return megabytes(status, "VmRSS") + " (" + megabytes(status, "VmHWM") + ")";
    }

    private static long megabytes(String status, String line) {
        return status.lines().filter(l -> l.startsWith(line)).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).sum() / 1024;
    }
}
