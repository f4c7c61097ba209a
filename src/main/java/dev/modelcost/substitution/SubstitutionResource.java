package dev.modelcost.substitution;

import dev.modelcost.admission.Computes;
import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.chip.ExportRuleRow;
import dev.modelcost.day.DayTemplate;
import dev.modelcost.day.Days;
import dev.modelcost.day.OnDays;
import dev.modelcost.model.Model;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same training run on other chips. */
@ReadsRecord
@Computes
@Path("/models/{slug}/training-cost/substitutions")
@Tag(name = "metrics")
public class SubstitutionResource {

    private final Clock clock;
    private final AnswerOrigin origin;

    SubstitutionResource(Clock clock, AnswerOrigin origin) {
        this.clock = clock;
        this.origin = origin;
    }

    @GET
    @Takes(SubstitutionRequest.class)
    @Operation(
            summary = "The same training run on every other chip",
            description =
                    "For each chip: chip-hours, days, cost, energy, whether the weights fit in"
                            + " memory, and whether it could be sold to the destination on the day, by"
                            + " which rule. Ranges are based on 200 samples.")
    public SubstitutionReport listSubstitutions(
            @PathParam("slug") String slug, @Context UriInfo uri) {
        var asked = SubstitutionRequest.PARAMETERS.ofQuery(uri);
        var model = Model.DIRECTORY.require(slug, uri);
        if (asked.on() == null) {
            var today = LocalDate.now(clock);
            return substitutions(model, asked, today, today);
        }
        var onSuchADay = substitutions(model, asked, asked.on(), DayTemplate.ANY);
        var days = asked.destination() == null ? Days.ALL : ExportRuleRow.unchanged(asked.on());
        return origin.note(new OnDays<>(onSuchADay, days), asked.on());
    }

    /**
     * @param on the day of the sale
     * @param written in its place
     */
    private SubstitutionReport substitutions(
            Model model, SubstitutionRequest asked, LocalDate on, LocalDate written) {
        var assumed = new ArrayList<String>();
        var destination = asked.to(assumed);
        var assumptions = AssumptionBook.ofTraining(asked.assumptions(), assumed);
        var chips = asked.chips(assumed);
        var legality = destination == null ? null : new ExportLegality(destination, on);
        return Substitutions.of(
                        model, assumptions.slug(), chips, asked.most(), LocalDate.now(clock))
                .soldBy(model, legality, written, assumed);
    }
}
