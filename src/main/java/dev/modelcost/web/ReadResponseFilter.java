package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.modelcost.day.DayTemplate;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Applies what all answers have in common: field selection and, for reads, what {@link
 * AnswerSending} sends. The answer is left with the request, for whoever keeps it.
 */
public class ReadResponseFilter {

    /** Where a request keeps the day on which it began. */
    private static final String DAY = ReadResponseFilter.class.getName() + ".day";

    /** The field in which an answer says what it rests on besides what was asked. */
    private static final String ASSUMED = "assumed";

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ObjectMapper json;
    private final ObjectWriter compact;
    private final FieldSelection selection;
    private final AnswerSending sending;
    private final AnswerOrigin origin;
    private final CurrentVertxRequest current;
    private final Clock clock;

    ReadResponseFilter(
            ObjectMapper json,
            AnswerSending sending,
            AnswerOrigin origin,
            CurrentVertxRequest current,
            Clock clock) {
        this.json = json;
        this.compact = writer(json, Set.of());
        this.selection = new FieldSelection(json);
        this.sending = sending;
        this.origin = origin;
        this.current = current;
        this.clock = clock;
    }

    private static ObjectWriter writer(ObjectMapper json, Set<AnswerDetail> asked) {
        return json.writer().withAttribute(AnswerDetail.class, asked);
    }

    @ServerRequestFilter
    public void begin() {
        current.getCurrent().put(DAY, today());
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        var entity = response.getEntity();
        if (response.getStatus() != 200 || entity == null || !isJson(response)) {
            return;
        }
        var body = remarked(entity, body(entity, request.getUriInfo()));
        var template = origin.day() == null ? null : DayTemplate.of(body);
        if (template != null) {
            body = template.on(origin.day());
        }
        if (!READS.contains(request.getMethod())) {
            if (origin.isComputed()) {
                AnswerSending.nameOrigin(origin.edition(), headersOf(response));
            }
            response.setEntity(body, null, MediaType.APPLICATION_JSON_TYPE);
            return;
        }
        var routing = current.getCurrent();
        var answer = answer(entity, body, template, routing);
        routing.put(Answer.OF_REQUEST, answer);
        var sent = sending.send(answer, routing.request(), headersOf(response));
        if (sent == null) {
            response.setStatus(304);
            response.setEntity(null);
            routing.addHeadersEndHandler(
                    written -> routing.response().headers().remove(HttpHeaders.CONTENT_TYPE));
        } else {
            response.setEntity(sent, null, MediaType.APPLICATION_JSON_TYPE);
            forgetOnceWritten(routing, response);
            if (request.getMethod().equals(HttpMethod.HEAD)) {
                // The layer above does not say it of a body that is not sent; of a kept one it is
                // said.
                var length = Integer.toString(sent.length);
                routing.addHeadersEndHandler(
                        written ->
                                routing.response()
                                        .headers()
                                        .set(HttpHeaders.CONTENT_LENGTH, length));
            }
        }
    }

    private static BiConsumer<CharSequence, CharSequence> headersOf(
            ContainerResponseContext response) {
        var headers = response.getHeaders();
        return (name, value) -> headers.putSingle(name.toString(), value.toString());
    }

    /** What is written may stay untaken for long, and the request is kept until it is taken. */
    private static void forgetOnceWritten(
            RoutingContext routing, ContainerResponseContext response) {
        CurrentRequestManager.get()
                .registerCompletionCallback(
                        written -> {
                            routing.remove(Answer.OF_REQUEST);
                            response.setEntity(null);
                        });
    }

    private byte[] body(Object entity, UriInfo uri) throws IOException {
        if (uri.getRequestUri().getRawQuery() == null) {
            return compact.writeValueAsBytes(entity);
        }
        var asked = AnswerDetail.askedBy(uri);
        var writer = asked.isEmpty() ? compact : writer(json, asked);
        var fields = uri.getQueryParameters().get(Parameters.FIELDS.name());
        return fields == null
                ? writer.writeValueAsBytes(entity)
                : selection.write(entity, writer, fields);
    }

    /**
     * With what words of the question were taken for, and with what must be said of the record in
     * each part of the answer that says what it assumed.
     */
    private byte[] remarked(Object entity, byte[] body) throws IOException {
        var taken = origin.taken();
        if (origin.remarks() == null && taken.isEmpty()) {
            return body;
        }
        var written = json.readTree(body);
        var added = new AddedSentences(json);
        echo(taken, written, added);
        if (origin.remarks() != null) {
            remark(json.valueToTree(entity), written, added);
        }
        return added.into(body, written);
    }

