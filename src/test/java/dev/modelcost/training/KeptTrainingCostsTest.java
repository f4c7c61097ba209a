package dev.modelcost.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelcost.failure.Failure;
import dev.modelcost.model.Model;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.training.TrainingCostRequest.Method;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of a cost is what would be computed, whatever the day of the question. */
@ServiceTest
class KeptTrainingCostsTest {

    private static final List<String> MODELS =
            List.of("deepseek-r1", "deepseek-v3", "gpt-3-175b", "gpt-4", "llama-3.1-405b");
    private static final int QUESTIONS = 60;

    @Inject Clock clock;

    @Test
    void answersOfAnyDayAreWhatIsComputedAfresh() {
        var keeping = new TrainingCosts(clock);
        var random = new Random(16);
        for (var i = 0; i < QUESTIONS; i++) {
            var model = MODELS.get(random.nextInt(MODELS.size()));
            var asked = question(random);

            var kept = Snapshot.read(() -> answer(keeping, model, asked));

            assertThat(kept)
                    .as("%s of %s", asked, model)
                    .isEqualTo(Snapshot.read(() -> answer(new TrainingCosts(clock), model, asked)));
        }
    }

    private static TrainingCostRequest question(Random random) {
        var given = JsonNodeFactory.instance.objectNode();
        var methods = Method.values();
        given.put("method", methods[random.nextInt(methods.length)].slug());
        if (random.nextInt(4) > 0) {
            given.put("asOf", LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3_500)).toString());
        }
        if (random.nextBoolean()) {
            given.put("samples", 100);
        }
        return TrainingCostRequest.PARAMETERS.ofBody(given);
    }

    private static String answer(TrainingCosts costs, String slug, TrainingCostRequest asked) {
        try {
            var model = Model.DIRECTORY.find(slug).orElseThrow();
            return costs.ofRecord(model, asked).toString();
        } catch (Failure tooLittleIsKnown) {
            return tooLittleIsKnown.getMessage();
        }
    }
}
