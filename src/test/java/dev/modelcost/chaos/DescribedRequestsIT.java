package dev.modelcost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.fuzz.Interrogation;
import dev.modelcost.testsupport.Issuer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service is asked everything, and changes of the record are made as well. */
@Tag("described")
@Timeout(900)
class DescribedRequestsIT {

    private static final int REQUESTS = Integer.getInteger("described.requests", 50_000);

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        try (var database = DatabaseServer.withTheRecord();
                var service = Replica.on(database.url()).awaitReady()) {
            Interrogation.at(service.url());

            var complaints =
                    Interrogation.complaints(REQUESTS, true, Issuer.token("editor"), 20261127);

            assertThat(service.output()).doesNotContain("\tat ");
            assertThat(complaints).isEmpty();
        }
    }
}
