package dev.modelcost.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Frames of HTTP/2 as a client sends them that obeys nothing. */
public final class Http2Frames {

    private Http2Frames() {}

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    /**
     * What a server has sent.
     *
     * @param type by RFC 9113, section 6
     */
    public record Frame(int type, int flags, int stream, byte[] payload) {

        public String text() {
            return new String(payload, StandardCharsets.ISO_8859_1);
        }

        /** The error of a RST_STREAM or a GOAWAY; -1 of any other. */
        public int error() {
            return type == 3 ? payload[3] : type == 7 ? payload[7] : -1;
        }
    }

    /** The beginning of a connection. */
    public static void begin(DataOutputStream out) throws IOException {
        out.writeBytes(PREFACE);
        frame(out, 4, 0, 0, new byte[0]);
    }

    /** The beginning of a connection on which the client takes no answers. */
    public static void beginWithoutRoom(DataOutputStream out) throws IOException {
        out.writeBytes(PREFACE);
        // SETTINGS_INITIAL_WINDOW_SIZE = 0
        frame(out, 4, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
    }

    /** Reads what comes until the connection is closed, in whichever way. */
    public static void readAll(DataInputStream in, Consumer<Frame> frames) throws IOException {
        try {
            while (true) {
                frames.accept(read(in));
            }
        } catch (EOFException | SocketException closed) {
            return;
        }
    }

    /** The next frame, whatever it is. */
    public static Frame read(DataInputStream in) throws IOException {
        var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        return new Frame(
                in.readUnsignedByte(), in.readUnsignedByte(), in.readInt(), in.readNBytes(length));
    }

    /** The head of a request whose body follows: HEADERS, with END_HEADERS alone. */
    public static void requestWithBody(DataOutputStream out, int stream, byte[] headers)
            throws IOException {
        frame(out, 1, 4, stream, headers);
    }

    /** A request without a body: HEADERS, with END_STREAM and END_HEADERS. */
    public static void request(DataOutputStream out, int stream, byte[] headers)
            throws IOException {
        frame(out, 1, 5, stream, headers);
    }

    /** Takes a request back: RST_STREAM, with CANCEL. */
    public static void reset(DataOutputStream out, int stream) throws IOException {
        frame(out, 3, 0, stream, new byte[] {0, 0, 0, 8});
    }

    public static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeByte(0);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
    }

    /** As HPACK writes what is in no table. */
    public static byte[] headers(String... namesAndValues) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            bytes.write(0);
            for (var text : List.of(namesAndValues[i], namesAndValues[i + 1])) {
                bytes.write(text.length());
                bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }
}
