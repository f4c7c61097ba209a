package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.OneService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A connection is not kept by a client that never finishes what it asks, or never takes the answer.
 * Netty finds what closes it only in the packaged service.
 */
class SlowConnectionsIT {

    private static final int PAUSE_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A little longer than the deadline. */
    private static final Duration UNUSED = Duration.ofSeconds(8);

    private static final String REQUEST =
            "GET /api/v1/chips?limit=1&fields=slug HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LARGE =
            "GET /api/v1/claims?limit=100&include=sources HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** With a cookie it is not answered on the event loop. */
    private static final String SLOW_WAY = REQUEST.replace("\r\n\r\n", "\r\nCookie: a=b\r\n\r\n");

    private static final String WITH_BODY =
            "POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 16\r\n\r\n{\"text\":\"GPT-4\"}";

    /** After all of it was read. */
    private static final String REFUSED = WITH_BODY.replace("application/json", "text/plain");

    private static final String HALF = "GET /api/v1/chips?limit=1 HTTP/1.1\r\nHost: localhost\r\n";

    private static final String METRICS = "GET /q/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LIVE = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private interface Client {

        void on(Socket socket) throws Exception;
    }

    @Test
    void aHeadAndAnAnswerHaveTheirTimeAndAConnectionThatIsUsedStays() throws Exception {
        together(
                OneService.running().url().getPort(),
                SlowConnectionsIT::silent,
                SlowConnectionsIT::slow,
                SlowConnectionsIT::slowLater,
                socket -> slowBehind(socket, REQUEST),
                socket -> slowBehind(socket, SLOW_WAY),
                SlowConnectionsIT::used,
                socket -> usedForBodies(socket, WITH_BODY, "200 "),
                socket -> usedForBodies(socket, REFUSED, "415 "),
                socket -> takesNothing(socket, LARGE, 4),
                socket -> takesNothing(socket, LARGE, 60));
    }

    /** The port of health and metrics. */
    @Test
    void connectionsToTheManagementPortHaveTheirTime() throws Exception {
        together(
                OneService.running().managementUrl().getPort(),
                SlowConnectionsIT::silent,
                SlowConnectionsIT::slow,
                SlowConnectionsIT::idle,
                socket -> takesNothing(socket, METRICS, 60));
    }

    private static void together(int port, Client... clients) {
        var threads = Executors.newCachedThreadPool();
        try {
            CompletableFuture.allOf(
                            Stream.of(clients)
                                    .map(
                                            client ->
                                                    CompletableFuture.runAsync(
                                                            () -> run(port, client), threads))
                                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void run(int port, Client client) {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", port));
            client.on(socket);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void silent(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    private static void slow(Socket socket) throws IOException {
        write(socket, HALF);
        assertGivenUp(socket);
    }

    private static void idle(Socket socket) throws IOException {
        write(socket, LIVE);
        assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
        silent(socket);
    }

    private static void slowLater(Socket socket) throws IOException {
        write(socket, REQUEST);
        assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
        write(socket, HALF);
        assertGivenUp(socket);
    }

    /** In one packet with a whole request. */
    private static void slowBehind(Socket socket, String request) throws IOException {
        write(socket, request + HALF);
        assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
        assertGivenUp(socket);
    }

    /** Whose last byte ends no line. */
    private static void usedForBodies(Socket socket, String request, String status)
            throws Exception {
        for (var i = 0; i < 2; i++) {
            write(socket, request);
            assertThat(answer(socket)).startsWith("HTTP/1.1 " + status);
            Thread.sleep(UNUSED.toMillis());
        }
    }

    private static void used(Socket socket) throws Exception {
        for (var i = 0; i < 2; i++) {
            write(socket, REQUEST);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
            Thread.sleep(UNUSED.toMillis());
        }
    }

    /** More answers than the two operating systems hold between them. */
    private static void takesNothing(Socket socket, String request, int times) throws Exception {
        for (var i = 0; i < times; i++) {
            write(socket, request);
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(PAUSE_MILLIS);
            try {
                write(socket, "\r\n");
            } catch (IOException closed) {
                return;
            }
        }
        throw new AssertionError("still open");
    }

    /** Though a header comes every now and then. */
    private static void assertGivenUp(Socket socket) throws IOException {
        socket.setSoTimeout(PAUSE_MILLIS);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                return;
            } catch (SocketTimeoutException stillOpen) {
                try {
                    write(socket, "X-Slow: 1\r\n");
                } catch (IOException closed) {
                    return;
                }
            } catch (IOException reset) {
                return;
            }
        }
        throw new AssertionError("still open");
    }

    /** All that comes at once, which is a small answer. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        var length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ", 2)[1];
        socket.getInputStream().skipNBytes(Long.parseLong(length.split("\r")[0]));
        return head.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
