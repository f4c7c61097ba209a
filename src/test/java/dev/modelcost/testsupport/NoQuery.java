package dev.modelcost.testsupport;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;

/** The address of a request without a query, for tests of bodies without a server. */
public final class NoQuery {

    private NoQuery() {}

    /** It knows its query parameters, of which there are none, and nothing else. */
    public static UriInfo uri() {
        return (UriInfo)
                Proxy.newProxyInstance(
                        NoQuery.class.getClassLoader(),
                        new Class<?>[] {UriInfo.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getQueryParameters")) {
                                return new MultivaluedHashMap<String, String>();
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
