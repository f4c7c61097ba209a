package dev.modelcost.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/** Completes the description of the API at build time. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescriptionFilter implements OASFilter {

    private final IndexView index;

    public ApiDescriptionFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        new SchemaReferences(api).inlineTimes();
        var requests = new RequestDescriptions(index, api.getComponents());
        new RowOperations(index, api, requests).expand();
        new AnswerSchemas(index).describe(api);
        api.getComponents().addSchema(ProblemAnswers.SCHEMA, ProblemAnswers.schema());
        api.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) ->
                                item.getOperations()
                                        .forEach(
                                                (method, operation) -> {
                                                    requests.describe(method, operation);
                                                    RecordedExamples.add(operation);
                                                    ProblemAnswers.add(
                                                            operation, path.contains("{"));
                                                }));
        new SchemaReferences(api).dropUnused();
    }
}
