package dev.modelcost.trend;

import dev.modelcost.admission.Computes;
import dev.modelcost.day.DayTemplate;
import dev.modelcost.day.OnDays;
import dev.modelcost.price.DayAhead;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Pareto front of price and score. */
@ReadsRecord
@Computes
@Path("/frontier")
@Tag(name = "metrics")
public class FrontierResource {

    private final Clock clock;
    private final AnswerOrigin origin;

    FrontierResource(Clock clock, AnswerOrigin origin) {
        this.clock = clock;
        this.origin = origin;
    }

    @GET
    @Takes(FrontierRequest.class)
    @Operation(
            summary = "The models that no other beats in price and score at once",
            description =
                    "Compared are the makers' own list prices that hold on a day, and the scores on one benchmark.")
    public FrontierReport getFrontier(@Context UriInfo uri) {
        var asked = FrontierRequest.PARAMETERS.ofQuery(uri);
        var assumed = new ArrayList<String>();
        var scored = ScoredModels.ofRecord(asked.benchmark(), assumed);
        var today = LocalDate.now(clock);
        var asOf = asked.asOf() == null ? today : asked.asOf();
        var written = asked.asOf() == null ? today : DayTemplate.ANY;
        if (asked.benchmark() == null && scored.benchmark() != null) {
            assumed.add(
                    "Benchmark: %s, on which the record holds the most scores."
                            .formatted(scored.benchmark()));
        }
        DayAhead.ofPrices(asOf, written, today).ifPresent(assumed::add);
        if (asked.asOf() == null) {
            assumed.add("Prices of today, %s.".formatted(asOf));
        }
        var models = scored.scores().keySet();
        var prices = MakerPrices.on(models, asOf);
        var report = Frontier.on(asOf, scored, prices, asked.kind()).report(written, assumed);
        if (asked.asOf() == null) {
            return report;
        }
        var days = prices.days().and(DayAhead.likewise(asOf, today));
        return origin.note(new OnDays<>(report, days), asOf);
    }
}
