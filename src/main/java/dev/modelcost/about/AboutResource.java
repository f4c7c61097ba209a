package dev.modelcost.about;

import dev.modelcost.about.AboutReport.Data;
import dev.modelcost.about.AboutReport.Link;
import dev.modelcost.store.Edition;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What answers here. */
@ReadsRecord
@Path("/")
@Tag(name = "about", description = "What answers, and where to go on")
public class AboutResource {

    private final Release release = Release.current();
    private final List<Link> links;

    /**
     * @param root path of the API
     */
    AboutResource(@ConfigProperty(name = "modelcost.api.root") String root) {
        this.links =
                List.of(
                        new Link("/docs/", "the operations, to try out"),
                        new Link("/openapi", "the description of the API"),
                        new Link("/problems", "what the error answers mean"),
                        new Link(root + "/models", "models"),
                        new Link(root + "/chips", "chips"),
                        new Link(root + "/prices", "prices of tokens"),
                        new Link(root + "/claims", "published claims"),
                        new Link(root + "/sources", "where the rows come from"),
                        new Link(
                                root + "/models/deepseek-r1/training-cost?lineage=true",
                                "what DeepSeek-R1 cost, as an example"));
    }

    @GET
    @Operation(
            summary = "Version, record and links",
            description =
                    "Which release answers, built from which commit, on which edition of the record; and where to go on.")
    public AboutReport about(@Context UriInfo uri) {
        Parameters.none(uri);
        return new AboutReport(
                "Modelcost",
                release.version(),
                release.commit(),
                Data.of(Edition.current()),
                links);
    }
}
