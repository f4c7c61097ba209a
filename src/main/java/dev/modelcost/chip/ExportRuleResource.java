package dev.modelcost.chip;

import dev.modelcost.source.Source;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.store.RowReader;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which chips may be sold where, under which rule, and for which period. */
@ReadsRecord
@Path("/export-rules")
@Tag(name = "record")
public class ExportRuleResource {

    private static final String DESTINATION = "destination";

    /** A rule reaches a country that is in its group while it holds. */
    private static final String REACHES =
            "e.destinationGroup = :destination or exists (select d.id from ExportDestination d"
                    + " where d.country = :destination and d.destinationGroup = e.destinationGroup"
                    + " and (d.validTo is null or d.validTo > e.validFrom)"
                    + " and (d.validFrom is null or e.validTo is null or d.validFrom < e.validTo))";

    private static final Listing<ExportRuleRow> RULES =
            new Listing<>(
                    new RowReader<>(ExportRuleRow.class, Chip.TABLE, Source.TABLE),
                    List.of(
                            Filter.named("chip", "e.chip.slug", Chip.DIRECTORY)
                                    .describedAs(
                                            "Slug of a chip: returns only the letters that name"
                                                    + " it.")
                                    .example("nvidia-h20"),
                            new Filter<>(
                                    Parameter.named(DESTINATION, DESTINATION)
                                            .describedAs(
                                                    "Where the chip would go: "
                                                            + Destination.ALLOWED
                                                            + ". Of a country, the rules that ever"
                                                            + " reached it.")
                                            .example("CN"),
                                    REACHES,
                                    (asked, assumed) ->
                                            Destination.of(DESTINATION, asked, assumed).code()),
                            Filter.slug("destinationGroup", "e.destinationGroup")
                                    .describedAs(
                                            "Slug of the group of countries that a rule is for.")
                                    .example("country-group-d5"),
                            Filter.asOf()),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("validFrom", "e.validFrom", rule -> rule.validFrom)));

    @GET
    @Takes(ExportRuleResource.class)
    @Operation(summary = "List export rules")
    public Page<ExportRuleView> listExportRules(@Context UriInfo uri) {
        return RULES.page(
                uri, ExportRuleView.class, rows -> rows.stream().map(ExportRuleView::of).toList());
    }
}
