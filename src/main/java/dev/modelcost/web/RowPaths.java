package dev.modelcost.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Leads a request about a row of any table ({@code PATCH /chips/x}, {@code GET /chips/x/history})
 * to the one resource that serves it for all of them, unless the table's own resource does. Clients
 * never see the path of that resource.
 */
@Singleton
public class RowPaths {

    /** Of the resource, below the root of the API. */
    public static final String RESOURCE = "/rows/{type}";

    private static final String HIDDEN = "/rows";
    private static final List<String> PAGES = List.of("history", "row");

    private final AllowedMethods allowed;
    private final Set<String> tables;
    private volatile Set<String> withPage;

    RowPaths(AllowedMethods allowed, RowTables tables) {
        this.allowed = allowed;
        this.tables =
                tables.tables().stream()
                        .map(RowTables.RowTable::path)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @ServerRequestFilter(preMatching = true)
    public void lead(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        var segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        if (("/" + segments[0]).equals(HIDDEN)) {
            throw ProblemTypes.of(404);
        }
        if (tables.contains(segments[0]) && isOfRows(request.getMethod(), segments)) {
            var uri = request.getUriInfo();
            request.setRequestUri(
                    uri.getRequestUriBuilder()
                            .replacePath(uri.getBaseUri().getPath())
                            .path(HIDDEN)
                            .path(String.join("/", segments))
                            .build());
        }
    }

    private boolean isOfRows(String method, String[] segments) {
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return segments.length <= 3 && !method.equals(HttpMethod.OPTIONS);
        }
        return segments.length == 3 && PAGES.contains(segments[2])
                || segments.length == 2 && !withPage().contains(segments[0]);
    }

    /** Tables whose rows are shown by a resource of their own. */
    private Set<String> withPage() {
        if (withPage == null) {
            withPage =
                    tables.stream()
                            .filter(table -> allowed.takes(HttpMethod.GET, "/" + table + "/x"))
                            .collect(Collectors.toUnmodifiableSet());
        }
        return withPage;
    }

    /** The path by which the resource of all tables knows a path, as sent. */
    static String hidden(String path) {
        return HIDDEN + path;
    }
}
