package dev.modelcost.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Waits for a PostgreSQL that is started on data that it has opened before, and notices when it has
 * ended instead: whoever starts it would go on asking for a minute.
 */
final class PostmasterWatch {

    private static final Duration GLANCE = Duration.ofMillis(200);

    /** A server that has written to its log and is gone for this long does not come back. */
    private static final Duration GONE = Duration.ofSeconds(2);

    private final Path log;
    private final BooleanSupplier runs;

    /**
     * @param log what the server writes
     * @param runs whether there is a server process
     */
    PostmasterWatch(Path log, BooleanSupplier runs) {
        this.log = log;
        this.runs = runs;
    }

    /**
     * The started server.
     *
     * @throws IllegalStateException with the last line of its log, if it has ended
     * @throws IOException as the start itself throws it
     */
    <T> T await(Start<T> start) throws IOException {
        var started = CompletableFuture.supplyAsync(() -> unchecked(start));
        var goneSince = 0L;
        while (true) {
            try {
                return started.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                var gone = Files.exists(log) && Files.size(log) > 0 && !runs.getAsBoolean();
                if (!gone) {
                    goneSince = 0;
                } else if (goneSince == 0) {
                    goneSince = System.nanoTime();
                } else if (System.nanoTime() - goneSince > GONE.toNanos()) {
                    throw new IllegalStateException("it has ended: " + lastLine().orElse(""), e);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw new IllegalStateException(e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** What starts the server, and blocks until it answers. */
    @FunctionalInterface
    interface Start<T> {
        T start() throws IOException;
    }

    private static <T> T unchecked(Start<T> start) {
        try {
            return start.start();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Without the time and process that precede the text. */
    private Optional<String> lastLine() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank())
                .reduce((before, last) -> last)
                .map(line -> line.replaceFirst("^.*?\\[\\d+]\\s*", "").strip());
    }
}
