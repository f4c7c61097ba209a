package dev.modelcost.claim;

import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Page;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Published figures: who said what of whom, when and where. */
@Path("/claims")
@Tag(name = "claims", description = "Published figures")
public class ClaimResource {

    /** No status of a row: it comes of the other rows. */
    private static final String CONFLICTING = "conflicting";

    private static final dev.modelcost.web.Parameter<String> STATUS =
            dev.modelcost.web.Parameter.oneOf(
                    "status", "standing", "disputed", "corrected", "retracted", CONFLICTING);

    private static final String NO_CLAIM = "-";

    static final Listing<Claim> CLAIMS =
            new Listing<>(
                    Claim.class,
                    Claim.QUERY,
                    List.of(
                            Filter.named("model", "e.model.slug", "model"),
                            Filter.named("chip", "e.chip.slug", "chip"),
                            Filter.named("organization", "e.organization.slug", "organization"),
                            Filter.oneOf(
                                    "metric",
                                    "e.metric",
                                    "training-cost",
                                    "chip-hours",
                                    "chip-count",
                                    "training-flop",
                                    "training-tokens",
                                    "parameters",
                                    "mfu",
                                    "energy",
                                    "carbon",
                                    "water",
                                    "power",
                                    "token-price",
                                    "price-ratio",
                                    "serving-cost",
                                    "serving-revenue",
                                    "serving-margin",
                                    "serving-throughput",
                                    "peak-flops",
                                    "score-ratio",
                                    "wall-clock-hours",
                                    "usd-per-chip-hour",
                                    "spending",
                                    "fundraising"),
                            Filter.equal(STATUS, "e.status"),
                            Filter.oneOf(
                                    "claimantKind",
                                    "e.claimantKind",
                                    "maker",
                                    "press",
                                    "dataset",
                                    "analyst",
                                    "vendor"),
                            Filter.named("source", "e.source.slug", "source"),
                            Filter.after("statedAfter", "e.statedOn"),
                            Filter.before("statedBefore", "e.statedOn")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("statedOn", "e.statedOn", claim -> claim.statedOn),
                            Sort.byDouble("value", "e.value", claim -> claim.value)));

    @GET
    @Operation(summary = "List claims")
    @Parameter(
            name = "model",
            in = ParameterIn.QUERY,
            description = "Slug of the model that it is about.",
            schema = @Schema(type = SchemaType.STRING),
            example = "deepseek-r1")
    @Parameter(
            name = "chip",
            in = ParameterIn.QUERY,
            description = "Slug of the chip that it is about.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "organization",
            in = ParameterIn.QUERY,
            description = "Slug of the organization that it is about.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "metric")
    @Parameter(ref = "status")
    @Parameter(ref = "claimantKind")
    @Parameter(ref = "source")
    @Parameter(ref = "statedAfter")
    @Parameter(ref = "statedBefore")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "Order; with '-' before it, descending. Rows without the value come last.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "slug",
                                "-slug",
                                "statedOn",
                                "-statedOn",
                                "value",
                                "-value"
                            },
                            defaultValue = "slug"))
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(ref = "fields")
    public Page<ClaimView> listClaims(@Context UriInfo uri) {
        return page(CLAIMS, uri, List.of(), Map.of());
    }

    /** The page that is asked for; what conflicts is found first, where that is asked for. */
    static Page<ClaimView> page(
            Listing<Claim> claims, UriInfo uri, List<String> conditions, Map<String, ?> values) {
        var asked = GivenValues.ofQuery(uri, claims);
        if (!CONFLICTING.equals(asked.read(STATUS))) {
            return claims.page(asked, ClaimView.class, ClaimResource::views, conditions, values);
        }
        var ids = ClaimConflicts.all();
        var where = new ArrayList<>(conditions);
        where.add("e.slug in (:conflicting)");
        var given = new HashMap<String, Object>(values);
        given.put("conflicting", ids.isEmpty() ? Set.of(NO_CLAIM) : ids);
        return claims.without("status")
                .page(asked, ClaimView.class, ClaimResource::views, where, given);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One claim")
    @Parameter(
            name = "id",
            in = ParameterIn.PATH,
            required = true,
            description = "Public id of the claim.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "fields")
    public ClaimView getClaim(
            @Parameter(hidden = true) @PathParam("id") String id, @Context UriInfo uri) {
        Query.none(uri);
        return ClaimView.of(Claim.DIRECTORY.require(id, uri));
    }

    static List<ClaimView> views(List<Claim> rows) {
        return rows.stream().map(ClaimView::of).toList();
    }
}
