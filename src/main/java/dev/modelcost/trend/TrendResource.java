package dev.modelcost.trend;

import dev.modelcost.admission.Computes;
import dev.modelcost.chip.Chip;
import dev.modelcost.store.ReadsRecord;
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

/** How fast costs and prices change: least-squares fits with their intervals and their points. */
@ReadsRecord
@Computes
@Path("/trends")
@Tag(name = "metrics")
public class TrendResource {

    private final Clock clock;

    TrendResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Path("/training-cost")
    @Takes(TrainingCostTrendRequest.class)
    @Operation(
            summary = "How fast the cost of training grows",
            description =
                    "Fitted to Epoch AI's estimates of final training runs, in USD of 2023, by day of release: one figure a model, all on one basis,"
                            + " of the ten models with the most compute at their time.")
    public TrendReport getTrainingCostTrend(@Context UriInfo uri) {
        var asked = TrainingCostTrendRequest.PARAMETERS.ofQuery(uri);
        return FrontierCosts.series(
                        FrontierCosts.recorded(asked.basis()), FrontierCosts.known(), asked)
                .seenOn(LocalDate.now(clock))
                .report(asked.confidence(), asked.limit());
    }

    @GET
    @Path("/price")
    @Takes(PriceTrendRequest.class)
    @Operation(
            summary = "How fast the price of tokens falls",
            description =
                    "With a score: the price of the cheapest model that reaches it, that is of equal quality. Without: the first list price of each model"
                            + " by its maker, whatever the quality.")
    public TrendReport getPriceTrend(@Context UriInfo uri) {
        var asked = PriceTrendRequest.PARAMETERS.ofQuery(uri);
        if (asked.score() == null) {
            return FirstPriceTrends.of(asked, LocalDate.now(clock));
        }
        var assumed = new ArrayList<String>();
        var scored = ScoredModels.ofRecord(asked.benchmark(), assumed);
        return EqualQuality.series(scored, asked, assumed)
                .report(asked.confidence(), asked.limit());
    }

    @GET
    @Path("/chip-price")
    @Takes(ChipPriceTrendRequest.class)
    @Operation(
            summary = "How the price of chips changes",
            description =
                    "Of one chip: USD per chip, or per chip-hour. Of all chips: the price of compute, per 1e15 FLOP/s of dense 16-bit peak.")
    public TrendReport getChipPriceTrend(@Context UriInfo uri) {
        var asked = ChipPriceTrendRequest.PARAMETERS.ofQuery(uri);
        var assumed = new ArrayList<String>();
        var chip = Chip.DIRECTORY.named("chip", asked.chip(), assumed);
        return ChipPriceTrends.of(asked, chip, LocalDate.now(clock), assumed);
    }
}
