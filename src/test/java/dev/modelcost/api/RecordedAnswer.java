package dev.modelcost.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * An answer as text: the status, the headers, a blank line and the body, unpacked and broken into
 * lines. Two answers have the same text only if their bodies have the same bytes.
 */
final class RecordedAnswer {

    /** One file a request. */
    static final Path COMMITTED = Path.of("src/test/resources/recorded/answers");

    private static final String FILE = ".txt";

    /** Differ from one answer to the next. */
    private static final Set<String> HEADERS_LEFT_OUT =
            Set.of("date", "last-modified", "connection", "keep-alive", "x-request-id");

    private RecordedAnswer() {}

    static String text(RecordedRequest request, HttpResponse<byte[]> response) throws IOException {
        var encoding = response.headers().firstValue("content-encoding").orElse("identity");
        // How far a body shrinks is up to the zlib of the machine.
        var packed = !encoding.equals("identity");
        var body = unpacked(encoding, response.body());
        var parts = new ArrayList<String>();
        parts.add(Integer.toString(response.statusCode()));
        response.headers().map().entrySet().stream()
                .filter(header -> !HEADERS_LEFT_OUT.contains(header.getKey()))
                .filter(header -> !packed || !header.getKey().equals("content-length"))
                .sorted(Map.Entry.comparingByKey())
                .map(
                        header ->
                                header.getKey()
                                        + ": "
                                        + (header.getKey().equals("edition")
                                                ? "EDITION"
                                                : lasting(sorted(header.getValue()))))
                .forEach(parts::add);
        if (body.length > 0) {
            parts.add("");
            parts.add(request.describesTheApi() ? digest(body) : JsonLines.of(decoded(body)));
        }
        return String.join("\n", parts) + "\n";
    }

    static Path file(Path directory, RecordedRequest request) {
        return directory.resolve(request.name() + FILE);
    }

    /** What was recorded; empty if nothing was. */
    static Optional<String> committed(RecordedRequest request) throws IOException {
        var file = file(COMMITTED, request);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Names of the requests whose answers are recorded. */
    static List<String> names() throws IOException {
        try (var files = Files.list(COMMITTED)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - FILE.length()))
                    .toList();
        }
    }

    static void write(Path directory, RecordedRequest request, String text) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(file(directory, request), text);
    }

    /** Removes what other requests were answered. */
    static void keepOnly(Path directory, List<RecordedRequest> requests) throws IOException {
        var kept =
                requests.stream()
                        .map(request -> file(directory, request))
                        .collect(Collectors.toSet());
        try (var files = Files.list(directory)) {
            for (var file : files.filter(file -> !kept.contains(file)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The digest in an ETag is of this build and this edition of the record. */
    private static String lasting(String value) {
        return value.replaceAll("\\b[0-9a-f]{24}\\b", "DIGEST");
    }

    private static String sorted(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }

    private static byte[] unpacked(String encoding, byte[] body) throws IOException {
        if (body.length == 0) {
            return body;
        }
        var packed = new ByteArrayInputStream(body);
        return switch (encoding) {
            case "identity" -> body;
            case "gzip" -> new GZIPInputStream(packed).readAllBytes();
            case "deflate" -> new InflaterInputStream(packed).readAllBytes();
            default -> throw new IOException("unknown encoding " + encoding);
        };
    }

    /** Fails on what is not UTF-8, where other bytes could become the same text. */
    private static String decoded(byte[] body) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** The description changes with every operation, and openapi.yaml shows how. */
    private static String digest(byte[] body) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(body);
            return "What openapi.yaml shows: %,d bytes, SHA-256 %s"
                    .formatted(body.length, HexFormat.of().formatHex(sha256));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
