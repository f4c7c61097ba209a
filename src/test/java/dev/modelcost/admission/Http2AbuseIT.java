package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Http2Frames;
import dev.modelcost.testsupport.Http2Frames.Frame;
import dev.modelcost.testsupport.OneService;
import dev.modelcost.testsupport.RunningService;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that write over HTTP/2 and mean no good: the service gives each up, and answers others.
 * Netty finds what closes a connection only in the packaged service.
 */
class Http2AbuseIT {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(90).toMillis();
    private static final int CANCEL = 8;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    /** Some megabytes of the smallest frames: more than any client may have waiting. */
    private static final int FLOOD = 1_000_000;

    private RunningService service;
    private Socket client;
    private DataOutputStream out;

    private interface Abuse {

        void write() throws IOException;
    }

    @BeforeEach
    void connect() throws Exception {
        service = OneService.running();
        client = new Socket();
        client.setReceiveBufferSize(4096);
        client.setSoTimeout(PATIENCE_MILLIS);
        client.connect(new InetSocketAddress("localhost", service.url().getPort()));
        out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
    }

    @AfterEach
    void othersAreAnswered() throws Exception {
        client.close();
        assertThat(service.get("/api/v1/models?limit=3").statusCode()).isEqualTo(200);
        assertThat(service.output()).doesNotContain("\tat ", "OutOfMemoryError");
    }

    @Test
    void bodiesThatStopAreGivenUp() throws Exception {
        Http2Frames.begin(out);
        for (var i = 0; i < 50; i++) {
            Http2Frames.requestWithBody(out, 1 + 2 * i, post("/api/v1/audits", "150"));
            Http2Frames.frame(out, DATA, 0, 1 + 2 * i, new byte[] {'{'});
        }

        var frames = untilClosed(out::flush);

        assertThat(said(frames)).contains("problems#request-timeout");
    }

    /** A byte now and then, so that the connection is never idle. */
    @Test
    void bodiesThatTrickleAreGivenUp() throws Exception {
        Http2Frames.begin(out);
        Http2Frames.requestWithBody(out, 1, post("/api/v1/audits", "150000"));

        untilClosed(
                () -> {
                    for (var i = 0; i < PATIENCE_MILLIS / 100; i++) {
                        Http2Frames.frame(out, DATA, 0, 1, new byte[] {'{'});
                        out.flush();
                        pause();
                    }
                });
    }

    /** Its answer comes at once, and the body that it announced never. */
    @Test
    void bodiesOfWhatIsRefusedByItsHeadAreGivenUp() throws Exception {
        Http2Frames.begin(out);
        for (var i = 0; i < 50; i++) {
            Http2Frames.requestWithBody(out, 1 + 2 * i, post("/api/v1/nothing-here", "150"));
        }

        untilClosed(out::flush);
    }

    @Test
    void bodiesWithoutALengthAreRefusedBeforeTheyAreRead() throws Exception {
        Http2Frames.begin(out);
        Http2Frames.requestWithBody(out, 1, post("/api/v1/audits", null));
        out.flush();

        var frames = new ArrayList<Frame>();
        var reading = new DataInputStream(client.getInputStream());
        while (frames.stream().noneMatch(frame -> frame.type() == DATA)) {
            frames.add(Http2Frames.read(reading));
        }
        assertThat(said(frames)).contains("Content-Length");
    }

