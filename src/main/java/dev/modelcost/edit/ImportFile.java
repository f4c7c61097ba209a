package dev.modelcost.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelcost.dataset.Column;
import dev.modelcost.dataset.RecordTable;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.web.Parameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the rows of a file, one after another, by the rules that shipped files and requests are
 * read by. What is wrong is collected, so that whoever sent the file can mend all of it.
 */
final class ImportFile {

    /** More than any shipped file has, and what one transaction writes in a minute. */
    static final int MOST_ROWS = 20_000;

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    /**
     * A row of the file.
     *
     * @param line on which it begins, from 1
     */
    record Line(long line, Cells cells) {}

    private final RecordTable table;
    private final ObjectMapper json;
    private final String reason;
    private final List<Line> rows = new ArrayList<>();
    private final Refusals refusals = new Refusals();

    private ImportFile(RecordTable table, ObjectMapper json, String reason) {
        this.table = table;
        this.json = json;
        this.reason = reason;
    }

    /**
     * The rows of a CSV file. Its header names the columns as shipped files do, or as the fields of
     * a request are called; an empty cell has no value.
     *
     * @throws dev.modelcost.failure.RefusedRows if a row breaks a rule of its columns
     * @throws InvalidInput if the file as a whole cannot be read
     */
    static List<Line> csv(RecordTable table, InputStream file, ObjectMapper json, String reason)
            throws IOException {
        var read = new ImportFile(table, json, reason);
        return read.rows(() -> read.csv(file));
    }

    /**
     * The rows of a file that has one JSON object a line, with the fields that a request has.
     *
     * @throws dev.modelcost.failure.RefusedRows if a row breaks a rule of its columns
     * @throws InvalidInput if the file as a whole cannot be read
     */
    static List<Line> ndjson(RecordTable table, InputStream file, ObjectMapper json, String reason)
            throws IOException {
        var read = new ImportFile(table, json, reason);
        return read.rows(() -> read.ndjson(file));
    }

    private interface Reading {
        void read() throws IOException;
    }

    private List<Line> rows(Reading reading) throws IOException {
        try {
            reading.read();
        } catch (CharacterCodingException e) {
            throw unreadable("is not in UTF-8.");
        }
        if (rows.isEmpty() && refusals.isEmpty()) {
            throw unreadable("has no rows.");
        }
        refusals.throwIfAny();
        return rows;
    }

    private static InvalidInput unreadable(String why) {
        return new InvalidInput("body", "the file " + why);
    }

    private static Reader utf8(InputStream file) {
        return new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder());
    }

    private void csv(InputStream file) throws IOException {
        try (var parser = CSVParser.builder().setReader(utf8(file)).setFormat(CSV).get()) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return;
            }
            var header = header(records.next());
            for (var line = parser.getCurrentLineNumber() + 1;
                    records.hasNext();
                    line = parser.getCurrentLineNumber() + 1) {
                row(line, records.next(), header);
            }
        } catch (UncheckedIOException e) {
            // The iterator's; a file that is no CSV is one of them.
            throw malformed(e.getCause());
        } catch (CSVException e) {
            throw malformed(e);
        }
    }

    private static IOException malformed(IOException e) {
        if (e instanceof CSVException) {
            throw unreadable(
                    "is not CSV as in RFC 4180: a quote stands where none may, or is not closed.");
        }
        return e;
    }

    /** The columns that the file has, in its order. */
    private List<Column> header(CSVRecord names) {
        var known = new HashMap<String, Column>();
        for (var column : table.columns()) {
            known.put(column.name(), column);
            known.put(column.field().name(), column);
        }
        var header = new ArrayList<Column>();
        for (var name : names) {
            var column = known.get(name.strip().replace("\ufeff", ""));
            if (column == null) {
                throw unreadable(
                        "has a column '%s', which the table has not.%s"
                                .formatted(
                                        Printable.of(name),
                                        NearMatches.didYouMean(
                                                NearMatches.of(name, known.keySet()))));
            }
            if (header.contains(column)) {
                throw unreadable("has the column '%s' twice.".formatted(column.name()));
            }
            header.add(column);
        }
        return header;
    }

    private void row(long line, CSVRecord record, List<Column> header) {
        refuseTooMany();
        if (record.size() != header.size()) {
            refusals.add(
                    line,
                    null,
                    null,
                    "has %d cells, and the header names %d columns."
                            .formatted(record.size(), header.size()));
            return;
        }
        var given = new HashMap<Column, String>();
        for (var i = 0; i < header.size(); i++) {
            if (!record.get(i).isEmpty()) {
                given.put(header.get(i), record.get(i));
            }
        }
        var slug = given.get(table.columns().get(0));
        var texts = new LinkedHashMap<String, String>();
        var good = true;
        for (var column : table.columns()) {
            try {
                var text = Cells.text(column, given.get(column));
                if (text != null) {
                    texts.put(column.name(), text);
                }
            } catch (InvalidInput e) {
                good = false;
                refusals.add(line, slug, e.field(), e.why());
            }
        }
        if (good) {
            rows.add(new Line(line, new Cells(texts)));
        }
    }

    private void refuseTooMany() {
        if (rows.size() == MOST_ROWS) {
            throw unreadable("has more than %d rows: send it in parts.".formatted(MOST_ROWS));
        }
    }

    private void ndjson(InputStream file) throws IOException {
        try (var lines = new BufferedReader(utf8(file))) {
            var number = 0L;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    refuseTooMany();
                    object(number, line);
                }
            }
        }
    }

    private void object(long number, String line) {
        String slug = null;
        try {
            if (!(json.readTree(line) instanceof ObjectNode object)) {
                refusals.add(number, null, null, "is not a JSON object.");
                return;
            }
            slug = object.path("slug").asText(null);
            refuseUnknown(object);
            object.put(RowFields.REASON.name(), reason);
            rows.add(new Line(number, RowFields.read(table, object)));
        } catch (InvalidInput e) {
            refusals.add(number, slug, e.field(), e.why());
        } catch (JsonProcessingException e) {
            refusals.add(number, null, null, "is not valid JSON.");
        }
    }

    private void refuseUnknown(ObjectNode object) {
        var known = table.fields().stream().map(Parameter::name).toList();
        for (var field : object.properties()) {
            if (field.getKey().equals(RowFields.REASON.name())) {
                throw new InvalidInput(field.getKey(), "is given once for all rows, in the query.");
            }
            if (!known.contains(field.getKey())) {
                throw new InvalidInput(
                        Printable.of(field.getKey()),
                        "unknown." + NearMatches.didYouMean(NearMatches.of(field.getKey(), known)));
            }
        }
    }
}
