import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long requests take, one after the other: {@code java bench/Latency.java [-n COUNT] URL...}
 *
 * <p>Several URLs are asked in turn, so that they share whatever else the machine is doing; the first half of the requests warms up
 * and does not count. Prints the minimum, median, 99th percentile and maximum in milliseconds.
 */
class Latency {

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var urls = new ArrayList<String>(List.of(arguments));
        int count = 1000;
        if (!urls.isEmpty() && urls.get(0).equals("-n")) {
            count = Integer.parseInt(urls.get(1));
            urls.subList(0, 2).clear();
        }
        if (urls.isEmpty() || count < 10) {
            System.err.println("java bench/Latency.java [-n COUNT, at least 10] URL...");
            System.exit(2);
        }
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var requests = urls.stream().map(url -> HttpRequest.newBuilder(URI.create(url)).build()).toList();
        var nanos = new long[urls.size()][count];
        var bytes = new long[urls.size()];
        for (int i = 0; i < 2 * count; i++) {
            for (int u = 0; u < requests.size(); u++) {
                long before = System.nanoTime();
                var response = client.send(requests.get(u), BodyHandlers.ofByteArray());
                long after = System.nanoTime();
                if (response.statusCode() != 200) {
                    System.err.println(response.statusCode() + " " + urls.get(u));
                    System.exit(1);
                }
                bytes[u] = response.body().length;
                if (i >= count) {
                    nanos[u][i - count] = after - before;
                }
            }
        }
        System.out.printf("%8s %8s %8s %8s %9s%n", "min", "median", "p99", "max", "bytes");
        for (int u = 0; u < requests.size(); u++) {
            Arrays.sort(nanos[u]);
            System.out.printf("%8.2f %8.2f %8.2f %8.2f %9d  %s%n", nanos[u][0] / 1e6, nanos[u][count / 2] / 1e6,
                    nanos[u][count * 99 / 100] / 1e6, nanos[u][count - 1] / 1e6, bytes[u], urls.get(u));
        }
    }
}
