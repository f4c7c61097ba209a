package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.admission.AdmissionTest.ShortQueue;
import dev.modelcost.testsupport.Http2Frames;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** No connection is kept by a client that only seems to do something on it. */
@ServiceTest
@TestProfile(ShortQueue.class)
class HeldConnectionsTest {

    private static final int PATIENCE_MILLIS = 60_000;

    /** Of an address that no other test asks from, so that its allowance is not used up. */
    private static final String GET =
            "GET /api/v1/chips?limit=%d HTTP/1.1\r\nHost: localhost\r\n"
                    + "X-Forwarded-For: 198.18.%d.1\r\n\r\n";

    private static final byte[] HEADERS =
            Http2Frames.headers(
                    ":method", "GET",
                    ":scheme", "http",
                    ":authority", "localhost",
                    ":path", "/api/v1/chips?limit=3",
                    "x-forwarded-for", "198.18.5.1");

    @Inject StreamLimits limits;

    @TestHTTPResource("/api/v1/")
    URI api;

    @Test
    void moreConnectionsThanThereMayBeAreClosed() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            var answered = 0;
            for (var i = 0; i < AdmissionTest.MOST_CONNECTIONS + 20; i++) {
                var socket = connect();
                open.add(socket);
                if (isAnswered(socket, i)) {
                    answered++;
                }
            }
            assertThat(answered)
                    .isBetween(AdmissionTest.MOST_CONNECTIONS / 2, AdmissionTest.MOST_CONNECTIONS);
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    /** The answer is larger than what the system holds of it, so that the rest waits. */
    @Test
    void whoTakesALargeAnswerLateIsAnsweredAgain() throws Exception {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(api.getHost(), api.getPort()));
            for (var i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write(
                                "GET /openapi HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.18.77.1\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(200);
                assertThat(answerLength(new DataInputStream(socket.getInputStream())))
                        .isGreaterThan(1_000_000);
            }
        }
    }

    private static int answerLength(DataInputStream answer) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) answer.readUnsignedByte());
        }
        var length =
                Integer.parseInt(
                        head.toString()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("(?s).*content-length: (\\d+).*", "$1"));
        answer.readFully(new byte[length]);
        return length;
    }

    @Test
    void aBodyOverHttp2ThatDoesNotComeIsGivenUp() throws Exception {
        var http2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first request on a connection is one of HTTP/1.1 that asks for HTTP/2.
        http2.send(
                HttpRequest.newBuilder(api.resolve("chips?limit=1"))
                        .header("X-Forwarded-For", "198.18.4.1")
                        .build(),
                BodyHandlers.discarding());
        try (var body = new SubmissionPublisher<ByteBuffer>()) {
            var request =
                    HttpRequest.newBuilder(api.resolve("audits"))
                            .header("Content-Type", "application/json")
                            .header("X-Forwarded-For", "198.18.4.1")
                            .POST(BodyPublishers.fromPublisher(body, 150))
                            .build();

            var asked = http2.sendAsync(request, BodyHandlers.ofString());

            assertThat(asked)
                    .failsWithin(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .withThrowableThat()
                    .isNotInstanceOf(TimeoutException.class);
        }
    }

    /** It says that it takes no answers, and never confirms how many requests it may have open. */
    @Test
    void aClientOfHttp2HasSoManyRequestsOpenAndNoMore() throws Exception {
        try (var socket = connect()) {
            var out = new DataOutputStream(socket.getOutputStream());
            Http2Frames.beginWithoutRoom(out);
            for (var i = 0; i < 300; i++) {
                Http2Frames.request(out, 1 + 2 * i, HEADERS);
            }
            out.flush();

            assertThat(refused(socket, 200)).isEqualTo(200);
            assertThat(limits.open()).isBetween(1, 100);
        }
        for (var i = 0; limits.open() > 0 && i < PATIENCE_MILLIS / 100; i++) {
            Thread.sleep(100);
        }
        assertThat(limits.open()).isZero();
    }

    /** How many RST_STREAM frames say REFUSED_STREAM, once there are enough of them. */
    private static int refused(Socket socket, int enough) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var refused = 0;
        while (refused < enough) {
            var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            var type = in.readUnsignedByte();
            in.skipNBytes(5);
            var payload = in.readNBytes(length);
            if (type == 3 && payload[3] == 7) {
                refused++;
            }
        }
        return refused;
    }

    private static boolean isAnswered(Socket socket, int client) {
        try {
            write(socket, GET.formatted(1, 100 + client % 100));
            return statusLine(socket).equals("HTTP/1.1 200 OK");
        } catch (IOException refused) {
            return false;
        }
    }

    private static Socket connect() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int c; (c = socket.getInputStream().read()) != '\r'; line.append((char) c)) {
            if (c < 0) {
                throw new IOException("closed");
            }
        }
        return line.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
