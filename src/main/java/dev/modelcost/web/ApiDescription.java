package dev.modelcost.web;

import io.quarkus.arc.Unremovable;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;

/**
 * The description of the API as written by the build, read on request, in JSON or as {@link
 * PlainYaml}. The extension's own service reads it into a model and writes it out again in both
 * formats at every start, which takes half of the start-up time of a native image.
 */
@Alternative
@Priority(1)
@Singleton
@Unremovable
public class ApiDescription extends OpenApiDocumentService {

    /** Nothing is read at start; only the description is looked up here. */
    private static final ClassLoader EMPTY =
            new ClassLoader(null) {
                @Override
                public InputStream getResourceAsStream(String name) {
                    return null;
                }

                @Override
                public URL getResource(String name) {
                    return null;
                }
            };

    /** Written when first asked for. */
    private byte[] yaml;

    ApiDescription() {
        OpenApiConstants.classLoader = EMPTY;
    }

    @Override
    public byte[] getDocument(String documentName, Format format) {
        try {
            return format == Format.YAML ? yaml() : json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By one at a time, since many may ask for it first. */
    private synchronized byte[] yaml() throws IOException {
        if (yaml == null) {
            yaml = PlainYaml.of(json());
        }
        return yaml;
    }

    private static byte[] json() throws IOException {
        var name = OpenApiConstants.BASE_NAME + "." + Format.JSON;
        try (var description =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return description.readAllBytes();
        }
    }
}
