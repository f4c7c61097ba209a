package dev.modelcost.chaos;

import dev.modelcost.testsupport.RunningService;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database or a service is killed at random moments while others write. */
@Tag("chaos")
@Timeout(600)
class KilledIT {

    private static final Duration WITHOUT_PAUSE = Duration.ZERO;

    /** The moments differ from run to run by the machine anyway; the pauses do not. */
    private final Random random = new Random(20261126);

    @Test
    void aDatabaseThatIsKilledLosesNothing() throws Exception {
        var rounds = Rounds.of(20, 4);
        try (var database = DatabaseServer.withTheRecord();
                var service = Replica.on(database.url()).awaitReady();
                var editors =
                        new Editors(() -> List.of(service.url()), WITHOUT_PAUSE).start(4, 4)) {
            for (var round = 0; round < rounds; round++) {
                editors.awaitMore(20 + random.nextInt(60));
                database.kill();
                Thread.sleep(random.nextInt(300));
                database.start();
            }
            editors.awaitMore(20);
            editors.finish();

            editors.oldKeysGetTheirFirstAnswers();
            editors.nothingIsLost("kill -9 of the database, " + rounds + " rounds", database);
        }
    }

    @Test
    void aServiceThatIsKilledLosesNothing() throws Exception {
        var rounds = Rounds.of(20, 2);
        try (var database = DatabaseServer.withTheRecord()) {
            var replicas = new CopyOnWriteArrayList<RunningService>();
            replicas.add(Replica.on(database.url()).awaitReady());
            replicas.add(Replica.on(database.url()).awaitReady());
            try (var editors = new Editors(() -> urls(replicas), WITHOUT_PAUSE).start(4, 4)) {
                for (var round = 0; round < rounds; round++) {
                    editors.awaitMore(20 + random.nextInt(60));
                    var one = replicas.get(round % 2);
                    one.kill();
                    one.close();
                    // Half of the requests still go to the one that is dead, as for a while they
                    // do.
                    editors.awaitMore(5);
                    replicas.set(round % 2, Replica.on(database.url()).awaitReady());
                }
                editors.awaitMore(20);
                editors.finish();

                editors.oldKeysGetTheirFirstAnswers();
                editors.nothingIsLost(
                        "kill -9 of one of two services, " + rounds + " rounds", database);
            } finally {
                for (var replica : replicas) {
                    replica.close();
                }
            }
        }
    }

    private static List<URI> urls(List<RunningService> replicas) {
        return replicas.stream().map(RunningService::url).toList();
    }
}
