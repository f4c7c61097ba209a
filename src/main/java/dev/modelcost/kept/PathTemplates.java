package dev.modelcost.kept;

import dev.modelcost.web.CountedPath;
import dev.modelcost.web.RowPaths;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Has the metrics count a request by the path that the API describes, as {@code
 * /api/v1/chips/{slug}/row}: they would leave out the root, and name the resource that serves the
 * rows of all tables.
 */
@Singleton
public class PathTemplates {

    private final CurrentVertxRequest current;
    private final String root;

    /**
     * @param root path of the API
     */
    PathTemplates(
            CurrentVertxRequest current, @ConfigProperty(name = "modelcost.api.root") String root) {
        this.current = current;
        this.root = root;
    }

    @ServerRequestFilter
    public void complete(ContainerRequestContext request) {
        // That of the connection, which a thread that may block is not in.
        var context = ((HttpServerRequestInternal) current.getCurrent().request()).context();
        var template = CountedPath.of(context);
        if (template != null) {
            CountedPath.set(context, root + described(template, request));
        }
    }

    private static String described(String template, ContainerRequestContext request) {
        if (template.startsWith(RowPaths.RESOURCE)) {
            return "/"
                    + request.getUriInfo().getPathParameters().getFirst("type")
                    + template.substring(RowPaths.RESOURCE.length());
        }
        return template.equals("/") ? "" : template;
    }
}
