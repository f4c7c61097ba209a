package dev.modelcost.testsupport;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;

/** The address of a request, for tests that ask resources without a server. */
public final class AskedUri {

    private AskedUri() {}

    /** One without a query. */
    public static UriInfo withoutQuery() {
        return with("");
    }

    /**
     * It knows its query parameters, and nothing else.
     *
     * @param query such as {@code limit=3&asOf=2025-06-01}, not encoded
     */
    public static UriInfo with(String query) {
        var parameters = new MultivaluedHashMap<String, String>();
        for (var parameter : query.split("&")) {
            if (!parameter.isEmpty()) {
                var parts = parameter.split("=", 2);
                parameters.add(parts[0], parts[1]);
            }
        }
        return (UriInfo)
                Proxy.newProxyInstance(
                        AskedUri.class.getClassLoader(),
                        new Class<?>[] {UriInfo.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getQueryParameters")) {
                                return parameters;
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
