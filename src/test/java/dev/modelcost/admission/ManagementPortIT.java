package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Http2Frames;
import dev.modelcost.testsupport.OneService;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever reaches the port of health and metrics cannot stop the service from there. Netty finds
 * what counts connections only in the packaged service.
 */
class ManagementPortIT {

    private static final int PATIENCE_MILLIS = 60_000;

    private static final String LIVE = "/q/health/live";

    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void nothingIsAFaultOfTheService() throws Exception {
        hangUp();
        assertThat(OneService.running().output()).doesNotContain(" ERROR ", "\tat ");
    }

    private void hangUp() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }

    @Test
    void aClientThatBreaksOffIsNoError() throws Exception {
        var client = connect();
        write(
                client,
                "POST "
                        + LIVE
                        + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        Thread.sleep(300);
    }

    /** Whether it comes or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc",
                "GET %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 150\r\n\r\na",
                "GET %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
            })
    void aBodyIsRefusedAndItsConnectionClosed(String request) throws Exception {
        var client = connect();
        write(client, request.formatted(LIVE));

        var answer =
                new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("problems#", "takes no bodies")
                .doesNotContain("UP");
    }

    @Test
    void aBodyOverHttp2IsRefused() throws Exception {
        var client = connect();
        var out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        Http2Frames.begin(out);
        // The port may be slower to answer than the connection to be closed.
        Http2Frames.requestWithBody(
                out,
                1,
                Http2Frames.headers(
                        ":method", "POST",
                        ":scheme", "http",
                        ":authority", "localhost",
                        ":path", LIVE));
        Http2Frames.frame(out, 0, 0, 1, new byte[] {'{'});
        out.flush();

        var in = new DataInputStream(client.getInputStream());
        var said = new StringBuilder();
        Http2Frames.readAll(in, frame -> said.append(frame.text()));

        assertThat(said.toString()).contains("takes no bodies");
    }

    @Test
    void soManyConnectionsAreOpenAndNoMore() throws Exception {
        assertThat(isAnswered(connect())).isTrue();
        var answered = 0;
        for (var i = 0; i < ManagementLimits.MOST_CONNECTIONS + 30; i++) {
            if (isAnswered(connect())) {
                answered++;
            }
        }
        assertThat(answered)
                .isBetween(
                        ManagementLimits.MOST_CONNECTIONS / 2, ManagementLimits.MOST_CONNECTIONS);

        hangUp();
        for (var i = 0; !isAnswered(connect()) && i < PATIENCE_MILLIS / 100; i++) {
            Thread.sleep(100);
        }
        assertThat(isAnswered(connect())).isTrue();
    }

    private boolean isAnswered(Socket client) {
        try {
            write(client, "GET " + LIVE + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var line =
                    new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return line.equals("HTTP/1.1 200");
        } catch (IOException refused) {
            return false;
        }
    }

    private Socket connect() throws IOException, InterruptedException {
        var client = new Socket("localhost", OneService.running().managementUrl().getPort());
        client.setSoTimeout(PATIENCE_MILLIS);
        clients.add(client);
        return client;
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
