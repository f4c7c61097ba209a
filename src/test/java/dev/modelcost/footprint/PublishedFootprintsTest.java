package dev.modelcost.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.claim.Claim;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All energies, carbon and water that makers published, beside what the record estimates. */
@ServiceTest
class PublishedFootprintsTest {

    @Test
    void lieInTheEstimateOrAreExplained() {
        var unexplained = new ArrayList<String>();
        var compared = 0;
        for (var model : models()) {
            var answer = Api.get("/models/" + model + "/footprint?fields=published");
            if (answer.statusCode() != 200) {
                continue;
            }
            for (var published : Api.json(answer.asString()).get("published")) {
                var within = published.get("withinEstimate");
                compared += within != null && within.isBoolean() ? 1 : 0;
                if ((within == null || !within.asBoolean())
                        && published.path("explanation").isNull()) {
                    unexplained.add(model + ": " + published);
                }
            }
        }

        assertThat(unexplained).isEmpty();
        assertThat(compared).isGreaterThan(30);
    }

    private static List<String> models() {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                Stream.of("energy", "carbon", "water")
                                        .flatMap(
                                                metric ->
                                                        Claim.<Claim>list("metric", metric)
                                                                .stream())
                                        .filter(claim -> claim.model != null)
                                        .map(claim -> claim.model.slug)
                                        .distinct()
                                        .sorted()
                                        .toList());
    }
}
