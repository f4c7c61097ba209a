package dev.modelcost.web;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;

/**
 * The strong ETag of an answer, and the request's conditions on it (RFC 9110, 13.1): If-None-Match
 * compares weakly, because compressing proxies weaken tags; If-Match compares strongly.
 */
final class Preconditions {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private final ContainerRequestContext request;
    private final String tag;

    Preconditions(ContainerRequestContext request, Object entity, JsonBody body) {
        this.request = request;
        var version = entity instanceof OfOneRow row ? row.version() + "-" : "";
        this.tag = '"' + version + body.digest() + suffix() + '"';
    }

    String tag() {
        return tag;
    }

    /** Whether the client wants this answer only if it is still the one it knows, and it is not. */
    boolean failed() {
        var wanted = request.getHeaderString(HttpHeaders.IF_MATCH);
        return wanted != null && !names(wanted, false);
    }

    boolean hasItAlready() {
        var known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && names(known, true);
    }

    private boolean names(String header, boolean weakly) {
        if (header.strip().equals("*")) {
            return true;
        }
        return TAG.matcher(header)
                .results()
                .anyMatch(
                        match -> match.group(2).equals(tag) && (weakly || match.group(1) == null));
    }

    /**
     * A strong tag differs with every byte, and so between the plain and the compressed form too.
     */
    private String suffix() {
        var accepted = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        var encoding = accepted == null ? null : Negotiation.RULES.encoding(accepted);
        return encoding == null ? "" : "-" + encoding;
    }

    /** The rules by which the server will choose the encoding, applied in advance. */
    private static final class Negotiation extends HttpContentCompressor {

        /** The encodings of {@code quarkus.http.compressors}. */
        static final Negotiation RULES = new Negotiation();

        Negotiation() {
            super(StandardCompressionOptions.gzip(), StandardCompressionOptions.deflate());
        }

        String encoding(String accepted) {
            return determineEncoding(accepted);
        }
    }
}
