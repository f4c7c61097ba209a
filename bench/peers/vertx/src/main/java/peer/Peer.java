package peer;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a page of models costs at the least: no framework, the rows of PostgreSQL written to JSON
 * column by column, an ETag over the bytes. A column "a.b" is the field b of the object a, which is
 * null if its slug is.
 *
 * <p>PORT, DATABASE (a URI of PostgreSQL), QUERY (the file of the SELECT) in the environment. KEPT=1
 * sends the first answer to a page again and again, from memory.
 */
public class Peer extends AbstractVerticle {

    private static final int LOOPS = 2;
    private static final int CONNECTIONS = 16;
    private static final boolean KEPT = "1".equals(System.getenv("KEPT"));

    private PgPool pool;
    private String first;
    private String after;
    private Buffer kept;
    private String keptTag;

    public static void main(String... args) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        vertx.deployVerticle(Peer.class, new DeploymentOptions().setInstances(LOOPS))
                .onFailure(
                        failure -> {
                            failure.printStackTrace();
                            System.exit(1);
                        });
    }

    @Override
    public void start(Promise<Void> started) throws Exception {
        var query = Files.readString(Path.of(System.getenv("QUERY"))).strip();
        first = query + " ORDER BY e.slug LIMIT $1";
        after = query + " WHERE e.slug > $2 ORDER BY e.slug LIMIT $1";
        pool =
                PgPool.pool(
                        vertx,
                        PgConnectOptions.fromUri(System.getenv("DATABASE"))
                                .setCachePreparedStatements(true)
                                // Longer ones than 2,048 characters are not cached unless asked for.
                                .setPreparedStatementCacheSqlLimit(16_384)
                                // See models.sql.
                                .addProperty("plan_cache_mode", "force_generic_plan"),
                        new PoolOptions().setMaxSize(CONNECTIONS / LOOPS));
        vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void answer(HttpServerRequest request) {
        if (!request.path().equals("/api/v1/models")) {
            request.response().setStatusCode(404).end();
            return;
        }
        if (KEPT && kept != null) {
            send(request, kept, keptTag);
            return;
        }
        var limit = Integer.parseInt(request.getParam("limit", "20"));
        var cursor = request.getParam("cursor");
        var values =
                cursor == null ? Tuple.of(limit + 1) : Tuple.of(limit + 1, slugOf(cursor));
        pool.preparedQuery(cursor == null ? first : after)
                .execute(values)
                .onSuccess(rows -> page(request, rows, limit))
                .onFailure(failure -> request.response().setStatusCode(500).end());
    }

    private static String slugOf(String cursor) {
        var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        return text.split("\n", -1)[2];
    }

    private void page(HttpServerRequest request, RowSet<Row> rows, int limit) {
        var json = new StringBuilder(32_000).append("{\"items\":[");
        var names = rows.columnsNames();
        var written = 0;
        String last = null;
        for (var row : rows) {
            if (written == limit) {
                break;
            }
            if (written++ > 0) {
                json.append(',');
            }
            new JsonRow(row, names, json).write();
            last = row.getString(0);
        }
        json.append("],\"next\":");
        if (rows.size() > limit) {
            var cursor = "slug\n" + last + "\n" + last;
            json.append('"')
                    .append(
                            Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(cursor.getBytes(StandardCharsets.UTF_8)))
                    .append('"');
        } else {
            json.append("null");
        }
        var body = Buffer.buffer(json.append(",\"assumed\":[]}").toString());
        var tag = tag(body);
        if (KEPT) {
            kept = body;
            keptTag = tag;
        }
        send(request, body, tag);
    }

    private static void send(HttpServerRequest request, Buffer body, String tag) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "public, max-age=60")
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", tag)
                .end(body);
    }

    private static String tag(Buffer body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One object of the page. */
    private record JsonRow(Row row, List<String> names, StringBuilder json) {

        void write() {
            json.append('{');
            for (var i = 0; i < names.size(); i++) {
                var name = names.get(i);
                var dot = name.indexOf('.');
                if (i > 0) {
                    json.append(',');
                }
                if (name.equals("retirements")) {
                    json.append("\"retirements\":").append(compact(row.getString(i)));
                } else if (dot < 0) {
                    json.append('"').append(name).append("\":");
                    value(row.getValue(i));
                } else {
                    i = object(i, name.substring(0, dot + 1));
                }
            }
            json.append('}');
        }

        /** Returns the last column of the object. */
        private int object(int from, String prefix) {
            json.append('"').append(prefix, 0, prefix.length() - 1).append("\":");
            var end = from;
            while (end < names.size() && names.get(end).startsWith(prefix)) {
                end++;
            }
            if (row.getValue(from) == null) {
                json.append("null");
                return end - 1;
            }
            for (var i = from; i < end; i++) {
                json.append(i == from ? "{\"" : ",\"")
                        .append(names.get(i), prefix.length(), names.get(i).length())
                        .append("\":");
                value(row.getValue(i));
            }
            json.append('}');
            return end - 1;
        }

        /** PostgreSQL writes blanks around colons and after commas, outside of texts. */
        private static String compact(String json) {
            if (json.equals("[]")) {
                return json;
            }
            var compact = new StringBuilder(json.length());
            var quoted = false;
            for (var i = 0; i < json.length(); i++) {
                var c = json.charAt(i);
                if (c == '"' && json.charAt(i - 1) != '\\') {
                    quoted = !quoted;
                }
                if (quoted || c > ' ') {
                    compact.append(c);
                }
            }
            return compact.toString();
        }

        private void value(Object value) {
            if (value == null || value instanceof Boolean || value instanceof Integer) {
                json.append(value);
            } else if (value instanceof Number number) {
                number(number.doubleValue());
            } else {
                text(value.toString());
            }
        }

        private void number(double number) {
            if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                json.append((long) number);
            } else {
                json.append(number);
            }
        }

        private void text(String text) {
            json.append('"');
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    json.append('\\').append(c);
                } else if (c < ' ') {
                    json.append("\\u%04x".formatted((int) c));
                } else {
                    json.append(c);
                }
            }
            json.append('"');
        }
    }
}
