package dev.modelcost.chaos;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The line between the service and its database, which breaks in the ways in which lines do. It
 * listens on a port of its own and passes on to the database what it gets, message by message as
 * PostgreSQL's protocol has them.
 */
final class FaultyLine implements AutoCloseable {

    /** What becomes of a commit while it is on its way. */
    enum CutCommit {
        /** The database never gets it. */
        BEFORE_THE_DATABASE,
        /** The database commits, and nobody hears of it. */
        BEFORE_THE_ANSWER
    }

    private static final int MOST_OF_A_CHUNK = 1 << 16;
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final int port;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final AtomicReference<CutCommit> cutCommit = new AtomicReference<>();
    private final AtomicInteger commitsCut = new AtomicInteger();
    private volatile int database;
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;
    private volatile ServerSocket listener;

    FaultyLine(int database) throws IOException {
        this.database = database;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = listener.getLocalPort();
        accept(listener);
    }

    int port() {
        return port;
    }

    /** From now on it leads there: what was open is cut. */
    void leadTo(int other) {
        database = other;
        cut();
    }

    /** Whoever is connected is told that the connection is gone. */
    void cut() {
        calls.forEach(Call::cut);
    }

    /** Nobody listens any more. */
    void refuse() throws IOException {
        listener.close();
        cut();
    }

    /** After {@link #refuse()}. */
    void listenAgain() throws IOException {
        var again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listener = again;
        accept(again);
    }

    /** Takes everything, passes nothing on, and says nothing, until it is told otherwise. */
    void silent(boolean now) {
        silent = now;
    }

    /** Every answer of the database takes so much longer. */
    void delay(Duration now) {
        delay = now;
    }

    /**
     * The database's end of each open connection is gone, and the service's end is not told. New
     * ones work.
     */
    void halfOpen() {
        calls.forEach(Call::forget);
    }

    /** Breaks the next connection that commits, and that one only. */
    void cutNextCommit(CutCommit where) {
        cutCommit.set(where);
    }

    int commitsCut() {
        return commitsCut.get();
    }

    private void accept(ServerSocket from) {
        daemon(
                () -> {
                    while (!from.isClosed()) {
                        try {
                            new Call(from.accept()).begin();
                        } catch (IOException e) {
                            // It is closed, or the database is away: whoever called is cut off.
                        }
                    }
                });
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    /** One connection. */
    private final class Call {

        private static final int SSL_REQUEST = 80877103;
        private static final int GSS_REQUEST = 80877104;

        private final Socket service;
        private final Socket server = new Socket();
        private final Set<String> commits = ConcurrentHashMap.newKeySet();
        private volatile boolean forgotten;
        private volatile boolean cutAnswer;

        Call(Socket service) {
            this.service = service;
        }

        void begin() {
            calls.add(this);
            daemon(
                    () -> {
                        try {
                            awaitWords();
                            server.connect(
                                    new InetSocketAddress(
                                            InetAddress.getLoopbackAddress(), database));
                            daemon(this::passAnswers);
                            passRequests();
                        } catch (IOException e) {
                            cut();
                        }
                    });
        }

        /** While the line is silent, nothing moves on it. */
        private void awaitWords() throws IOException {
            while (silent || forgotten) {
                rest(GLANCE);
                if (service.isClosed()) {
                    throw new EOFException();
                }
            }
        }

        void cut() {
            calls.remove(this);
            for (var end : new Socket[] {service, server}) {
                try {
                    // With a reset, not with a farewell.
                    end.setSoLinger(true, 0);
                    end.close();
                } catch (IOException gone) {
                    // That is what was wanted.
                }
            }
        }

        void forget() {
            forgotten = true;
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void passAnswers() {
            try (var from = server.getInputStream();
                    var to = service.getOutputStream()) {
                var chunk = new byte[MOST_OF_A_CHUNK];
                for (int length; (length = from.read(chunk)) >= 0; ) {
                    if (!delay.isZero()) {
                        rest(delay);
                    }
                    awaitWords();
                    if (cutAnswer) {
                        cut();
                        return;
                    }
                    to.write(chunk, 0, length);
                    to.flush();
                }
                cut();
            } catch (IOException e) {
                if (!forgotten) {
                    cut();
                }
            }
        }

        private void passRequests() throws IOException {
            var from = new DataInputStream(new BufferedInputStream(service.getInputStream()));
            var to = server.getOutputStream();
            greet(from, to);
            while (true) {
                var type = from.readByte();
                var body = body(from);
                awaitWords();
                if (commits(type, body) && breaksHere()) {
                    return;
                }
                to.write(type);
                send(to, body);
                if (from.available() == 0) {
                    to.flush();
                }
            }
        }

        /** Until the message that begins a session, which alone has no type. */
        private void greet(DataInputStream from, OutputStream to) throws IOException {
            for (var asks = true; asks; ) {
                var body = body(from);
                awaitWords();
                send(to, body);
                var code = number(body);
                asks = code == SSL_REQUEST || code == GSS_REQUEST;
            }
        }

        private static byte[] body(DataInputStream from) throws IOException {
            return read(from, from.readInt() - Integer.BYTES);
        }

        private static byte[] read(InputStream from, int length) throws IOException {
            var bytes = from.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            return bytes;
        }

        private static int number(byte[] bytes) {
            return new java.math.BigInteger(bytes, 0, Integer.BYTES).intValue();
        }

        private static void send(OutputStream to, byte[] body) throws IOException {
            var length = body.length + Integer.BYTES;
            to.write(
                    new byte[] {
                        (byte) (length >> 24),
                        (byte) (length >> 16),
                        (byte) (length >> 8),
                        (byte) length
                    });
            to.write(body);
        }

        /** Whether a message has the database commit, by its text or by a name for it. */
        private boolean commits(byte type, byte[] body) {
            if (type == 'P') {
                var texts = texts(body);
                if (isCommit(texts[1])) {
                    commits.add(texts[0]);
                } else {
                    commits.remove(texts[0]);
                }
                return false;
            }
            return type == 'Q' && isCommit(texts(body)[0])
                    || type == 'B' && commits.contains(texts(body)[1]);
        }

        /** The first texts of a message, each of which ends in a zero. */
        private static String[] texts(byte[] body) {
            return (new String(body, StandardCharsets.ISO_8859_1) + "\0\0").split("\0", 3);
        }

        private static boolean isCommit(String sql) {
            return sql.strip().equalsIgnoreCase("COMMIT");
        }

        /** Whether the message is not to be passed on. */
        private boolean breaksHere() {
            var where = cutCommit.getAndSet(null);
            if (where == null) {
                return false;
            }
            commitsCut.incrementAndGet();
            if (where == CutCommit.BEFORE_THE_DATABASE) {
                cut();
                return true;
            }
            cutAnswer = true;
            return false;
        }
    }
}
