package dev.modelcost.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Frames of HTTP/2 as a client sends them that obeys nothing. */
public final class Http2Frames {

    private Http2Frames() {}

    /** The beginning of a connection on which the client takes no answers. */
    public static void beginWithoutRoom(DataOutputStream out) throws IOException {
        out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        // SETTINGS_INITIAL_WINDOW_SIZE = 0
        frame(out, 4, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
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
