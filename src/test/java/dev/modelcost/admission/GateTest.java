package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {

    private final List<String> in = new ArrayList<>();

    @Test
    void letsTheNextInWhenOneLeavesInTheOrderOfTheirComing() {
        var gate = new Gate(2, 2);
        var a = gate.enter(() -> in.add("a")).orElseThrow();
        gate.enter(() -> in.add("b"));
        gate.enter(() -> in.add("c"));
        gate.enter(() -> in.add("d"));
        assertThat(in).containsExactly("a", "b");
        assertThat(gate.waiting()).isEqualTo(2);

        a.leave();
        assertThat(in).containsExactly("a", "b", "c");
    }

    @Test
    void refusesWhoFindsTooManyWaiting() {
        var gate = new Gate(1, 1);
        gate.enter(() -> in.add("a"));
        gate.enter(() -> in.add("b"));

        assertThat(gate.enter(() -> in.add("c"))).isEmpty();
        assertThat(in).containsExactly("a");
    }

    @Test
    void whoLeavesTwiceMakesRoomOnce() {
        var gate = new Gate(1, 5);
        var a = gate.enter(() -> in.add("a")).orElseThrow();
        gate.enter(() -> in.add("b"));
        gate.enter(() -> in.add("c"));
        a.leave();
        a.leave();

        assertThat(in).containsExactly("a", "b");
    }

    @Test
    void whoGivesUpIsNotLetInAndMakesRoomToWait() {
        var gate = new Gate(1, 1);
        var a = gate.enter(() -> in.add("a")).orElseThrow();
        var b = gate.enter(() -> in.add("b")).orElseThrow();
        assertThat(b.giveUp()).isTrue();
        assertThat(b.giveUp()).isFalse();
        gate.enter(() -> in.add("c"));
        b.leave();
        a.leave();

        assertThat(in).containsExactly("a", "c");
        assertThat(a.giveUp()).isFalse();
    }

    @Test
    void neverMoreThanSoManyAreInWhateverTheThreads() throws Exception {
        var gate = new Gate(3, 1_000);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 1_000; i++) {
            threads.execute(
                    () -> {
                        var pass = new Gate.Pass[1];
                        synchronized (pass) {
                            pass[0] =
                                    gate.enter(
                                                    () ->
                                                            threads.execute(
                                                                    () -> {
                                                                        most.accumulateAndGet(
                                                                                now
                                                                                        .incrementAndGet(),
                                                                                Math::max);
                                                                        Thread.onSpinWait();
                                                                        now.decrementAndGet();
                                                                        synchronized (pass) {
                                                                            pass[0].leave();
                                                                        }
                                                                        done.incrementAndGet();
                                                                    }))
                                            .orElseThrow();
                        }
                    });
        }
        for (int i = 0; i < 1_000 && done.get() < 1_000; i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        threads.shutdownNow();

        assertThat(done).hasValue(1_000);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(gate.waiting()).isZero();
    }
}
