package dev.modelcost.web;

import dev.modelcost.day.DayTemplate;
import dev.modelcost.day.Days;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
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

    /** Null if the answer is the same on no other day than that of its question. */
    private final @Nullable OfDays ofDays;

    /**
     * What an answer has in common with those to the same question about other days.
     *
     * @param template the answer with the day left open
     * @param days for which it is the same
     * @param asked the day of the question
     */
    record OfDays(DayTemplate template, Days days, LocalDate asked) {}

    /** Made when first asked for. */
    private volatile byte @Nullable [] gzip;

    private Answer(
            byte[] json,
            String tag,
            @Nullable Integer rowVersion,
            @Nullable String next,
            @Nullable Long edition,
            long day,
            @Nullable OfDays ofDays) {
        this.json = json;
        this.tag = '"' + tag + '"';
        this.rowVersion = rowVersion;
        this.next = next;
        this.edition = edition;
        this.day = day;
        this.ofDays = ofDays;
    }

    /**
     * @param next cursor of the next page; null if there is none
     * @param edition of the record that was read; null if the answer is not to be kept: it does not
     *     come from the record, or the day changed while it was computed
     * @param day in UTC on which it was computed, in days since 1970
     * @param ofDays null if it is the same on no other day than that of the question
     */
    static Answer to(
            Question question,
            byte[] json,
            @Nullable String next,
            @Nullable Long edition,
            long day,
            @Nullable OfDays ofDays) {
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
        return new Answer(json, tag, null, link, edition, day, ofDays);
    }

    /**
     * One row. Its tag begins with the version of the row, and changes only with what is shown of
     * it, not with the rest of the record.
     */
    static Answer ofRow(int version, byte[] json, @Nullable Long edition, long day) {
        return new Answer(json, version + "-" + digest(json), version, null, edition, day, null);
    }

    /**
     * The answer to the same question about another of the days on which it is the same.
     *
     * @param question about the other day
     */
    public Answer on(LocalDate other, Question question) {
        var same = Objects.requireNonNull(ofDays, "an answer that is the same on other days");
        return to(
                question,
                same.template.on(other),
                null,
                edition,
                day,
                new OfDays(same.template, same.days, other));
    }

    /** For which it is the same; null if for no other day than that of its question. */
    public @Nullable Days days() {
        return ofDays == null ? null : ofDays.days;
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
        return ofDays == null ? gzip != null : ofDays.template.isCompressed();
    }

    /** The same, compressed: always the same bytes. Must not be modified. */
    byte[] gzip() {
        var known = gzip;
        if (known == null) {
            known = ofDays == null ? compressed(json) : ofDays.template.gzipOn(ofDays.asked);
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

    /** What it takes in memory, about; of several days, once for all of them. */
    public int weight() {
        if (ofDays != null) {
            return ofDays.template.weight();
        }
        var packed = gzip;
        return json.length + (packed == null ? 0 : packed.length);
    }
}
