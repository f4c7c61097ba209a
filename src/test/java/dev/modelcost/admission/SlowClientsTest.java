package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send slowly, or do not take what they asked for. */
@ServiceTest
class SlowClientsTest {

    /** More than there are worker threads. */
    private static final int CLIENTS = 300;

    private static final String BEGUN =
            "POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 150\r\n\r\n{\"text\"";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final List<SocketChannel> clients = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }

    @Test
    void readsAreAnsweredWhileBodiesDoNotCome() throws IOException {
        for (var i = 0; i < CLIENTS; i++) {
            write(connect(), BEGUN);
        }

        for (var i = 1; i <= 5; i++) {
            assertThat(read(i)).isEqualTo(200);
        }
    }

    @Test
    void whoeverDoesNotTakeAnswersIsNotAnsweredFurther() throws Exception {
        var target = "/api/v1/chips?limit=100";
        Wire.get(target);
        var before = answered("/api/v1/chips");
        assertThat(before).isPositive();
        var request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (var i = 0; i < CLIENTS; i++) {
            write(connect(), request.repeat(63));
        }

        for (var i = 1; i <= 5; i++) {
            assertThat(Wire.get("/api/v1/models?limit=" + i).status()).isEqualTo(200);
        }

        var answered = onceItStops(() -> answered("/api/v1/chips")) - before;
        assertThat(answered).as("of %d", 63 * CLIENTS).isLessThan(63 * CLIENTS / 2);
    }

    @Test
    void aClientThatBreaksOffAnUploadIsNoErrorOfTheService() throws IOException {
        var errors = new ArrayList<LogRecord>();
        var listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                            synchronized (errors) {
                                errors.add(entry);
                            }
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger.getLogger("").addHandler(listener);
        try {
            for (var i = 0; i < 20; i++) {
                write(connect(), BEGUN);
            }
            assertThat(read(6)).isEqualTo(200);
            hangUp();
            for (var i = 1; i <= 20; i++) {
                assertThat(read(i)).isEqualTo(200);
            }
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }

        assertThat(errors).isEmpty();
    }

    @Test
    void refusedRequestsAreCountedUnderOnePath() throws Exception {
        for (var i = 0; i < 150; i++) {
            assertThat(Wire.get("/api/v1/refused-" + i + "%zz").status()).isEqualTo(400);
        }
        assertThat(Wire.get("/api/v1/grid?limit=1").status()).isEqualTo(200);

        assertThat(metrics())
                .doesNotContain("refused-1")
                .contains("uri=\"/refused\"")
                .contains("uri=\"/api/v1/grid\"");
    }

    /** With a cookie, no answer is a kept one. */
    private static int read(int limit) {
        return Wire.send("GET", "/api/v1/chips?limit=" + limit, "Cookie: a=b\r\n", "").status();
    }

    private double answered(String path) throws Exception {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .filter(line -> line.contains("uri=\"" + path + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String metrics() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
    }

    private static double onceItStops(Callable<Double> rising) throws Exception {
        var last = Double.NaN;
        for (var now = rising.call(); now != last; now = rising.call()) {
            last = now;
            Thread.sleep(200);
        }
        return last;
    }

    /** Whose own buffer is small, so that what it does not take stays with the service. */
    private SocketChannel connect() throws IOException {
        var client = SocketChannel.open();
        client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        client.connect(new InetSocketAddress("localhost", RestAssured.port));
        client.configureBlocking(false);
        clients.add(client);
        return client;
    }

    private static void write(SocketChannel client, String request) throws IOException {
        client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }
}