    @Test
    void answersToWritesThatHaveNoRoomAreGivenUp() throws Exception {
        Http2Frames.beginWithoutRoom(out);
        var body = "{\"text\":\"GPT-4 cost $100 million to train.\"}";
        var length = Integer.toString(body.length());
        for (var i = 0; i < 20; i++) {
            Http2Frames.requestWithBody(out, 1 + 2 * i, post("/api/v1/audits", length));
            Http2Frames.frame(out, DATA, 1, 1 + 2 * i, body.getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();

        var frames = untilClosed(() -> {});

        // By the time for an answer, and not because nothing moves on the connection.
        assertThat(frames).anyMatch(frame -> frame.error() == CANCEL);
    }

    @Test
    void aWindowThatGrowsBeyondItsLimitIsAnError() throws Exception {
        Http2Frames.begin(out);
        for (var i = 0; i < 2; i++) {
            Http2Frames.frame(out, WINDOW_UPDATE, 0, 0, new byte[] {0x7f, -1, -1, -1});
        }

        assertThat(goneAway(untilClosed(out::flush))).contains(3);
    }

    @Test
    void headersWithoutEndAreAnError() throws Exception {
        Http2Frames.begin(out);
        var head = post("/api/v1/audits", "150");

        untilClosed(
                () -> {
                    Http2Frames.frame(out, HEADERS, 0, 1, head);
                    for (var i = 0; i < FLOOD / 1000; i++) {
                        Http2Frames.frame(
                                out,
                                CONTINUATION,
                                0,
                                1,
                                Http2Frames.headers("x-" + i, "x".repeat(100)));
                    }
                    out.flush();
                });
    }

    @Test
    void headersInTinyPiecesAreAnError() throws Exception {
        Http2Frames.begin(out);
        var head = post("/api/v1/audits", "150");

        untilClosed(
                () -> {
                    Http2Frames.frame(out, HEADERS, 0, 1, head);
                    for (var i = 0; i < FLOOD; i++) {
                        Http2Frames.frame(out, CONTINUATION, 0, 1, new byte[0]);
                    }
                    out.flush();
                });
    }

    @Test
    void emptyPiecesOfABodyAreAnError() throws Exception {
        Http2Frames.begin(out);
        Http2Frames.requestWithBody(out, 1, post("/api/v1/audits", "150"));

        assertThat(goneAway(untilClosed(flood(DATA, 0, 1, new byte[0])))).contains(11);
    }

    /** Each is answered, and none of the answers is taken. */
    @Test
    void pingsWhoseAnswersAreNotTakenEndTheConnection() throws Exception {
        Http2Frames.begin(out);

        untilRefused(flood(PING, 0, 0, new byte[8]));
    }

    @Test
    void settingsWhoseAnswersAreNotTakenEndTheConnection() throws Exception {
        Http2Frames.begin(out);

        untilRefused(flood(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0}));
    }

    @Test
    void writesThatAreTakenBackAtOnceEndTheConnection() throws Exception {
        Http2Frames.begin(out);
        var head = post("/api/v1/audits", "150");

        assertThat(
                        goneAway(
                                untilClosed(
                                        () -> {
                                            for (var i = 0; i < 2_000; i++) {
                                                Http2Frames.requestWithBody(out, 1 + 2 * i, head);
                                                Http2Frames.reset(out, 1 + 2 * i);
                                            }
                                            out.flush();
                                        })))
                .contains(11);
    }

    private Abuse flood(int type, int flags, int stream, byte[] payload) {
        return () -> {
            for (var i = 0; i < FLOOD; i++) {
                Http2Frames.frame(out, type, flags, stream, payload);
            }
            out.flush();
        };
    }

    /** What the service has sent when it has closed the connection. */
    private List<Frame> untilClosed(Abuse abuse) throws Exception {
        var frames = new ArrayList<Frame>();
        var in = new DataInputStream(client.getInputStream());
        var reading =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                Http2Frames.readAll(in, frames::add);
                            } catch (IOException e) {
                                throw new AssertionError("still open", e);
                            }
                        });
        try {
            abuse.write();
        } catch (SocketException closed) {
            // As it should be.
        }
        reading.join();
        return frames;
    }

    /** Nothing of what the service sends is read. */
    private static void untilRefused(Abuse abuse) throws IOException {
        try {
            abuse.write();
        } catch (SocketException closed) {
            return;
        }
        throw new AssertionError("still open");
    }

    private static String said(List<Frame> frames) {
        var said = new StringBuilder();
        frames.stream().filter(frame -> frame.type() == DATA).forEach(f -> said.append(f.text()));
        return said.toString();
    }

    /** The errors with which the connection was given up. */
    private static List<Integer> goneAway(List<Frame> frames) {
        return frames.stream().filter(frame -> frame.type() == GOAWAY).map(Frame::error).toList();
    }

    private static byte[] post(String path, String length) {
        var head =
                new ArrayList<>(
                        List.of(
                                ":method", "POST",
                                ":scheme", "http",
                                ":authority", "localhost",
                                ":path", path,
                                "content-type", "application/json"));
        if (length != null) {
            head.addAll(List.of("content-length", length));
        }
        return Http2Frames.headers(head.toArray(String[]::new));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
