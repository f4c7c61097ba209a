package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.Http2Frames;
import dev.modelcost.testsupport.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients ask for much and take nothing of it, or do not finish what they send, or send as much as
 * they may, and the memory is what the images have.
 */
@Tag("chaos")
class SmallMemoryIT {

    private static final int CLIENTS = 300;

    /** What is answered to somebody with a cookie is made anew each time. */
    private static final String COOKIE = "Cookie: a=b\r\n";

    private static final LocalDate DAY = LocalDate.of(2019, 1, 1);

    private static DatabaseServer database;
    private RunningService service;

    private final List<SocketChannel> clients = new ArrayList<>();

    @BeforeAll
    static void startDatabase() throws Exception {
        database = DatabaseServer.withTheRecord();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
    }

    @BeforeEach
    void start() throws Exception {
        service = Replica.ofSmallMemory(database.url());
    }

    @AfterEach
    void stop() throws IOException {
        for (var client : clients) {
            client.close();
        }
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/prices?limit=100",
                "/api/v1/claims?limit=100&include=sources",
                "/api/v1/compare?models=deepseek-r1,deepseek-v3,gpt-4&include=derivation,sources",
                "/openapi"
            })
    void serviceOutlivesPipelinesThatNobodyReads(String target) throws Exception {
        var request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n%s\r\n"
                        .formatted(target, COOKIE);
        for (var i = 0; i < CLIENTS; i++) {
            send(connect(), request.repeat(63).getBytes(StandardCharsets.US_ASCII));
        }
        readsAreAnswered();
    }

    /** As many small requests as come with one read, each of which becomes a dozen objects. */
    @Test
    void serviceOutlivesManySmallRequestsAtOnce() throws Exception {
        var small = "GET /api/v1/chips HTTP/1.1\r\nHost:x\r\nCookie:a\r\n\r\n";
        for (var i = 0; i < CLIENTS; i++) {
            send(connect(), small.repeat(1200).getBytes(StandardCharsets.US_ASCII));
        }
        readsAreAnswered();
    }

    /** Each is small, and keeps what it is the answer to. */
    @Test
    void serviceOutlivesSmallAnswersThatNobodyReads() throws Exception {
        var text = "{\"text\":\"GPT-4 cost 100 million dollars to train and GPT-4o 5 cents\"}";
        var question =
                "POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\n\r\n%s".formatted(text.length(), text);
        for (var i = 0; i < CLIENTS; i++) {
            send(connect(), question.repeat(100).getBytes(StandardCharsets.US_ASCII));
        }
        readsAreAnswered();
    }

    @Test
    void serviceOutlivesBodiesThatLackTheirEnd() throws Exception {
        var bytes =
                ("POST /api/v1/audits HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\nContent-Length: 262144\r\n\r\n"
                                + "x".repeat(262_143))
                        .getBytes(StandardCharsets.US_ASCII);
        for (var i = 0; i < CLIENTS; i++) {
            var client = connect();
            client.configureBlocking(true);
            send(client, bytes);
        }
        readsAreAnswered();
    }

    @Test
    void serviceOutlivesStreamsOfHttp2ThatHaveNoRoom() throws Exception {
        sendStreamsWithoutRoom();
        readsAreAnswered();
    }

    /** What is kept of answers and of the record is there by then. */
    @Test
    @Timeout(900)
    void serviceOutlivesStreamsOfHttp2AfterThousandsOfQuestionsOfEveryKind() throws Exception {
        ask(Rounds.of(10_000, 2_000));
        sendStreamsWithoutRoom();
        readsAreAnswered();
    }

    /** By the program that measures memory: no question comes twice. */
    private void ask(int questions) throws Exception {
        var log = Files.createTempFile("modelcost-questions", ".log");
        var asking =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx128m",
                                "bench/Unique.java",
                                "-n",
                                Integer.toString(questions),
                                "-c",
                                "4",
                                service.url() + "/api/v1")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(asking.waitFor()).as("%s%n%s", Files.readString(log), service.output()).isZero();
        Files.delete(log);
    }

    private void sendStreamsWithoutRoom() throws IOException {
        var headers =
                Http2Frames.headers(
                        ":method", "GET",
                        ":scheme", "http",
                        ":authority", "localhost",
                        ":path", "/api/v1/claims?limit=100&include=sources",
                        "cookie", "a=b");
        for (var i = 0; i < CLIENTS; i++) {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            Http2Frames.beginWithoutRoom(out);
            for (var stream = 0; stream < 60; stream++) {
                Http2Frames.request(out, 1 + 2 * stream, headers);
            }
            send(connect(), bytes.toByteArray());
        }
    }

    /** As much of each as one connection may hold. */
    @Test
    void serviceOutlivesBodiesOfHttp2ThatLackTheirEnd() throws Exception {
        var headers =
                Http2Frames.headers(
                        ":method", "POST",
                        ":scheme", "http",
                        ":authority", "localhost",
                        ":path", "/api/v1/audits",
                        "content-type", "application/json",
                        "content-length", "262144");
        for (var i = 0; i < CLIENTS; i++) {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            Http2Frames.begin(out);
            for (var stream = 0; stream < 60; stream++) {
                Http2Frames.requestWithBody(out, 1 + 2 * stream, headers);
            }
            for (var stream = 0; stream < 60; stream++) {
                Http2Frames.frame(out, 0, 0, 1 + 2 * stream, new byte[16_000]);
            }
            var client = connect();
            client.configureBlocking(true);
            send(client, bytes.toByteArray());
        }
        readsAreAnswered();
    }

    /** The port of health and metrics, whose pages are large too. */
    @Test
    void serviceOutlivesMetricsThatNobodyReads() throws Exception {
        ask(Rounds.of(2_000, 500));
        var request = "GET /q/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(63);
        for (var i = 0; i < CLIENTS; i++) {
            send(
                    connect(service.managementUrl().getPort()),
                    request.getBytes(StandardCharsets.US_ASCII));
        }
        readsAreAnswered();
    }

    /** Each is begun, and costs nothing to take back. */
    @Test
    void serviceOutlivesStreamsOfHttp2ThatAreTakenBackAtOnce() throws Exception {
        for (var i = 0; i < CLIENTS; i++) {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            Http2Frames.beginWithoutRoom(out);
            for (var stream = 0; stream < 150; stream++) {
                var headers =
                        Http2Frames.headers(
                                ":method", "GET",
                                ":scheme", "http",
                                ":authority", "localhost",
                                ":path", "/api/v1/frontier?asOf=" + DAY.plusDays(150 * i + stream));
                Http2Frames.request(out, 1 + 2 * stream, headers);
                Http2Frames.reset(out, 1 + 2 * stream);
            }
            send(connect(), bytes.toByteArray());
        }
        readsAreAnswered();
    }

    private void readsAreAnswered() throws Exception {
        var good = 0;
        for (var i = 0; i < 200; i++) {
            var answer = read("/api/v1/models?limit=" + (1 + i % 60));
            // What waits too long behind the others is told to come again.
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            good += answer.statusCode() == 200 ? 1 : 0;
            Thread.sleep(20);
        }
        assertThat(good).isGreaterThan(150);
        assertThat(service.isAlive()).as(service.output()).isTrue();
        assertThat(service.output()).doesNotContain("OutOfMemoryError", "\tat ");
    }

    /** With what the service printed, if it does not answer. */
    private HttpResponse<String> read(String path) throws InterruptedException {
        try {
            return service.get(path);
        } catch (IOException e) {
            throw new AssertionError(
                    "alive: %s%n%s".formatted(service.isAlive(), service.output()), e);
        }
    }

    /** Whose own buffer is small, so that what it does not take stays with the service. */
    private SocketChannel connect() throws IOException {
        return connect(service.url().getPort());
    }

    private SocketChannel connect(int port) throws IOException {
        var client = SocketChannel.open();
        client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        client.connect(new InetSocketAddress("localhost", port));
        client.configureBlocking(false);
        clients.add(client);
        return client;
    }

    private static void send(SocketChannel client, byte[] requests) {
        try {
            client.write(ByteBuffer.wrap(requests));
        } catch (IOException closed) {
            // The service has given it up already.
            return;
        }
    }
}
