package dev.modelcost.selftest;

import dev.modelcost.admission.Computes;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the results of the service's methods are from published ones. */
@ReadsRecord
@Computes
@Path("/self-test")
@Tag(name = "audits")
public class SelfTestResource {

    private final SelfTest test;

    SelfTestResource(SelfTest test) {
        this.test = test;
    }

    @GET
    @Operation(
            summary = "The methods and answers against published results",
            description =
                    "Published results, computed again by this service: by its methods from the inputs that the sources print, and as answers from its"
                            + " record. Each with its error; what is known to disagree says why. Epoch AI's amortised costs stand beside them, and the measurements of the record beside what is computed for the same conditions.")
    public SelfTestReport selfTest(@Context UriInfo uri) {
        Parameters.none(uri);
        return test.run();
    }
}
