package dev.modelcost.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What every answer to a read has in common: the selected fields, a strong ETag, {@code
 * Cache-Control}, the {@code Link} of a page, and 304 where the client has the answer already.
 */
public class Answers {

    private final ObjectMapper json;
    private final KeptAnswers kept;
    private final long maxAgeSeconds;

    Answers(
            ObjectMapper json,
            KeptAnswers kept,
            @ConfigProperty(name = "modelcost.http.max-age", defaultValue = "60s")
                    java.time.Duration maxAge) {
        this.json = json;
        this.kept = kept;
        this.maxAgeSeconds = maxAge.toSeconds();
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        var entity = response.getEntity();
        var read =
                request.getMethod().equals(HttpMethod.GET)
                        || request.getMethod().equals(HttpMethod.HEAD);
        if (!read || response.getStatus() != 200 || entity == null || !isJson(response)) {
            return;
        }
        var body = kept.of(entity).body(json);
        var fields = request.getUriInfo().getQueryParameters().get(Query.FIELDS);
        if (fields != null) {
            var selected = select(json.readTree(body.bytes()), entity, fields);
            body = new JsonBody(json.writeValueAsBytes(selected));
        }
        var headers = response.getHeaders();
        if (entity instanceof Page<?> page && page.next() != null) {
            headers.add(HttpHeaders.LINK, nextLink(request, page.next()));
        }
        var preconditions = new Preconditions(request, body);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAgeSeconds);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.putSingle(HttpHeaders.ETAG, preconditions.tag());
        if (preconditions.failed()) {
            throw ProblemTypes.of(412);
        }
        if (preconditions.hasItAlready()) {
            response.setStatus(304);
            response.setEntity(null);
        } else {
            response.setEntity(body.bytes(), null, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isJson(ContainerResponseContext response) {
        var type = response.getMediaType();
        return type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }

    /**
     * The same request with another cursor, relative to the host: a proxy may have another name.
     */
    private static String nextLink(ContainerRequestContext request, String cursor) {
        var uri = request.getUriInfo().getRequestUri();
        var query = new StringJoiner("&", "?", "");
        if (uri.getRawQuery() != null) {
            for (var parameter : uri.getRawQuery().split("&")) {
                var name = URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
                if (!name.equals("cursor") && !parameter.isEmpty()) {
                    query.add(parameter);
                }
            }
        }
        query.add("cursor=" + cursor);
        return "<" + uri.getRawPath() + query + ">; rel=\"next\"";
    }

    private JsonNode select(JsonNode body, Object entity, List<String> given) {
        if (given.size() > 1) {
            throw Problems.badParameter(
                    Query.FIELDS, "given " + given.size() + " times; separate names by commas.");
        }
        var type = entity instanceof Page<?> page ? page.itemType() : entity.getClass();
        var known = fieldsOf(type);
        var wanted = new LinkedHashSet<String>();
        for (var name : given.get(0).split(",", -1)) {
            if (!known.contains(name)) {
                throw Problems.badParameter(
                        Query.FIELDS,
                        "'"
                                + Problems.printable(name)
                                + "' is not a field here; known are "
                                + String.join(", ", known)
                                + ".");
            }
            wanted.add(name);
        }
        if (entity instanceof Page<?>) {
            body.get("items").forEach(item -> ((ObjectNode) item).retain(wanted));
        } else {
            ((ObjectNode) body).retain(wanted);
        }
        return body;
    }

    private Set<String> fieldsOf(Class<?> type) {
        var names = new LinkedHashSet<String>();
        json.getSerializationConfig()
                .introspect(json.constructType(type))
                .findProperties()
                .forEach(property -> names.add(property.getName()));
        return names;
    }
}
