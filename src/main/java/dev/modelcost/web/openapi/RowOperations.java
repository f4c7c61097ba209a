package dev.modelcost.web.openapi;

import dev.modelcost.web.RowPaths;
import dev.modelcost.web.RowTables;
import dev.modelcost.web.RowTables.RowTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jboss.jandex.IndexView;

/**
 * Writes the operations on rows once for every table, at the table's own path and with the fields
 * of its rows.
 */
final class RowOperations {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final OpenAPI api;
    private final RequestDescriptions requests;
    private final List<RowTable> tables;

    RowOperations(IndexView index, OpenAPI api, RequestDescriptions requests) {
        this.api = api;
        this.requests = requests;
        var takes = index.getAnnotations(RowTables.Served.class);
        this.tables =
                takes.isEmpty()
                        ? List.of()
                        : DeclaredParameters.declaredBy(
                                        takes.iterator().next().value().asClass().name().toString(),
                                        RowTables.class)
                                .tables();
    }

    void expand() {
        var items = new LinkedHashMap<>(api.getPaths().getPathItems());
        var ofRows = new LinkedHashMap<String, PathItem>();
        items.forEach(
                (path, item) -> {
                    if (path.contains(RowPaths.RESOURCE)) {
                        ofRows.put(path, item);
                    }
                });
        items.keySet().removeAll(ofRows.keySet());
        for (var table : tables) {
            ofRows.forEach((path, item) -> add(items, table, path, item));
        }
        api.getPaths().setPathItems(items);
    }

    private void add(Map<String, PathItem> items, RowTable table, String path, PathItem item) {
        var own = path.replace(RowPaths.RESOURCE, "/" + table.path());
        var page = own.substring(0, own.indexOf(table.path()) + table.path().length());
        // A path must not be there twice under two names of its parameter.
        var name = items.containsKey(page + "/{id}") ? "id" : "slug";
        item.getOperations()
                .forEach(
                        (method, operation) -> {
                            var at = own.replace("{slug}", "{" + name + "}");
                            put(items, at, method, of(table, method, operation, name));
                            if (at.endsWith("}/row") && method == HttpMethod.GET) {
                                put(
                                        items,
                                        at.substring(0, at.length() - "/row".length()),
                                        method,
                                        of(table, method, operation, name)
                                                .operationId("get" + table.name()));
                            }
                        });
    }

    /** A table's own resource comes first. */
    private static void put(
            Map<String, PathItem> items, String path, HttpMethod method, Operation operation) {
        var item = items.computeIfAbsent(path, none -> OASFactory.createPathItem());
        if (!item.getOperations().containsKey(method)) {
            item.setOperation(method, operation);
        }
    }

    private Operation of(RowTable table, HttpMethod method, Operation template, String slug) {
        var responses = OASFactory.createAPIResponses();
        template.getResponses().getAPIResponses().forEach(responses::addAPIResponse);
        // Of the extension's own shape; ProblemAnswers adds those that a client may meet.
        responses.removeAPIResponse("500");
        var operation =
                OASFactory.createOperation()
                        .operationId(template.getOperationId().replace("Row", table.name()))
                        .tags(template.getTags())
                        .security(template.getSecurity())
                        .summary(template.getSummary())
                        .description(
                                (template.getDescription() == null
                                                ? ""
                                                : template.getDescription() + " ")
                                        + "A row: "
                                        + table.says())
                        .responses(responses);
        var parameters = new ArrayList<Parameter>();
        if (template.getParameters() != null) {
            for (var parameter : template.getParameters()) {
                if (parameter.getIn() == In.PATH && parameter.getName().equals("slug")) {
                    parameters.add(
                            OASFactory.createParameter()
                                    .name(slug)
                                    .in(In.PATH)
                                    .required(true)
                                    .description("Public id of the row.")
                                    .schema(parameter.getSchema()));
                }
            }
        }
        operation.parameters(parameters);
        if (method != HttpMethod.GET) {
            describeChange(operation, table, method, template.getOperationId());
        }
        return operation;
    }

    private void describeChange(
            Operation operation, RowTable table, HttpMethod method, String template) {
        var adds = template.startsWith("add");
        if (adds) {
            var made = operation.getResponses().getAPIResponse("200");
            operation.getResponses().addAPIResponse("201", made);
            operation.addParameter(
                    header("Idempotency-Key", "Under which the same request can be sent again."));
        } else {
            operation.addParameter(
                    header("If-Match", "ETag with which the row was read.").required(true));
        }
        requests.describeQuery(operation, template);
        if (method == HttpMethod.PATCH) {
            body(operation, MERGE_PATCH, requests.reference(table.row(), table.name() + "Change"));
        } else if (adds || method == HttpMethod.PUT) {
            body(operation, JSON, requests.reference(table.row()));
        }
        ProblemAnswers.addOfChange(operation, adds);
    }

    private static Parameter header(String name, String says) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .description(says)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static void body(Operation operation, String type, Schema schema) {
        operation.requestBody(
                OASFactory.createRequestBody()
                        .required(true)
                        .content(
                                OASFactory.createContent()
                                        .addMediaType(
                                                type,
                                                OASFactory.createMediaType().schema(schema))));
    }
}
