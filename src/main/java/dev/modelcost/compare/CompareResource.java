package dev.modelcost.compare;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.model.Model;
import dev.modelcost.store.ReadOnly;
import dev.modelcost.web.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models side by side. */
@Path("/compare")
@Tag(name = "metrics")
public class CompareResource {

    private static final int MOST_MODELS = 6;

    private final Comparer comparer;

    CompareResource(Comparer comparer) {
        this.comparer = comparer;
    }

    @GET
    @Operation(
            summary = "Models side by side",
            description =
                    "What their training is said to have cost, what it comes to by chip-hours, and what their makers sell them for. Ratios are of"
                            + " like with like only: the same scope, the same kind of tokens, the same day.")
    @Parameter(
            name = "models",
            in = ParameterIn.QUERY,
            required = true,
            description =
                    "Slugs of two to six models, separated by commas. Ratios are of each later model over each earlier one.",
            schema = @Schema(type = SchemaType.STRING),
            example = "deepseek-r1,deepseek-v3,gpt-4")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "The day whose token prices are compared; the day on which the newest of the models came out if left out.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(ref = "fields")
    public CompareReport compareModels(@Context UriInfo uri) {
        var query = Query.of(uri);
        var asked = query.text("models");
        var asOf = query.date("asOf").orElse(null);
        query.refuseUnknown();
        var slugs = slugs(asked.orElse(""));
        return ReadOnly.read(() -> compare(slugs, asOf));
    }

    private CompareReport compare(List<String> slugs, LocalDate asOf) {
        var models =
                slugs.stream().map(slug -> Model.DIRECTORY.requireNamed("models", slug)).toList();
        if (models.stream().distinct().count() < models.size()) {
            throw new InvalidInput("models", "two of the slugs are of one model.");
        }
        return comparer.compare(models, asOf);
    }

    private static List<String> slugs(String list) {
        var slugs = Arrays.stream(list.split(",", -1)).map(String::strip).toList();
        if (slugs.size() < 2 || slugs.size() > MOST_MODELS) {
            throw new InvalidInput(
                    "models",
                    "give two to six slugs, separated by commas, such as deepseek-r1,deepseek-v3,gpt-4.");
        }
        return slugs;
    }
}
