package dev.modelcost.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.StringJoiner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Applies what all answers have in common: field selection and, for reads, a strong ETag, {@code
 * Cache-Control}, the {@code Link} of a page, and 304 where the client already has the answer.
 */
public class ReadResponseFilter {

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ObjectMapper json;
    private final FieldSelection selection;
    private final AnswerOfRequest kept;
    private final long maxAgeSeconds;

    ReadResponseFilter(
            ObjectMapper json,
            AnswerOfRequest kept,
            @ConfigProperty(name = "modelcost.http.max-age", defaultValue = "60s")
                    Duration maxAge) {
        this.json = json;
        this.selection = new FieldSelection(json);
        this.kept = kept;
        this.maxAgeSeconds = maxAge.toSeconds();
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        var entity = response.getEntity();
        if (response.getStatus() != 200 || entity == null || !isJson(response)) {
            return;
        }
        var body = kept.of(entity).body(json, AnswerDetail.askedBy(request.getUriInfo()));
        var fields = request.getUriInfo().getQueryParameters().get(Parameters.FIELDS.name());
        if (fields != null) {
            body = selection.of(entity, body, fields);
        }
        if (!READS.contains(request.getMethod())) {
            response.setEntity(body.bytes(), null, MediaType.APPLICATION_JSON_TYPE);
            return;
        }
        var headers = response.getHeaders();
        if (entity instanceof Page<?> page && page.next() != null) {
            headers.add(HttpHeaders.LINK, nextLink(request, page.next()));
        }
        var preconditions = new Preconditions(request, entity, body);
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
     * The same request with another cursor, without the host, because a proxy may have a different
     * name.
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
}
