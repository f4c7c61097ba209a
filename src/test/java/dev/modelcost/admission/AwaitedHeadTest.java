package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitedHeadTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final Duration LAST_LOOK = Duration.ofMillis(AwaitedHead.LAST_LOOK_MILLIS);

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n";
    private static final String CHUNKED =
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** Begins requests as the service does, and ends them at once or when it is told to. */
    private static final class Service extends ChannelInboundHandlerAdapter {

        private boolean answersAtOnce = true;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                told(context, true);
            }
            if (message instanceof LastHttpContent && answersAtOnce) {
                told(context, false);
            }
            ReferenceCountUtil.release(message);
        }

        private static void told(ChannelHandlerContext context, boolean began) {
            context.channel().attr(ConnectionDeadlines.REQUEST).get().accept(began);
        }
    }

    private final Service service = new Service();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new AwaitedHead(DEADLINE), new HttpRequestDecoder(), service);

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @Test
    void whoSendsNothingIsGivenUp() {
        assertGivenUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {GET, GET + GET, POST + "{  }", GET + POST + "{  }"})
    void whoHasBeenAnsweredMayWait(String requests) {
        send(requests);

        assertStays();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET / HTTP/1.1",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a",
                "GET / HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\r"
            })
    void aHeadThatStopsIsGivenUpWhateverItFollows(String head) {
        for (var before : new String[] {"", GET, GET + GET, POST + "{  }"}) {
            var other = new AwaitedHeadTest();
            other.stopTheClock();
            other.send(before + head);
            other.assertGivenUp();
        }
    }

    @Test
    void aHeadThatStopsBehindARequestIsGivenUpOnceThatIsAnswered() {
        service.answersAtOnce = false;
        send(GET + "GET / HTTP/1.1\r\n");

        assertStays();

        answer();
        assertGivenUp();
    }

    @Test
    void aHeadMayComeInPieces() {
        send(GET + "GET / HTTP/1.1\r\n");
        pass(DEADLINE.dividedBy(2));
        send("Host: a\r\n\r\n");

        assertStays();
    }

    /** It has a time of its own. */
    @Test
    void aBodyIsNoHead() {
        service.answersAtOnce = false;
        send(POST + "{");
        answer();
        send(" ");
        send(" }");

        assertStays();
    }

    @Test
    void theBodyOfARequestThatIsWorkedOnIsNoHead() {
        service.answersAtOnce = false;
        send(CHUNKED + "4");

        assertStays();

        send("\r\n{  }\r\n0\r\n\r\n");
        answer();
        assertStays();
    }

    /** All connections are read before what is timed is run, so that what came is read by then. */
    @Test
    void whatCameInTimeIsReadHoweverBusyTheServiceWas() {
        pass(DEADLINE.multipliedBy(2));
        send(GET);

        assertStays();
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer() {
        channel.attr(ConnectionDeadlines.REQUEST).get().accept(false);
        channel.runPendingTasks();
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    private void assertStays() {
        pass(DEADLINE.multipliedBy(3));
        assertThat(channel.isOpen()).isTrue();
    }

    private void assertGivenUp() {
        pass(DEADLINE.dividedBy(2));
        assertThat(channel.isOpen()).isTrue();
        pass(DEADLINE.dividedBy(2));
        pass(LAST_LOOK);
        assertThat(channel.isOpen()).isFalse();
    }
}
