package dev.modelcost.footprint;

import dev.modelcost.model.Model;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Energy, carbon and water of a model of the record. */
@Path("/models/{slug}/footprint")
@Tag(name = "metrics")
public class FootprintResource {

    @GET
    @Operation(
            summary = "Energy, carbon and water of a model",
            description =
                    "Of training: by power that was measured, else by the TDP of the chips with their servers at average load, as the training cost"
                            + " counts it. Of a million output"
                            + " tokens: by the regressions of EcoLogits. Carbon is location-based.")
    @Parameter(ref = "slug")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Whose electricity: ISO 3166-1 alpha-3, WOR, or a region of a cloud.",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "WOR"),
            example = "USA")
    @Parameter(
            name = "year",
            in = ParameterIn.QUERY,
            description =
                    "Year of the electricity, the nearest in the record counts; of training, that of the release if left out; of serving,"
                            + " the latest.",
            schema = @Schema(type = SchemaType.INTEGER),
            example = "2023")
    @Parameter(
            name = "pue",
            in = ParameterIn.QUERY,
            description =
                    "Power usage effectiveness, 1 to 3; by Epoch's rule and EcoLogits if left out.",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "1.2")
    @Parameter(
            name = "wue",
            in = ParameterIn.QUERY,
            description = "Water evaporated on site, 0 to 20 L per kWh of IT energy.",
            schema = @Schema(type = SchemaType.NUMBER),
            example = "0.5")
    @Parameter(
            name = "power",
            in = ParameterIn.QUERY,
            description =
                    "Power of the chips in training: tdp is TDP x server power factor x average power fraction, unless the makers measured it;"
                            + " epoch-power-formula is Epoch's peak power of the facility, whatever was measured, which includes PUE.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"tdp", "epoch-power-formula"},
                            defaultValue = "tdp"))
    @Parameter(ref = "fields")
    public FootprintReport getFootprint(
            @Parameter(hidden = true) @PathParam("slug") String slug, @Context UriInfo uri) {
        var model = Model.DIRECTORY.require(slug, uri);
        return ModelFootprint.of(model, ModelFootprint.Question.read(Query.of(uri)));
    }
}
