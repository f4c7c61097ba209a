package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.testsupport.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest
class DirectoryTest {

    @Test
    void aRowThatWasEndedSinceItWasFoundIsUnknown() {
        assertThat(Snapshot.read(() -> Model.DIRECTORY.again("gpt-4")).slug).isEqualTo("gpt-4");
        assertThatThrownBy(() -> Snapshot.read(() -> Model.DIRECTORY.again("ended-meanwhile")))
                .isInstanceOf(UnknownName.class);
    }
}
