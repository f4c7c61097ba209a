package dev.modelcost.deploy;

import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each request to the next replica that was ready when it last asked, as a Kubernetes Service
 * does. Never sends one twice: what fails is lost.
 */
final class Balancer {

    /**
     * @param status HTTP status; 0 if there was no answer
     */
    record Answer(RunningService from, String path, int status, long sentNanos, String failure) {}

    private static final int ASK_EVERY_MILLIS = 100;

    private final List<RunningService> replicas;
    private final Set<RunningService> ready = ConcurrentHashMap.newKeySet();
    private final Set<RunningService> notReadyWhileAlive = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    Balancer(List<RunningService> replicas) {
        this.replicas = replicas;
        ready.addAll(replicas);
    }

    /** Keeps asking who is ready, for some time. */
    void watchFor(long millis) throws InterruptedException {
        var end = System.nanoTime() + millis * 1_000_000;
        do {
            for (var replica : replicas) {
                if (replica.readiness() == 200) {
                    ready.add(replica);
                } else {
                    ready.remove(replica);
                    if (replica.isAlive()) {
                        notReadyWhileAlive.add(replica);
                    }
                }
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        } while (System.nanoTime() < end);
    }

    boolean sawNotReadyWhileAlive(RunningService replica) {
        return notReadyWhileAlive.contains(replica);
    }

    Answer get(String path) {
        var candidates = replicas.stream().filter(ready::contains).toList();
        var replica = candidates.get(next.getAndIncrement() % candidates.size());
        var sent = System.nanoTime();
        try {
            return new Answer(replica, path, replica.get(path).statusCode(), sent, "");
        } catch (IOException e) {
            return new Answer(replica, path, 0, sent, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(replica, path, 0, sent, e.toString());
        }
    }
}
