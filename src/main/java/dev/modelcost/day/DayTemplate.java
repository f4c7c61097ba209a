package dev.modelcost.day;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * An answer that leaves open which day of a period it is about: it has {@link #ANY} wherever it
 * names the day of its question.
 */
public final class DayTemplate {

    /** Stands for the day of the question. No row of the record is of this day. */
    public static final LocalDate ANY = LocalDate.of(9876, 5, 4);

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

    /** A last block of deflate with nothing in it. */
    private static final byte[] END = {3, 0};

    private static final int BUFFER = 8 * 1024;

    /** What stands between the places where the day is written. */
    private final List<byte[]> pieces;

    /** The same, compressed; made when first asked for. */
    private volatile @Nullable List<byte[]> compressed;

    private DayTemplate(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    /**
     * @param text an answer in UTF-8
     */
    public static DayTemplate of(byte[] text) {
        var open = bytes(ANY);
        var pieces = new ArrayList<byte[]>();
        var from = 0;
        for (var at = find(open, text, 0); at >= 0; at = find(open, text, from)) {
            pieces.add(Arrays.copyOfRange(text, from, at));
            from = at + open.length;
        }
        pieces.add(Arrays.copyOfRange(text, from, text.length));
        return new DayTemplate(pieces);
    }

    /** Whether it names the day even where it is not that of the question, or seems not to be. */
    public boolean names(LocalDate day) {
        var name = bytes(day);
        return pieces.stream().anyMatch(piece -> find(name, piece, 0) >= 0);
    }

    /** The answer about a day. */
    public byte[] on(LocalDate day) {
        return joined(pieces, bytes(day)).toByteArray();
    }

    /** Makes the compressed form, unless it is there: takes a while. */
    public void compress() {
        if (compressed == null) {
            compressed = pieces.stream().map(DayTemplate::deflated).toList();
        }
    }

    public boolean isCompressed() {
        return compressed != null;
    }

    /** The answer about a day, compressed by gzip: always the same bytes. */
    public byte[] gzipOn(LocalDate day) {
        compress();
        var name = bytes(day);
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(HEADER);
        whole.writeBytes(joined(compressed, stored(name)).toByteArray());
        whole.writeBytes(END);
        var sum = new CRC32();
        var length = 0;
        for (var i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                sum.update(name);
                length += name.length;
            }
            sum.update(pieces.get(i));
            length += pieces.get(i).length;
        }
        whole.writeBytes(
                ByteBuffer.allocate(2 * Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt((int) sum.getValue())
                        .putInt(length)
                        .array());
        return whole.toByteArray();
    }

    /** What it takes in memory, in bytes, about. */
    public int weight() {
        var packed = compressed;
        return weight(pieces) + (packed == null ? 0 : weight(packed));
    }

    private static int weight(List<byte[]> all) {
        return all.stream().mapToInt(piece -> piece.length + 2 * Long.BYTES).sum();
    }

    private static ByteArrayOutputStream joined(List<byte[]> pieces, byte[] between) {
        var size = pieces.stream().mapToInt(piece -> piece.length + between.length).sum();
        var whole = new ByteArrayOutputStream(size);
        for (var i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                whole.writeBytes(between);
            }
            whole.writeBytes(pieces.get(i));
        }
        return whole;
    }

    /** Blocks of deflate that refer to nothing before them, and end at a byte. */
    private static byte[] deflated(byte[] piece) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(piece);
            var packed = new ByteArrayOutputStream(piece.length / 4 + BUFFER);
            var buffer = new byte[BUFFER];
            int count;
            do {
                count = deflater.deflate(buffer, 0, BUFFER, Deflater.FULL_FLUSH);
                packed.write(buffer, 0, count);
            } while (count == BUFFER);
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** A block of deflate with bytes as they are: its length, twice, goes before (RFC 1951). */
    private static byte[] stored(byte[] bytes) {
        return ByteBuffer.allocate(1 + 2 * Short.BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort((short) bytes.length)
                .putShort((short) ~bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] bytes(LocalDate day) {
        return day.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Where bytes are found from a place on; -1 if nowhere. */
    private static int find(byte[] wanted, byte[] text, int from) {
        for (var at = from; at <= text.length - wanted.length; at++) {
            if (text[at] == wanted[0]
                    && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
