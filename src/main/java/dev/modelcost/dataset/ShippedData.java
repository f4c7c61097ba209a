package dev.modelcost.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One table of the shipped data: a CSV file whose header names the table's columns. A column that
 * refers to another table holds the slug of the row, under the column's name without {@code _id}.
 *
 * @param table name of the table and of the file
 * @param key the columns that identify an existing row
 */
record ShippedData(String table, String key) {

    /** In dependency order: a table comes after those it refers to. */
    static final List<ShippedData> ALL =
            RecordTables.ALL.stream()
                    .map(table -> new ShippedData(table.name(), table.key()))
                    .toList();

    /**
     * SHA-256 of each file, by table. A native image initialises this class at build time, so that
     * it need not read the files at start.
     */
    static final Map<String, String> CHECKSUMS =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    ShippedData::table, data -> sha256(data.read())));

    /** The rules of its columns. */
    RecordTable rules() {
        return RecordTables.named(table);
    }

    String file() {
        return "data/" + table + ".csv";
    }

    byte[] read() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file())) {
            if (in == null) {
                throw new IllegalStateException(file() + " is not part of this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> header(byte[] csv) {
        var text = new String(csv, StandardCharsets.UTF_8);
        var end = text.indexOf('\n');
        return List.of((end < 0 ? text : text.substring(0, end)).strip().split(","));
    }

    private static String sha256(byte[] csv) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(csv));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
