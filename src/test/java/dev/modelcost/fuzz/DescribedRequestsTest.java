package dev.modelcost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.edit.OwnRecord;
import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked of all that the description of the API offers, nothing breaks, and every answer
 * is as described. Of the record, whose other tests go on, only rows are changed that it has added.
 */
@ServiceTest
@TestProfile(OwnRecord.class)
class DescribedRequestsTest {

    private static final int REQUESTS = 3_000;

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        assertThat(Interrogation.complaints(REQUESTS, false, Issuer.token("editor"), 20261126))
                .isEmpty();
    }
}
