package dev.modelcost.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.admission.BodyReading;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.store.RecordReader;
import dev.modelcost.web.AnswerOrigin;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Problems;
import dev.modelcost.web.RowPaths;
import dev.modelcost.web.RowTables;
import dev.modelcost.web.Takes;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Changes of the record, and its past: one resource for the rows of all tables. */
@Path(RowPaths.RESOURCE)
@Produces(MediaType.APPLICATION_JSON)
@RowTables.Served(EditRequest.class)
@Tag(name = "edit", description = "Changes of the record, and its history")
public class EditResource implements RowTables {

    private static final String EDITOR = "editor";
    static final String ADMIN = BodyReading.ADMINISTRATOR;
    private static final String MERGE_PATCH = "application/merge-patch+json";
    static final String EDITION = "Edition";
    private static final int MOST_CHANGES = 200;

    private final Edits edits;
    private final RecordReader reader;
    private final AnswerOrigin origin;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    EditResource(
            Edits edits,
            RecordReader reader,
            AnswerOrigin origin,
            ObjectMapper json,
            SecurityIdentity identity) {
        this.edits = edits;
        this.reader = reader;
        this.origin = origin;
        this.json = json;
        this.identity = identity;
    }

    @Override
    public List<RowTable> tables() {
        return EditRequest.TABLES.tables();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Takes(ChangeQuery.WithBody.class)
    @RolesAllowed({EDITOR, ADMIN})
    @Operation(
            summary = "Add a row",
            description =
                    "With an Idempotency-Key it can be sent again: one row is made, and every retry"
                            + " gets the same answer.")
    public RestResponse<EditReport> addRow(
            @PathParam("type") String type,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        return edited(type, Edit.Kind.ADD, null, body, uri, headers);
    }

    @PUT
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Takes(ChangeQuery.WithBody.class)
    @RolesAllowed({EDITOR, ADMIN})
    @Operation(
            summary = "Replace a row",
            description = "The whole row is given: what is left out has no value afterwards.")
    public RestResponse<EditReport> replaceRow(
            @PathParam("type") String type,
            @PathParam("slug") String slug,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        return edited(type, Edit.Kind.REPLACE, slug, body, uri, headers);
    }

    @PATCH
    @Path("/{slug}")
    @Consumes(MERGE_PATCH)
    @Takes(ChangeQuery.WithBody.class)
    @RolesAllowed({EDITOR, ADMIN})
    @Operation(
            summary = "Change fields of a row",
            description =
                    "A merge patch (RFC 7396): what is left out stays, what is null has no value"
                            + " afterwards. Whoever changes a figure names its source.")
    public RestResponse<EditReport> changeRow(
            @PathParam("type") String type,
            @PathParam("slug") String slug,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        return edited(type, Edit.Kind.CHANGE, slug, body, uri, headers);
    }

    @DELETE
    @Path("/{slug}")
    @Takes(ChangeQuery.WithoutBody.class)
    @RolesAllowed({EDITOR, ADMIN})
    @Operation(
            summary = "End a row",
            description =
                    "What is valid from a day on is valid no longer from today on; anything else"
                            + " leaves the record. Its history keeps it either way.")
    public RestResponse<EditReport> endRow(
            @PathParam("type") String type,
            @PathParam("slug") String slug,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        return edited(type, Edit.Kind.END, slug, null, uri, headers);
    }

    @POST
    @Path("/{slug}/undo")
    @Takes(ChangeQuery.WithoutBody.class)
    @RolesAllowed({EDITOR, ADMIN})
    @Operation(
            summary = "Undo the latest change of a row",
            description =
                    "A change like any other, with a reason, that the history keeps. A shipped row"
                            + " whose correction is undone is as the newest release has it.")
    public RestResponse<EditReport> undoRow(
            @PathParam("type") String type,
            @PathParam("slug") String slug,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        return edited(type, Edit.Kind.UNDO, slug, null, uri, headers);
    }

    @POST
    @Path("/{slug}/purge")
    @RolesAllowed(ADMIN)
    @Takes(ChangeQuery.WithoutBody.class)
    @Operation(
            summary = "Erase a row of one's own, from its history as well",
            description =
                    "For what must not stay, such as personal data. The history keeps that there was a"
                            + " row, and who erased it when and why; a correction is erased and the"
                            + " shipped row comes back. It needs the role admin.")
    public RestResponse<EditReport> purgeRow(
            @PathParam("type") String type,
            @PathParam("slug") String slug,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        return edited(type, Edit.Kind.PURGE, slug, null, uri, headers);
    }

    @GET
    @Path("/{slug}/history")
    @Operation(summary = "What happened to a row: who changed it, when and why")
    public HistoryReport getRowHistory(
            @PathParam("type") String type, @PathParam("slug") String slug, @Context UriInfo uri)
            throws Exception {
        refuseMoment(uri);
        Parameters.none(uri);
        return reader.read(() -> history(RecordTables.at(type), slug), origin);
    }

    /** A history is all there is to know: what was known of it before is its older part. */
    private static void refuseMoment(UriInfo uri) {
        var name = Parameters.RECORDED_AT.name();
        if (uri.getQueryParameters().containsKey(name)) {
            throw new InvalidInput(name, "a history says of each change when it was made.");
        }
    }

    private HistoryReport history(RecordTable table, String slug) {
        var changes = edits.history(table, slug, MOST_CHANGES);
        var current = edits.row(table, slug).isPresent();
        if (changes.isEmpty() && !current) {
            throw unknown(table, slug);
        }
        return new HistoryReport(
                table.path(),
                slug,
                current,
                changes.stream().map(change -> HistoryReport.Change.of(change, table)).toList());
    }

    @GET
    @Path("/{slug}/row")
    @Operation(summary = "A row as it is sent to change it, with the ETag that a change names")
    public RowReport getRowToEdit(
            @PathParam("type") String type, @PathParam("slug") String slug, @Context UriInfo uri)
            throws Exception {
        Parameters.none(uri);
        var table = RecordTables.at(type);
        return reader.read(
                () -> {
                    var row = edits.row(table, slug).orElseThrow(() -> unknown(table, slug));
                    origin.isRow(row.version());
                    return RowReport.of(table, slug, row);
                },
                origin);
    }

    @GET
    @Path("/{slug}")
    @Operation(hidden = true)
    public RowReport getRow(
            @PathParam("type") String type, @PathParam("slug") String slug, @Context UriInfo uri)
            throws Exception {
        return getRowToEdit(type, slug, uri);
    }

    private UnknownName unknown(RecordTable table, String slug) {
        return new UnknownName(
                table.name().replace('_', ' '), slug, NearMatches.of(slug, edits.ids(table)), null);
    }

    private RestResponse<EditReport> edited(
            String type,
            Edit.Kind kind,
            @Nullable String slug,
            byte @Nullable [] body,
            UriInfo uri,
            HttpHeaders headers)
            throws IOException {
        var request =
                EditRequest.of(
                        RecordTables.at(type),
                        kind,
                        slug,
                        body,
                        uri,
                        headers,
                        identity.getPrincipal().getName(),
                        json);
        if (request.dryRun()) {
            return RestResponse.ok(edits.tryOut(request.edit()));
        }
        try {
            return answer(kind, edits.make(request.edit(), request.key()), uri);
        } catch (Transactions.OutcomeUnknown e) {
            throw Problems.outcomeUnknown();
        }
    }

    private static RestResponse<EditReport> answer(Edit.Kind kind, EditReport done, UriInfo uri) {
        var answer =
                kind == Edit.Kind.ADD
                        ? RestResponse.ResponseBuilder.<EditReport>create(201)
                                .header(
                                        HttpHeaders.LOCATION,
                                        "%s%s/%s"
                                                .formatted(
                                                        uri.getBaseUri().getPath(),
                                                        done.type(),
                                                        done.slug())
                                                .replace("//", "/"))
                        : RestResponse.ResponseBuilder.<EditReport>create(200);
        answer.entity(done).header(EDITION, done.edition());
        if (done.version() != null) {
            answer.header(HttpHeaders.ETAG, "\"" + done.version() + "\"");
        }
        return answer.build();
    }
}