    /**
     * Says what words of the question were taken for, once in the answer, or once in each of its
     * parts where it is one of several.
     */
    private static void echo(List<String> taken, JsonNode written, AddedSentences added) {
        if (written.get(ASSUMED) instanceof ArrayNode assumed) {
            added.first.put(assumed, taken);
        } else {
            written.forEach(part -> echo(taken, part, added));
        }
    }

    /**
     * @param whole a part of the answer, with all its details
     * @param written the same part as it is sent
     */
    private void remark(JsonNode whole, JsonNode written, AddedSentences added) {
        if (whole.has(ASSUMED) && written.get(ASSUMED) instanceof ArrayNode assumed) {
            added.last.put(assumed, origin.remarks().apply(whole));
        }
        for (var field : written.properties()) {
            remark(whole.path(field.getKey()), field.getValue(), added);
        }
        for (var i = 0; i < whole.size() && written.isArray(); i++) {
            remark(whole.get(i), written.path(i), added);
        }
    }

    /**
     * Sentences that go into the arrays of an answer that is written already. All else of it keeps
     * its bytes: to write it anew would round numbers of many digits and drop zeros at their ends.
     */
    static final class AddedSentences {

        private final ObjectMapper json;

        /** Before what an array holds. */
        final Map<JsonNode, List<String>> first = new IdentityHashMap<>();

        /** After what an array holds. */
        final Map<JsonNode, List<String>> last = new IdentityHashMap<>();

        AddedSentences(ObjectMapper json) {
            this.json = json;
        }

        /**
         * @param body the answer
         * @param written the same, read
         */
        byte[] into(byte[] body, JsonNode written) throws IOException {
            // Arrays begin in the bytes in the order in which the tree holds them.
            var arrays = new ArrayList<JsonNode>();
            collect(written, arrays);
            var next = arrays.iterator();
            var open = new ArrayDeque<JsonNode>();
            var whole = new ByteArrayOutputStream(body.length);
            int copied = 0;
            try (var parser = json.createParser(body)) {
                for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    int at = (int) parser.currentTokenLocation().getByteOffset();
                    if (token == JsonToken.START_ARRAY) {
                        open.push(next.next());
                        var sentences = first.getOrDefault(open.peek(), List.of());
                        if (!sentences.isEmpty()) {
                            whole.write(body, copied, at + 1 - copied);
                            copied = at + 1;
                            write(sentences, whole);
                            separate(!open.peek().isEmpty(), whole);
                        }
                    } else if (token == JsonToken.END_ARRAY) {
                        var array = open.pop();
                        var sentences = last.getOrDefault(array, List.of());
                        if (!sentences.isEmpty()) {
                            whole.write(body, copied, at - copied);
                            copied = at;
                            var follows = first.getOrDefault(array, List.of());
                            separate(!array.isEmpty() || !follows.isEmpty(), whole);
                            write(sentences, whole);
                        }
                    }
                }
            }
            whole.write(body, copied, body.length - copied);
            return whole.toByteArray();
        }

        private static void collect(JsonNode part, List<JsonNode> arrays) {
            if (part.isArray()) {
                arrays.add(part);
            }
            part.forEach(each -> collect(each, arrays));
        }

        private static void separate(boolean isNeeded, ByteArrayOutputStream whole) {
            if (isNeeded) {
                whole.write(',');
            }
        }

        private void write(List<String> sentences, ByteArrayOutputStream whole) throws IOException {
            var array = json.writeValueAsBytes(sentences);
            whole.write(array, 1, array.length - 2);
        }
    }

    /** Null where the answer names its day, or seems to, where another could not be put. */
    private Answer.@Nullable OfDays ofDays(@Nullable DayTemplate template) {
        var asked = origin.day();
        return template == null || template.names(asked)
                ? null
                : new Answer.OfDays(template, origin.days(), asked);
    }

    private Answer answer(
            Object entity, byte[] body, @Nullable DayTemplate template, RoutingContext routing) {
        var day = today();
        // What was computed over midnight may be of either day; what lacks rows says so in a
        // header.
        var keepable = routing.<Long>get(DAY) == day && origin.isComplete();
        var edition = keepable ? origin.edition() : null;
        var version = origin.rowVersion();
        if (version != null) {
            return Answer.ofRow(version, body, edition, day);
        }
        var next = entity instanceof Page<?> page ? page.next() : null;
        return Answer.to(
                Question.of(routing.request()), body, next, edition, day, ofDays(template));
    }

    private long today() {
        return Math.floorDiv(clock.millis(), Duration.ofDays(1).toMillis());
    }

    private static boolean isJson(ContainerResponseContext response) {
        var type = response.getMediaType();
        return type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }
}
