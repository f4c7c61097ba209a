package dev.modelcost.web;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link Answer} is sent: the headers and the status, given what a request says. It is the
 * same whether the answer was kept or has just been computed.
 */
@Singleton
public final class AnswerSending {

    private static final String GZIP = "gzip";

    /** Of the record, from which the answer was computed. */
    private static final CharSequence EDITION = HttpHeaders.createOptimized("Edition");

    /** Of the service: the same question about the same record has the same answer from it. */
    private static final CharSequence BUILD = HttpHeaders.createOptimized("Modelcost-Build");

    private static final CharSequence BUILD_ID = HttpHeaders.createOptimized(Build.ID);

    private static final CharSequence LINK = HttpHeaders.createOptimized("Link");
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("Cache-Control");
    private static final CharSequence VARY = HttpHeaders.createOptimized("Vary");
    private static final CharSequence ETAG = HttpHeaders.createOptimized("ETag");
    private static final CharSequence CONTENT_ENCODING =
            HttpHeaders.createOptimized("Content-Encoding");

    private final CharSequence cacheControl;
    private final boolean compress;
    private final CharSequence vary;

    /**
     * @param maxAge for how long browsers and proxies may use an answer without asking whether it
     *     is still the one: they may be that much behind the record
     * @param compress whether to compress at all: Lambda takes text
     * @param cors whether pages of other origins are let in: an answer names the origin
     */
    AnswerSending(
            @ConfigProperty(name = "modelcost.http.max-age", defaultValue = "60s") Duration maxAge,
            @ConfigProperty(name = "modelcost.http.compress", defaultValue = "true")
                    boolean compress,
            @ConfigProperty(name = "quarkus.http.cors.enabled") boolean cors) {
        this.compress = compress;
        this.vary =
                HttpHeaders.createOptimized(cors ? "Accept-Encoding, Origin" : "Accept-Encoding");
        this.cacheControl = HttpHeaders.createOptimized("public, max-age=" + maxAge.toSeconds());
    }

    /** Whether the client wants the answer compressed, by the rules of the server. */
    public boolean compresses(HttpServerRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return compress && accepted != null && GZIP.equals(Negotiation.RULES.encoding(accepted));
    }

    /**
     * The bytes to send with 200; null for 304, if the client has them already.
     *
     * @param header receives each header
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 if the client wants only the answer
     *     that it knows, and it is another
     */
    public byte @Nullable [] send(
            Answer answer,
            HttpServerRequest request,
            BiConsumer<CharSequence, CharSequence> header) {
        var compressed = compresses(request);
        var tag = answer.tag(compressed ? GZIP : null);
        var preconditions = new Preconditions(tag, answer.rowVersion());
        if (!preconditions.met(request.getHeader(HttpHeaders.IF_MATCH))) {
            throw ProblemTypes.of(412);
        }
        if (answer.next() != null) {
            header.accept(LINK, answer.next());
        }
        header.accept(CACHE_CONTROL, cacheControl);
        header.accept(VARY, vary);
        header.accept(ETAG, tag);
        nameOrigin(answer.edition(), header);
        if (preconditions.known(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return null;
        }
        if (compressed) {
            header.accept(CONTENT_ENCODING, GZIP);
        }
        return compressed ? answer.gzip() : answer.json();
    }

    /**
     * Says what a computed answer comes from: the edition of the record and the build of the
     * service.
     *
     * @param edition null if the record was not read
     * @param header receives each header
     */
    static void nameOrigin(@Nullable Long edition, BiConsumer<CharSequence, CharSequence> header) {
        if (edition != null) {
            header.accept(EDITION, Long.toString(edition));
        }
        header.accept(BUILD, BUILD_ID);
    }

    /** The rules by which the server chooses an encoding. */
    private static final class Negotiation extends HttpContentCompressor {

        /** The encodings of {@code quarkus.http.compressors}. */
        static final Negotiation RULES = new Negotiation();

        Negotiation() {
            super(StandardCompressionOptions.gzip());
        }

        @Nullable String encoding(String accepted) {
            return determineEncoding(accepted);
        }
    }
}
