import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Whether memory stays flat while nobody asks twice: {@code java bench/Unique.java [-n COUNT] [-c CLIENTS] [-p PID] BASE}
 *
 * <p>Asks so many different questions of every kind, from so many clients at once, and prints the memory of the process (its resident
 * set, in MB) after each twentieth of them. At the end: how often each kind was answered with which status, and the most memory in the
 * second and in the fourth quarter, which differ by little where nothing grows. Ends with 1 if the service does, or answers 500.
 */
class Unique {

    /** A number, a day, a page size, a model, a chip and a claim make each question another. */
    private static final List<String> KINDS = List.of(
            "GET /models?limit={limit}&releasedBefore={day}",
            "GET /models/{model}?fields=name,slug",
            "GET /models/{model}/prices?limit={limit}&asOf={day}",
            "GET /models/{model}/training-cost?confidence=0.8{n}",
            "GET /models/{model}/training-cost?method=amortized&confidence=0.8{n}&include=derivation,sources,sensitivity",
            "GET /models/{model}/training-cost/substitutions?on={day}&destination=CN",
            "GET /models/{model}/training-cost/substitutions?on={day}&limit={limit}&include=derivation",
            "GET /models/{model}/footprint?year=20{limit}&include=derivation",
            "GET /models/{model}/serving-cost?utilization=0.3{n}&chip={chip}",
            "GET /compare?models={model},{model}&asOf={day}",
            "GET /frontier?asOf={day}&include=sources",
            "GET /trends/price?from={day}",
            "GET /trends/training-cost?from={day}",
            "GET /trends/chip-price?from={day}",
            "GET /prices?limit={limit}&asOf={day}",
            "GET /chips?limit={limit}&releasedAfter={day}",
            "GET /chips/{chip}/prices?asOf={day}&limit={limit}",
            "GET /claims?limit={limit}&model={model}",
            "GET /claims/{claim}/audit?include=derivation",
            "GET /no-such-thing-{n}",
            "GET /models/no-such-model-{n}",
            "POST /estimates/training {\"chipHours\": 5{n}, \"usdPerChipHour\": 2.{n}}",
            "POST /estimates/footprint {\"chipHours\": 1{n}, \"wattsPerChip\": 400, \"pue\": 1.2, \"region\": \"FRA\"}",
            "POST /estimates/request-cost {\"model\": \"{model}\", \"at\": \"{day}T12:00:00Z\", \"promptTokens\": {n}, \"outputTokens\": 10}",
            "POST /audits {\"subject\": \"{model}\", \"metric\": \"training-cost\", \"value\": {n}, \"unit\": \"USD\"}",
            "POST /audits {\"text\": \"Training {model} took {n} GPU hours and cost ${n} on {day}.\"}");

    private static final Pattern SLUG = Pattern.compile("\"(?:slug|id)\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<Integer, AtomicInteger>> answers = new ConcurrentSkipListMap<>();
    private final String base;
    private final String pid;
    private List<String> models;
    private List<String> chips;
    private List<String> claims;

    private Unique(String base, String pid) {
        this.base = base;
        this.pid = pid;
    }

    public static void main(String[] arguments) throws Exception {
        var left = new ArrayList<String>(List.of(arguments));
        int count = 20_000;
        int clients = 8;
        String pid = null;
        while (left.size() > 1) {
            switch (left.get(0)) {
                case "-n" -> count = Integer.parseInt(left.get(1));
                case "-c" -> clients = Integer.parseInt(left.get(1));
                case "-p" -> pid = left.get(1);
                default -> left.clear();
            }
            left.subList(0, Math.min(2, left.size())).clear();
        }
        if (left.size() != 1) {
            System.err.println("java bench/Unique.java [-n COUNT] [-c CLIENTS] [-p PID] BASE, such as http://localhost:8080/api/v1");
            System.exit(2);
        }
        System.exit(new Unique(left.get(0), pid).ask(count, clients) ? 0 : 1);
    }

    private boolean ask(int count, int clients) throws Exception {
        models = slugs("/models?limit=100&fields=slug");
        chips = slugs("/chips?limit=100&fields=slug");
        claims = slugs("/claims?limit=100&fields=id");
        var next = new AtomicInteger();
        var broken = new AtomicInteger();
        var memory = new int[20];
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            var thread = new Thread(() -> {
                for (int n = next.getAndIncrement(); n < count && broken.get() < 20; n = next.getAndIncrement()) {
                    if (n % Math.max(1, count / 20) == 0) {
                        memory[Math.min(19, n / Math.max(1, count / 20))] = megabytes();
                        System.out.printf("%7d %5d MB%n", n, megabytes());
                    }
                    if (!ask(n)) {
                        broken.incrementAndGet();
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (var thread : threads) {
            thread.join();
        }
        answers.forEach((kind, statuses) -> System.out.println(new TreeMap<>(statuses) + " " + kind));
        System.out.printf("most in the second quarter %d MB, in the fourth %d MB%n", most(memory, 5, 10), most(memory, 15, 20));
        return broken.get() == 0;
    }

    private boolean ask(int n) {
        var kind = KINDS.get(n % KINDS.size());
        int status;
        try {
            status = send(question(kind, n)).statusCode();
        } catch (IOException e) {
            status = -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        answers.computeIfAbsent(kind, k -> new ConcurrentSkipListMap<>()).computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
        return status != -1 && (status < 500 || status == 503);
    }

    private String question(String kind, int n) {
        var random = new Random(n);
        var asked = kind.replace("{n}", "%06d".formatted(100_000 + n))
                .replace("{day}", LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_500)).toString())
                .replace("{limit}", Integer.toString(10 + random.nextInt(90)))
                .replace("{chip}", chips.get(random.nextInt(chips.size())))
                .replace("{claim}", claims.get(random.nextInt(claims.size())));
        while (asked.contains("{model}")) {
            asked = asked.replaceFirst("\\{model\\}", models.get(random.nextInt(models.size())));
        }
        return asked;
    }

    private HttpResponse<byte[]> send(String question) throws IOException, InterruptedException {
        var parts = question.split(" ", 3);
        var request = HttpRequest.newBuilder(URI.create(base + parts[1]));
        if (parts.length == 3) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(parts[2]));
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private List<String> slugs(String list) throws IOException, InterruptedException {
        var slugs = new ArrayList<String>();
        var found = SLUG.matcher(new String(send("GET " + list).body()));
        while (found.find()) {
            slugs.add(found.group(1));
        }
        return slugs;
    }

    private static int most(int[] memory, int from, int to) {
        int most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, memory[i]);
        }
        return most;
    }

    /** Zero where nobody says which process it is. */
    private int megabytes() {
        try {
            return pid == null ? 0 : Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .findFirst().orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
