package dev.modelcost.about;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which release this is.
 *
 * @param version its version, as {@code 0.1.0}
 * @param commit commit that it was built from, in full; null if the sources were in no repository
 */
public record Release(String version, @Nullable String commit) {

    /** The one that runs, as the build wrote it down. */
    public static Release current() {
        var written = new Properties();
        try (var file = Release.class.getResourceAsStream("/release.properties")) {
            written.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var commit = written.getProperty("commit");
        return new Release(written.getProperty("version"), commit.isEmpty() ? null : commit);
    }

    @Override
    public String toString() {
        return "Modelcost " + version + (commit == null ? "" : " (commit " + commit + ")");
    }
}
