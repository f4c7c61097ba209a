package dev.modelcost.about;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answers here: which release, on which record, and where to go on.
 *
 * @param name name of the service
 * @param version version of the release
 * @param commit commit that it was built from, in full; null if it was built outside of a
 *     repository
 * @param data the record that it answers from
 * @param links where to go on
 */
public record AboutReport(
        String name, String version, @Nullable String commit, Data data, List<Link> links) {

    /**
     * The state of the record.
     *
     * @param edition edition of the record, as in the header {@code Edition} of every read: it
     *     rises with each change
     * @param day day of the latest change, in UTC
     */
    public record Data(long edition, LocalDate day) {

        static Data of(long edition) {
            return new Data(
                    edition, LocalDate.ofInstant(Instant.ofEpochMilli(edition), ZoneOffset.UTC));
        }
    }

    /**
     * A place of the service.
     *
     * @param path path and query
     * @param title what is there
     */
    public record Link(String path, String title) {}
}
