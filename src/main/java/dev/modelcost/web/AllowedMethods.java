package dev.modelcost.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds which methods a path accepts, for the Allow header of a 405, which the layer below omits,
 * and of an answer to OPTIONS.
 */
@Provider
@Singleton
public class AllowedMethods implements DynamicFeature {

    /** Segments behind a name: {@code training-cost/substitutions}. */
    private static final int MOST_BEHIND = 2;

    private record Operation(Pattern path, String method) {

        boolean isAt(String below, String ofRow) {
            return path.matcher(below).matches() || path.matcher(ofRow).matches();
        }
    }

    private final List<Operation> operations = new ArrayList<>();
    private final String root;

    /** Looked at only for a request that is refused. */
    private final Instance<RowTables> rows;

    AllowedMethods(
            @ConfigProperty(name = "modelcost.api.root") String root, Instance<RowTables> rows) {
        this.root = root;
        this.rows = rows;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var path =
                Stream.of(
                                resource.getResourceClass().getAnnotation(Path.class),
                                resource.getResourceMethod().getAnnotation(Path.class))
                        .map(annotation -> annotation == null ? "" : annotation.value())
                        .flatMap(text -> Arrays.stream(text.split("/")))
                        .filter(segment -> !segment.isEmpty())
                        .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                        .collect(Collectors.joining("/+"));
        for (var annotation : resource.getResourceMethod().getAnnotations()) {
            var method = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (method != null) {
                operations.add(new Operation(Pattern.compile("/+" + path + "/*"), method.value()));
            }
        }
    }

    /** Tells the methods of a path to whoever asks; the layer below knows nothing of rows. */
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public @Nullable Response options(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        var path = request.getUriInfo().getRequestUri().getRawPath();
        if (!isKnown(path) || belowRoot(path).startsWith(RowPaths.hidden("/"))) {
            throw ProblemTypes.of(404);
        }
        return Response.noContent().header(HttpHeaders.ALLOW, at(path)).build();
    }

    /** Whether a path, as sent, accepts any method. */
    boolean isKnown(String path) {
        var below = belowRoot(path);
        var ofRow = ofRow(below);
        return operations.stream().anyMatch(operation -> operation.isAt(below, ofRow));
    }

    /** Whether a path below the root of the API takes a method. */
    boolean takes(String method, String path) {
        return operations.stream()
                .anyMatch(
                        operation ->
                                operation.method.equals(method)
                                        && operation.path.matcher(path).matches());
    }

    /**
     * The name that a path may have in it without its slashes written as %2F: {@code
     * meta-llama/Llama-3.1-8B} of {@code /models/meta-llama/Llama-3.1-8B/prices}; empty if no path
     * has a name there.
     *
     * @param path as sent
     */
    Optional<String> nameWithSlashes(String path) {
        var segments = belowRoot(path).replaceFirst("^/+", "").split("/+");
        for (var behind = MOST_BEHIND; behind >= 0; behind--) {
            var end = segments.length - behind;
            if (end < 3) {
                continue;
            }
            var rest = behind == 0 ? "" : "/" + join(segments, end, segments.length);
            if (isKnown(root + "/" + segments[0] + "/x" + rest)) {
                return Optional.of(join(segments, 1, end));
            }
        }
        return Optional.empty();
    }

    private static String join(String[] segments, int from, int to) {
        return String.join("/", List.of(segments).subList(from, to));
    }

    /** The path by which the resource of all tables knows the path; the same for any other. */
    private String ofRow(String below) {
        var table = below.split("/", 3);
        return table.length > 1
                        && rows.get().tables().stream().anyMatch(row -> row.path().equals(table[1]))
                ? RowPaths.hidden(below)
                : below;
    }

    private String belowRoot(String path) {
        return path.startsWith(root) ? path.substring(root.length()) : path;
    }

    /** The value of the Allow header for a path, as sent. */
    String at(String path) {
        var below = belowRoot(path);
        var methods = new TreeSet<String>(List.of(HttpMethod.OPTIONS));
        var ofRow = ofRow(below);
        for (var operation : operations) {
            if (operation.isAt(below, ofRow)) {
                methods.add(operation.method);
                if (operation.method.equals(HttpMethod.GET)) {
                    methods.add(HttpMethod.HEAD);
                }
            }
        }
        return String.join(", ", methods);
    }
}
