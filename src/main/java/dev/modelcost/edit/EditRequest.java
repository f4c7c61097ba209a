package dev.modelcost.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Problems;
import dev.modelcost.web.RowTables;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request to change a row asks for, beside the row.
 *
 * @param edit the change
 * @param dryRun whether it is only tried
 * @param key under which it may be sent again; null for none
 */
record EditRequest(Edit edit, boolean dryRun, @Nullable String key) {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** Tags with commas between them. */
    private static final Pattern TAGS =
            Pattern.compile("\\s*(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*+\\s*");

    /** A strong tag that begins with the row's version, as its reads send it. */
    private static final Pattern TAG = Pattern.compile("(?<!W/)\"(\\d{1,9})(-[^\"]*)?\"");

    static EditRequest of(
            RecordTable table,
            Edit.Kind kind,
            @Nullable String slug,
            byte @Nullable [] body,
            UriInfo uri,
            HttpHeaders headers,
            String editor,
            ObjectMapper json)
            throws IOException {
        var given =
                GivenValues.ofQuery(
                        uri,
                        kind.hasBody()
                                ? ChangeQuery.WithBody.DECLARED
                                : ChangeQuery.WithoutBody.DECLARED);
        var fields = kind.hasBody() ? parsed(body, json) : null;
        var reason = kind.hasBody() ? RowFields.reason(fields) : given.read(RowFields.REASON);
        var versions = kind == Edit.Kind.ADD ? null : versions(headers);
        return new EditRequest(
                new Edit(table, kind, slug, fields, reason, versions, editor),
                given.read(ChangeQuery.DRY_RUN),
                kind == Edit.Kind.ADD ? key(headers) : null);
    }

    private static JsonNode parsed(byte @Nullable [] body, ObjectMapper json) throws IOException {
        var fields = body == null ? null : json.readTree(body);
        GivenValues.requireObject(fields);
        return fields;
    }

    /** The versions that If-Match names; null if any will do. */
    private static @Nullable Set<Integer> versions(HttpHeaders headers) {
        var header = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (header == null) {
            throw Problems.ifMatchRequired();
        }
        if (header.strip().equals("*")) {
            return null;
        }
        return TAGS.matcher(header).matches()
                ? TAG.matcher(header)
                        .results()
                        .map(tag -> Integer.valueOf(tag.group(1)))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** The key under which a request may be sent again; null for none. */
    static @Nullable String key(HttpHeaders headers) {
        var key = headers.getHeaderString(IDEMPOTENCY_KEY);
        if (key != null && !KEY.matcher(key).matches()) {
            throw new InvalidInput(
                    IDEMPOTENCY_KEY, "give 1 to 200 visible characters of ASCII, such as a UUID.");
        }
        return key;
    }

    /** All tables, for paths and for the description of the API. */
    static final RowTables TABLES = () -> Tables.ALL;

    /** Made once, when first asked for: every refused request asks on its event loop. */
    private static final class Tables {

        static final List<RowTables.RowTable> ALL =
                RecordTables.ALL.stream()
                        .map(
                                table ->
                                        new RowTables.RowTable(
                                                table.path(),
                                                RowFields.schemaName(table),
                                                table.says(),
                                                RowFields.of(table)))
                        .toList();
    }
}
