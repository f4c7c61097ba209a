import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long requests take, one after the other over one connection: {@code java bench/Latency.java [-n COUNT] [-w WARM-UP] [-p PID]
 * URL...}
 *
 * <p>Several URLs are asked in turn, so that they share whatever else the machine is doing; the warm-up does not count. A {@code {}}
 * in a URL becomes six random digits in every request, so that no answer is in a cache, not even that of an earlier run. A line {@code
 * POST URL BODY} as one argument posts. Prints minimum, median, 90th and 99th percentile and maximum in milliseconds; with the
 * process id of the service also the processor time that one request costs it, measured URL by URL in a second round.
 */
class Latency {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Of {@code /proc/PID/stat}; the same on every Linux. */
    private static final double TICKS_PER_MILLISECOND = 100 / 1000.0;

    private long bytes;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var urls = new ArrayList<String>(List.of(arguments));
        int count = 1000;
        int warmUp = 2000;
        String pid = null;
        while (urls.size() > 1 && urls.get(0).startsWith("-")) {
            switch (urls.get(0)) {
                case "-n" -> count = Integer.parseInt(urls.get(1));
                case "-w" -> warmUp = Integer.parseInt(urls.get(1));
                case "-p" -> pid = urls.get(1);
                default -> count = 0;
            }
            urls.subList(0, 2).clear();
        }
        if (urls.isEmpty() || count < 10) {
            System.err.println("java bench/Latency.java [-n COUNT, at least 10] [-w WARM-UP] [-p PID] URL...");
            System.exit(2);
        }
        new Latency().measure(urls, count, warmUp, pid);
    }

    private void measure(List<String> urls, int count, int warmUp, String pid) throws IOException, InterruptedException {
        var nanos = new long[urls.size()][count];
        var size = new long[urls.size()];
        for (int i = -warmUp; i < count; i++) {
            for (int u = 0; u < urls.size(); u++) {
                long took = ask(urls.get(u));
                if (i >= 0) {
                    nanos[u][i] = took;
                    size[u] = bytes;
                }
            }
        }
        System.out.printf("%8s %8s %8s %8s %8s %9s %9s%n", "min", "median", "p90", "p99", "max", "processor", "bytes");
        for (int u = 0; u < urls.size(); u++) {
            Arrays.sort(nanos[u]);
            System.out.printf("%8.2f %8.2f %8.2f %8.2f %8.2f %9s %9d  %s%n", nanos[u][0] / 1e6, nanos[u][count / 2] / 1e6,
                    nanos[u][count * 9 / 10] / 1e6, nanos[u][count * 99 / 100] / 1e6, nanos[u][count - 1] / 1e6,
                    pid == null ? "" : processor(urls.get(u), count, pid), size[u], urls.get(u));
        }
    }

    private String processor(String url, int count, String pid) throws IOException, InterruptedException {
        double before = processorMillis(pid);
        for (int i = 0; i < count; i++) {
            ask(url);
        }
        return "%.2f".formatted((processorMillis(pid) - before) / count);
    }

    private long ask(String url) throws IOException, InterruptedException {
        var fresh = url.replace("{}", Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 1_000_000)));
        var post = fresh.split(" ", 3);
        var request = post.length == 3
                ? HttpRequest.newBuilder(URI.create(post[1])).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(post[2])).build()
                : HttpRequest.newBuilder(URI.create(fresh)).build();
        long before = System.nanoTime();
        var response = CLIENT.send(request, BodyHandlers.ofByteArray());
        long took = System.nanoTime() - before;
        if (response.statusCode() != 200) {
            System.err.println(response.statusCode() + " " + fresh);
            System.exit(1);
        }
        bytes = response.body().length;
        return took;
    }

    /** User and system time, the 14th and 15th field; the name before them is in brackets and may hold blanks. */
    private static double processorMillis(String pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", pid, "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_MILLISECOND;
    }
}
