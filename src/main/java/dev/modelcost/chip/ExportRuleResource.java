package dev.modelcost.chip;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What may be sold where, by which rule, from when to when. */
@Path("/export-rules")
@Tag(name = "record")
public class ExportRuleResource {

    private static final Listing<ExportRuleRow> RULES =
            new Listing<>(
                    ExportRuleRow.class,
                    "from ExportRuleRow e left join fetch e.chip join fetch e.source",
                    List.of(
                            Filter.named("chip", "e.chip.slug", "chip"),
                            Filter.slug("destinationGroup", "e.destinationGroup"),
                            Filter.asOf()),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("validFrom", "e.validFrom", rule -> rule.validFrom)));

    @GET
    @Operation(summary = "List export rules")
    @Parameter(
            name = "chip",
            in = ParameterIn.QUERY,
            description = "Only the letters that name this chip.",
            schema = @Schema(type = SchemaType.STRING),
            example = "nvidia-h20")
    @Parameter(
            name = "destinationGroup",
            in = ParameterIn.QUERY,
            description = "Where the chip would go.",
            schema = @Schema(type = SchemaType.STRING),
            example = "country-group-d5")
    @Parameter(ref = "asOf")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"slug", "-slug", "validFrom", "-validFrom"},
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<ExportRuleView> listExportRules(@Context UriInfo uri) {
        return RULES.page(
                uri, ExportRuleView.class, rows -> rows.stream().map(ExportRuleView::of).toList());
    }
}
