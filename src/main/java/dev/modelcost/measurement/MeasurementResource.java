package dev.modelcost.measurement;

import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was measured, against which the estimates can be judged. */
@ReadsRecord
@Path("/measurements")
@Tag(name = "record")
public class MeasurementResource {

    @GET
    @Takes(MeasurementList.class)
    @Operation(summary = "List measurements")
    public Page<MeasurementView> listMeasurements(@Context UriInfo uri) {
        return MeasurementList.LISTING.page(
                uri,
                MeasurementView.class,
                rows -> rows.stream().map(MeasurementView::of).toList());
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One measurement")
    public MeasurementView getMeasurement(@PathParam("slug") String slug, @Context UriInfo uri) {
        Parameters.none(uri);
        return Measurement.DIRECTORY.show(slug, uri, MeasurementView::of);
    }
}
