package dev.modelcost.web;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells builds of the service apart, since another build may answer the same question about the
 * same record otherwise. The same sources, built again, are the same build: replicas of one release
 * agree on it.
 */
final class Build {

    private static final int BYTES = 12;

    /** A native image determines it while it is built. */
    static final String ID = HexFormat.of().formatHex(digest(), 0, BYTES);

    private Build() {}

    private static byte[] digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(PackageVersion.VERSION.toString().getBytes(StandardCharsets.UTF_8));
            var files = files();
            for (var file : files) {
                digest.update(Files.readAllBytes(file));
            }
            if (files.isEmpty()) {
                // Then this one is like no other.
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).flip());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("the files of the service can be read", e);
        }
    }

    /** The jar of the service, or its class files and data where they lie in directories. */
    private static List<Path> files() throws IOException {
        var place = place();
        if (place == null || Files.isRegularFile(place)) {
            return place == null ? List.of() : List.of(place);
        }
        try (var all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Null if the class loader does not tell. */
    private static @Nullable Path place() {
        try {
            var source = Build.class.getProtectionDomain().getCodeSource();
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class comes from somewhere", e);
        }
    }
}
