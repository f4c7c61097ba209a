import java.io.File;
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
import java.util.concurrent.TimeUnit;

/**
 * How long a start takes, from exec to the first answer that read the database, by the clock and by the processor time of the
 * service (user and system), and what memory it holds after 100 requests:
 * {@code java bench/Startup.java [-n STARTS] -- COMMAND... [-- COMMAND...]}
 *
 * <p>The database must be up, migrated and loaded, and configured by {@code QUARKUS_DATASOURCE_*} in the environment. Several
 * commands are started in turn. Prints median, minimum and maximum of each, of the processor time the mean, since the system
 * counts it in steps of 10 ms, and the machine.
 */
class Startup {

    private static final URI QUESTION = URI.create("http://localhost:8080/api/v1/models/deepseek-r1");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int starts = 20;
        var commands = new ArrayList<List<String>>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("-n") && commands.isEmpty()) {
                starts = Integer.parseInt(arguments[++i]);
            } else if (arguments[i].equals("--")) {
                commands.add(new ArrayList<>());
            } else if (!commands.isEmpty()) {
                commands.get(commands.size() - 1).add(arguments[i]);
            }
        }
        if (commands.isEmpty() || commands.get(0).isEmpty()) {
            System.err.println("java bench/Startup.java [-n STARTS] -- COMMAND... [-- COMMAND...]");
            System.exit(2);
        }
        var millis = new double[commands.size()][starts];
        var processor = new double[commands.size()][starts];
        var megabytes = new double[commands.size()][starts];
        for (int start = 0; start < starts; start++) {
            for (int c = 0; c < commands.size(); c++) {
                measure(commands.get(c), millis[c], processor[c], megabytes[c], start);
            }
        }
        System.out.printf("%s, %d processors, Java %s for the client%n", System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), Runtime.version());
        for (int c = 0; c < commands.size(); c++) {
            System.out.printf("first answer %s ms, processor time %.0f ms, resident after 100 requests %s MB  %s%n",
                    range(millis[c]), Arrays.stream(processor[c]).average().orElseThrow(), range(megabytes[c]),
                    String.join(" ", commands.get(c)));
        }
    }

    private static void measure(List<String> command, double[] millis, double[] processor, double[] megabytes, int start)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(QUESTION).build();
        long before = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File("/dev/null")).start();
        try {
            while (true) {
                try {
                    if (CLIENT.send(request, BodyHandlers.ofByteArray()).statusCode() == 200) {
                        break;
                    }
                } catch (IOException notYet) {
                    if (!process.isAlive() || System.nanoTime() - before > 60e9) {
                        throw new IOException("no answer from " + command, notYet);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            millis[start] = (System.nanoTime() - before) / 1e6;
            processor[start] = process.info().totalCpuDuration().orElseThrow().toMillis();
            for (int i = 1; i < 100; i++) {
                CLIENT.send(request, BodyHandlers.ofByteArray());
            }
            megabytes[start] = residentMegabytes(process.pid());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static double residentMegabytes(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    private static String range(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return "%.0f (%.0f..%.0f)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
