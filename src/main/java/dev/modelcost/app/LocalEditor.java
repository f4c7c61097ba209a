package dev.modelcost.app;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The editor of a service that somebody tries out on a machine of their own: whoever has the token
 * that was printed at the start, and calls from the same machine. There is none where a database is
 * configured.
 */
@ApplicationScoped
public class LocalEditor implements HttpAuthenticationMechanism {

    static final String TOKEN = "modelcost.local-editor.token";

    private static final String NAME = "local-editor";
    private static final String SCHEME = "Bearer ";
    private static final int TOKEN_BYTES = 24;

    private final Optional<String> token;
    private final boolean fromAnywhere;

    /**
     * @param token empty where there is no such editor
     * @param fromAnywhere whether callers from other machines are let in too
     */
    LocalEditor(
            @ConfigProperty(name = TOKEN) Optional<String> token,
            @ConfigProperty(name = "modelcost.local-editor.from-anywhere", defaultValue = "false")
                    boolean fromAnywhere) {
        this.token = token;
        this.fromAnywhere = fromAnywhere;
    }

    /** A token that nobody can guess. */
    static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        if (token.isEmpty()
                || !isTheToken(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                || !fromAnywhere && !isLocal(context.request())) {
            // Perhaps it is a token of an issuer.
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .item(
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(NAME))
                                .addRole("editor")
                                .build());
    }

    /** Takes as long for a token of which the beginning is right as for any other. */
    private boolean isTheToken(String header) {
        return header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8),
                        token.orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    /** A proxy on this machine calls for others, and says so. */
    private static boolean isLocal(HttpServerRequest request) {
        try {
            return request.getHeader("Forwarded") == null
                    && request.getHeader("X-Forwarded-For") == null
                    && InetAddress.getByName(request.remoteAddress().hostAddress())
                            .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before the tokens of an issuer, which refuses what it did not issue. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }
}
