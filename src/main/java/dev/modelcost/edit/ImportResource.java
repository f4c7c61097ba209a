package dev.modelcost.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.admission.BodyReading;
import dev.modelcost.kept.KeptAnswers;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Problems;
import dev.modelcost.web.Takes;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Files of rows for the record. */
@Path(BodyReading.IMPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "edit")
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final Imports imports;
    private final ObjectMapper json;
    private final SecurityIdentity identity;
    private final KeptAnswers kept;

    ImportResource(
            Imports imports, ObjectMapper json, SecurityIdentity identity, KeptAnswers kept) {
        this.kept = kept;
        this.imports = imports;
        this.json = json;
        this.identity = identity;
    }

    @POST
    @Consumes({CSV, NDJSON})
    @RolesAllowed(EditResource.ADMIN)
    @Takes(ImportQuery.class)
    @Operation(
            summary = "Import the rows of a file",
            description =
                    "Of one table: as CSV with the header of the shipped files, or one JSON object a"
                            + " line. A row that the record does not have is added, one that it has"
                            + " otherwise is replaced, and others stay. All rows are imported in one"
                            + " transaction or none is; what is wrong is said row by row.")
    public RestResponse<ImportReport> importRows(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(implementation = String.class)),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(implementation = String.class))
                            })
                    InputStream body,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        // They are of an edition that this ends, and their room is needed.
        kept.forget();
        var given = GivenValues.ofQuery(uri, ImportQuery.DECLARED);
        var key = EditRequest.key(headers);
        try {
            var batch = read(given, body, headers.getMediaType());
            if (given.read(ChangeQuery.DRY_RUN)) {
                return RestResponse.ok(imports.tryOut(batch));
            }
            var report = imports.make(batch, key);
            return RestResponse.ResponseBuilder.ok(report)
                    .header(EditResource.EDITION, report.edition())
                    .build();
        } catch (Transactions.OutcomeUnknown e) {
            throw Problems.outcomeUnknown();
        }
    }

    private Imports.Batch read(GivenValues given, InputStream body, MediaType type)
            throws IOException {
        var table = given.read(ImportQuery.TABLE);
        var reason = given.read(RowFields.REASON);
        var file = new DigestInputStream(body, sha256());
        var rows =
                type.isCompatible(MediaType.valueOf(CSV))
                        ? ImportFile.csv(table, file, json, reason)
                        : ImportFile.ndjson(table, file, json, reason);
        return new Imports.Batch(
                table,
                rows,
                reason,
                identity.getPrincipal().getName(),
                HexFormat.of().formatHex(file.getMessageDigest().digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
