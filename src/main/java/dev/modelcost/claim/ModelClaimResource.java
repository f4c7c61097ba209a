package dev.modelcost.claim;

import dev.modelcost.model.Model;
import dev.modelcost.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was claimed of a model. */
@Path("/models/{slug}/claims")
@Tag(name = "claims")
public class ModelClaimResource {

    @GET
    @Operation(summary = "What was claimed of a model")
    @Parameter(ref = "slug")
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
    public Page<ClaimView> listModelClaims(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return ClaimResource.page(
                ClaimResource.CLAIMS.without("model", "chip", "organization"),
                uri,
                List.of("e.model = :subject"),
                Map.of("subject", model));
    }
}
