package dev.modelcost.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * What was answered, in the few lines that are kept of it: the status, length and SHA-256 of the
 * body, and the headers.
 *
 * @param text as it stands in the file of answers
 * @param body unpacked
 */
record RecordedAnswer(String text, byte[] body) {

    private static final Path FILE = Path.of("src/test/resources/recorded/answers.txt");

    /** Differ from one answer to the next. */
    private static final Set<String> LEFT_OUT =
            Set.of("date", "last-modified", "connection", "keep-alive");

    static RecordedAnswer of(String name, HttpResponse<byte[]> response) throws IOException {
        var encoding = response.headers().firstValue("content-encoding").orElse("identity");
        var body = unpacked(encoding, response.body());
        // How far a body shrinks is for the zlib of the machine.
        var packed = !encoding.equals("identity");
        var headers =
                response.headers().map().entrySet().stream()
                        .filter(header -> !LEFT_OUT.contains(header.getKey()))
                        .filter(header -> !packed || !header.getKey().equals("content-length"))
                        .sorted(Map.Entry.comparingByKey())
                        .map(header -> "    " + header.getKey() + ": " + sorted(header.getValue()))
                        .collect(Collectors.joining("\n"));
        var text =
                "%s %d, %d bytes, %s\n%s\n"
                        .formatted(name, response.statusCode(), body.length, sha256(body), headers);
        return new RecordedAnswer(text, body);
    }

    /** By name. */
    static Map<String, String> read() throws IOException {
        var texts = new LinkedHashMap<String, String>();
        String name = null;
        for (var line : Files.readAllLines(FILE)) {
            if (!line.startsWith(" ")) {
                name = line.replaceFirst(" .*", "");
            }
            texts.merge(name, line + "\n", String::concat);
        }
        return texts;
    }

    static void write(Iterable<String> texts) throws IOException {
        Files.writeString(FILE, String.join("", texts));
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

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
