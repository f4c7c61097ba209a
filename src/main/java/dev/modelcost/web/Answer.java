package dev.modelcost.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer to a read, as bytes, with what its headers are made of. */
public final class Answer {

    /** Where a request keeps the answer that was written to it. */
    public static final String OF_REQUEST = Answer.class.getName();

    private static final int TAG_BYTES = 12;

    private final byte[] json;

    /** With its quotes; without what tells encodings apart. */
    private final String tag;

    private final @Nullable Integer rowVersion;
    private final @Nullable String next;
    private final @Nullable Long edition;
    private final long day;

    /** Made when first asked for. */
    private volatile byte @Nullable [] gzip;

    private Answer(
            byte[] json,
            String tag,
            @Nullable Integer rowVersion,
            @Nullable String next,
            @Nullable Long edition,
            long day) {
        this.json = json;
        this.tag = '"' + tag + '"';
        this.rowVersion = rowVersion;
        this.next = next;
        this.edition = edition;
        this.day = day;
    }

    /**
     * @param next cursor of the next page; null if there is none
     * @param edition of the record that was read; null if the answer is not to be kept: it does not
     *     come from the record, or the day changed while it was computed
     * @param day in UTC on which it was computed, in days since 1970
     */
    static Answer to(
            Question question,
            byte[] json,
            @Nullable String next,
            @Nullable Long edition,
            long day) {
        var tag =
                edition == null
                        ? digest(json)
                        : digest(
                                ByteBuffer.allocate(2 * Long.BYTES)
                                        .putLong(edition)
                                        .putLong(day)
                                        .array(),
                                question.text().getBytes(StandardCharsets.UTF_8));
        var link = next == null ? null : "<" + question.at(next) + ">; rel=\"next\"";
        return new Answer(json, tag, null, link, edition, day);
    }

    /**
     * One row. Its tag begins with the version of the row, and changes only with what is shown of
     * it, not with the rest of the record.
     */
    static Answer ofRow(int version, byte[] json, @Nullable Long edition, long day) {
        return new Answer(json, version + "-" + digest(json), version, null, edition, day);
    }

    private static String digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Build.ID.getBytes(StandardCharsets.US_ASCII));
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Must not be modified. */
    byte[] json() {
        return json;
    }

    /**
     * With its quotes.
     *
     * @param encoding of the bytes that are sent; null for none
     */
    String tag(@Nullable String encoding) {
        return encoding == null ? tag : tag.substring(0, tag.length() - 1) + '-' + encoding + '"';
    }

    @Nullable Integer rowVersion() {
        return rowVersion;
    }

    /** The link to the next page; null if there is none. */
    @Nullable String next() {
        return next;
    }

    /** Null if it is not to be kept. */
    public @Nullable Long edition() {
        return edition;
    }

    /** Days since 1970, in UTC. */
    public long day() {
        return day;
    }

    /** Makes the compressed form, unless it is there: not on an event loop. */
    public void compress() {
        gzip();
    }

    /** Whether the compressed form is there. */
    public boolean isCompressed() {
        return gzip != null;
    }

    /** The same, compressed: always the same bytes. Must not be modified. */
    byte[] gzip() {
        var known = gzip;
        if (known == null) {
            known = compressed(json);
            gzip = known;
        }
        return known;
    }

    private static byte[] compressed(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** What it takes in memory, about. */
    public int weight() {
        var packed = gzip;
        return json.length + (packed == null ? 0 : packed.length);
    }
}
