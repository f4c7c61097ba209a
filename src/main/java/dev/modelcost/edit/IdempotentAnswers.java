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
import org.jspecify.annotations.Nullable;

/**
 * What was answered to requests with an Idempotency-Key, kept in the transaction that did the work:
 * of many retries one does it, and all get its answer. Kept for a week.
 *
 * @param <A> the answer
 */
final class IdempotentAnswers<A> {

    /**
     * A request that may have a key.
     *
     * @param editor whose key it is
     * @param key null if the request is not to be sent again
     * @param sha256 tells one request from another
     */
    record Request(String editor, @Nullable String key, String sha256) {

        /**
         * @param said all that makes it another request than others
         */
        Request(String editor, @Nullable String key, String... said) {
            this(editor, key, digest(String.join("\n", said)));
        }

        private static String digest(String text) {
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

    private final Connection connection;
    private final ObjectMapper json;
    private final Class<A> type;
    private final Request request;

    /**
     * @param type of the answer
     * @param request with a key
     */
    IdempotentAnswers(Connection connection, ObjectMapper json, Class<A> type, Request request) {
        this.connection = connection;
        this.json = json;
        this.type = type;
        this.request = request;
    }

    /**
     * The answer that was given to this request before. If there is none, the key is taken: others
     * with the same key wait here until this transaction ends.
     *
     * @throws Conflict if the key came with another request
     */
    Optional<A> orTakeKey() throws SQLException {
        forgetOld();
        try (var statement =
                connection.prepareStatement(
                        "INSERT INTO idempotency_key (editor, key, request) VALUES (?, ?, ?) ON"
                                + " CONFLICT DO NOTHING")) {
            statement.setString(1, request.editor());
            statement.setString(2, request.key());
            statement.setString(3, request.sha256());
            if (statement.executeUpdate() == 1) {
                return Optional.empty();
            }
        }
        return Optional.of(known());
    }

    private A known() throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT request, answer FROM idempotency_key WHERE editor = ? AND key = ?")) {
            statement.setString(1, request.editor());
            statement.setString(2, request.key());
            try (var kept = statement.executeQuery()) {
                kept.next();
                if (!kept.getString(1).equals(request.sha256())) {
                    throw new Conflict(
                            Conflict.Kind.KEY_REUSED,
                            "This Idempotency-Key came with another request before: take a new one"
                                    + " for a new request.");
                }
                return json.readValue(kept.getString(2), type);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("only answers are kept", e);
        }
    }

    /**
     * The answer as it is kept, and read for every retry: it may write a number otherwise than what
     * was made.
     */
    A keep(A answer) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "UPDATE idempotency_key SET answer = CAST(? AS json) WHERE editor = ? AND"
                                + " key = ?")) {
            var text = json.writeValueAsString(answer);
            statement.setString(1, text);
            statement.setString(2, request.editor());
            statement.setString(3, request.key());
            statement.execute();
            return json.readValue(text, type);
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
}
