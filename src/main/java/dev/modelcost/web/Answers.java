package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What every answer to a read has in common: the selected fields, a strong ETag, {@code
 * Cache-Control}, the {@code Link} of a page, and 304 where the client has the answer already.
 */
public class Answers {

    private final ObjectMapper json;
    private final long maxAgeSeconds;

    Answers(
            ObjectMapper json,
            @ConfigProperty(name = "modelcost.http.max-age", defaultValue = "60s")
                    java.time.Duration maxAge) {
        this.json = json;
        this.maxAgeSeconds = maxAge.toSeconds();
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response)
            throws JsonProcessingException {
        var entity = response.getEntity();
        var read =
                request.getMethod().equals(HttpMethod.GET)
                        || request.getMethod().equals(HttpMethod.HEAD);
        if (!read || response.getStatus() != 200 || entity == null || !isJson(response)) {
            return;
        }
        var body = json.writeValueAsString(entity);
        var fields = request.getUriInfo().getQueryParameters().get(Query.FIELDS);
        if (fields != null) {
            body = json.writeValueAsString(select(json.readTree(body), entity, fields));
        }
        var headers = response.getHeaders();
        if (entity instanceof Page<?> page && page.next() != null) {
            headers.add(HttpHeaders.LINK, nextLink(request, page.next()));
        }
        var tag = tag(body, request);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAgeSeconds);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.putSingle(HttpHeaders.ETAG, '"' + tag.getValue() + '"');
        if (request.getRequest().evaluatePreconditions(tag) != null) {
            response.setStatus(304);
            response.setEntity(null);
        } else {
            response.setEntity(body, null, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isJson(ContainerResponseContext response) {
        var type = response.getMediaType();
        return type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }

    /** A strong tag differs with every byte, so also between the plain and the compressed form. */
    private static EntityTag tag(String body, ContainerRequestContext request) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(StandardCharsets.UTF_8));
            var encodings = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
            var compressed = encodings != null && encodings.contains("gzip");
            return new EntityTag(
                    HexFormat.of().formatHex(digest, 0, 12) + (compressed ? "-gzip" : ""));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String nextLink(ContainerRequestContext request, String cursor) {
        var next =
                request.getUriInfo()
                        .getRequestUriBuilder()
                        .replaceQueryParam("cursor", cursor)
                        .build();
        // Relative to the host: a proxy in front may have another name.
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
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
