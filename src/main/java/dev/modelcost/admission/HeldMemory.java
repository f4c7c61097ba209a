package dev.modelcost.admission;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/**
 * Tells whoever could do with less memory how much is held for clients that are slow. One for the
 * process, because Netty makes what counts it.
 */
public final class HeldMemory {

    private static final List<LongConsumer> LISTENERS = new CopyOnWriteArrayList<>();

    private HeldMemory() {}

    /**
     * @param listener is given bytes, on any thread, and must be quick
     */
    public static void listen(LongConsumer listener) {
        LISTENERS.add(listener);
    }

    static void tell(long bytes) {
        LISTENERS.forEach(listener -> listener.accept(bytes));
    }
}
