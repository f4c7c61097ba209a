package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldRequestsTest {

    private static final String SENT = "0123456789abcdef".repeat(1000);

    private final StringBuilder read = new StringBuilder();

    /** Reads on until it has got so much, then pauses, as one does who answers a request. */
    private final class Reader extends ChannelInboundHandlerAdapter {

        private int pausesAt = 1;
        private boolean answersAtOnce;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var bytes = (ByteBuf) message;
            read.append(bytes.toString(StandardCharsets.US_ASCII));
            bytes.release();
            if (answersAtOnce) {
                var pauses = ReadingPauses.of(context.channel());
                pauses.begin();
                pauses.end();
            } else if (read.length() >= pausesAt) {
                context.channel().config().setAutoRead(false);
            }
        }
    }

    private final Reader reader = new Reader();
    private final EmbeddedChannel channel = new EmbeddedChannel(new HeldRequests(), reader);

    @Test
    void passesOnNoMoreWhileNothingIsToBeRead() {
        send();

        assertThat(read).hasSizeLessThan(SENT.length() / 4);
    }

    @Test
    void passesOnTheRestInItsOrder() {
        send();
        while (read.length() < SENT.length()) {
            var before = read.length();
            channel.config().setAutoRead(true);
            channel.runPendingTasks();
            assertThat(read).hasSizeGreaterThan(before);
        }

        assertThat(read).hasToString(SENT);
    }

    @Test
    void holdsNothingBackWhereAllIsToBeRead() {
        reader.pausesAt = Integer.MAX_VALUE;
        send();

        assertThat(read).hasToString(SENT);
    }

    /** So that hundreds of requests of one client, answered at once, do not keep others waiting. */
    @Test
    void passesOnInTurns() {
        reader.pausesAt = Integer.MAX_VALUE;
        assertThatItTakesTurns();
    }

    @Test
    void passesOnInTurnsWhereAllIsAnsweredAtOnce() {
        reader.answersAtOnce = true;
        assertThatItTakesTurns();
    }

    private void assertThatItTakesTurns() {
        channel.pipeline().fireChannelRead(Unpooled.copiedBuffer(SENT, StandardCharsets.US_ASCII));
        assertThat(read).hasSizeLessThan(SENT.length() / 4);

        channel.runPendingTasks();
        assertThat(read).hasToString(SENT);
    }

    @Test
    void readsOnOnlyWhenNobodyHasAReasonNotTo() {
        var pauses = ReadingPauses.of(channel);
        pauses.begin();
        pauses.begin();
        pauses.end();
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isFalse();

        pauses.end();
        assertThat(channel.config().isAutoRead()).isFalse();
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void dropsWhatItHoldsWithTheConnection() {
        var bytes = send();
        channel.close();
        channel.runPendingTasks();

        assertThat(bytes.refCnt()).isZero();
    }

    private ByteBuf send() {
        var bytes = Unpooled.copiedBuffer(SENT, StandardCharsets.US_ASCII);
        channel.writeInbound(bytes);
        return bytes;
    }
}
