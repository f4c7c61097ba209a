package dev.modelcost.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request of the two files of requests.
 *
 * @param body null if none is sent
 */
record RecordedRequest(
        String name, String method, String path, Map<String, String> headers, String body) {

    private static final Path EXAMPLES = Path.of("src/test/resources/example-requests.txt");
    private static final Path MORE = Path.of("src/test/resources/recorded/requests.txt");

    /** The example of every operation, then those that look at the rest. */
    static List<RecordedRequest> all() throws IOException {
        var all = new ArrayList<RecordedRequest>();
        for (var line : lines(EXAMPLES)) {
            var parts = line.split(" ", 4);
            all.add(
                    new RecordedRequest(
                            parts[0],
                            parts[1],
                            parts[2],
                            parts.length > 3
                                    ? Map.of("Content-Type", "application/json")
                                    : Map.of(),
                            parts.length > 3 ? parts[3] : null));
        }
        for (var line : lines(MORE)) {
            all.add(parse(line));
        }
        return all;
    }

    private static RecordedRequest parse(String line) {
        var parts = line.split(" \\| ", 2);
        var words = parts[0].split(" ");
        var headers = new LinkedHashMap<String, String>();
        for (var i = 3; i < words.length; i++) {
            var header = words[i].split(":", 2);
            headers.put(header[0], header[1]);
        }
        if (words[1].equals("POST")) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        return new RecordedRequest(
                words[0], words[1], words[2], headers, parts.length > 1 ? parts[1] : null);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Whether its answer is the description, which openapi.yaml and the examples show. */
    boolean describesTheApi() {
        return path.startsWith("/openapi");
    }

    HttpRequest to(URI service) {
        var request =
                HttpRequest.newBuilder(service.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public String toString() {
        return name;
    }
}
