package dev.modelcost.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Leads a request about a row of any table ({@code PATCH /chips/x}, {@code GET /chips/x/history})
 * to the one resource that serves it for all of them, unless the table's own resource does. Clients
 * never see the path of that resource.
 */
@Singleton
public class RowPaths {

    /** Of the list of the rows of any table, below the root of the API. */
    public static final String ROWS = "/rows";

    /** Of the resource. */
    public static final String RESOURCE = ROWS + "/{type}";

    private static final List<String> CHANGES = List.of("undo", "purge");
    private static final List<String> PAGES = List.of("history", "row");

    private final AllowedMethods allowed;
    private final RowTables declared;
    private final String root;
    private volatile Set<String> tables;
    private volatile Set<String> withPage;

    RowPaths(
            AllowedMethods allowed,
            RowTables declared,
            @ConfigProperty(name = "modelcost.api.root") String root) {
        this.allowed = allowed;
        this.declared = declared;
        this.root = root;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public void lead(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        var path = uri.getRawPath();
        if (!path.startsWith(root + "/")) {
            return;
        }
        var below = path.substring(root.length());
        var segments = below.substring(1).split("/", -1);
        if (segments.length > 1 && ("/" + segments[0]).equals(ROWS)) {
            throw ProblemTypes.of(404);
        }
        if (isOfRows(request.getMethod(), segments)) {
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            // Of a path that is set here, what the layer below takes is already decoded, and it
            // decodes the variables again.
            var escaped = below.replace("%", "%25");
            request.setRequestUri(uri.resolve(root + ROWS + escaped + query));
        }
    }

    private boolean isOfRows(String method, String[] segments) {
        if (segments.length > 3 || method.equals(HttpMethod.OPTIONS)) {
            return false;
        }
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return (segments.length < 3 || CHANGES.contains(segments[2]))
                    && tables().contains(segments[0]);
        }
        return segments.length > 1
                && tables().contains(segments[0])
                && (segments.length == 3
                        ? PAGES.contains(segments[2])
                        : !withPage().contains(segments[0]));
    }

    /** Found out by the first who asks, and not at the start. */
    private Set<String> tables() {
        if (tables == null) {
            tables =
                    declared.tables().stream()
                            .map(RowTables.RowTable::path)
                            .collect(Collectors.toUnmodifiableSet());
        }
        return tables;
    }

    /** Tables whose rows are shown by a resource of their own. */
    private Set<String> withPage() {
        if (withPage == null) {
            withPage =
                    tables().stream()
                            .filter(table -> allowed.takes(HttpMethod.GET, "/" + table + "/x"))
                            .collect(Collectors.toUnmodifiableSet());
        }
        return withPage;
    }

    /** The path by which the resource of all tables knows a path, as sent. */
    static String hidden(String path) {
        return ROWS + path;
    }
}
