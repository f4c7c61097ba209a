package dev.modelcost.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.failure.Conflict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What was answered to requests with an Idempotency-Key, kept in the transaction that did the work:
 * of many retries one does it, and all get its answer. Kept for a week.
 */
final class IdempotentAnswers {

    private final Connection connection;
    private final ObjectMapper json;
    private final Edit edit;
    private final String key;

    IdempotentAnswers(Connection connection, ObjectMapper json, Edit edit, String key) {
        this.connection = connection;
        this.json = json;
        this.edit = edit;
        this.key = key;
    }

    /**
     * The answer that was given to this request before. If there is none, the key is taken: others
     * with the same key wait here until this transaction ends.
     *
     * @throws Conflict if the key came with another request
     */
    Optional<EditReport> orTakeKey() throws SQLException {
        forgetOld();
        try (var statement =
                connection.prepareStatement(
                        "INSERT INTO idempotency_key (editor, key, request) VALUES (?, ?, ?) ON"
                                + " CONFLICT DO NOTHING")) {
            statement.setString(1, edit.editor());
            statement.setString(2, key);
            statement.setString(3, request());
            if (statement.executeUpdate() == 1) {
                return Optional.empty();
            }
        }
        return Optional.of(known());
    }

    private EditReport known() throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT request, answer FROM idempotency_key WHERE editor = ? AND key = ?")) {
            statement.setString(1, edit.editor());
            statement.setString(2, key);
            try (var kept = statement.executeQuery()) {
                kept.next();
                if (!kept.getString(1).equals(request())) {
                    throw new Conflict(
                            Conflict.Kind.KEY_REUSED,
                            "This Idempotency-Key came with another request before: take a new one"
                                    + " for a new request.");
                }
                return json.readValue(kept.getString(2), EditReport.class);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("only answers are kept", e);
        }
    }

    void keep(EditReport answer) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "UPDATE idempotency_key SET answer = CAST(? AS json) WHERE editor = ? AND"
                                + " key = ?")) {
            statement.setString(1, json.writeValueAsString(answer));
            statement.setString(2, edit.editor());
            statement.setString(3, key);
            statement.execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can always be written", e);
        }
    }

    private void forgetOld() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "DELETE FROM idempotency_key WHERE created_at < now() - interval '7 days'");
        }
    }

    /** Tells one request from another. */
    private String request() {
        var text =
                String.join(
                        "\n",
                        edit.table().name(),
                        edit.kind().name(),
                        String.valueOf(edit.slug()),
                        String.valueOf(edit.fields()),
                        edit.reason());
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
