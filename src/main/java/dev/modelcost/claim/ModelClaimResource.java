package dev.modelcost.claim;

import dev.modelcost.model.Model;
import dev.modelcost.store.Listing;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was claimed of a model. */
@ReadsRecord
@Path("/models/{slug}/claims")
@Tag(name = "claims")
public class ModelClaimResource {

    static final Listing<Claim> CLAIMS_OF_MODEL =
            ClaimResource.CLAIMS.without("model", "chip", "organization");

    @GET
    @Operation(summary = "What was claimed of a model")
    @Takes(ModelClaimResource.class)
    public Page<ClaimView> listModelClaims(@PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return ClaimResource.page(
                CLAIMS_OF_MODEL, uri, List.of("e.model = :subject"), Map.of("subject", model));
    }
}
