package dev.modelcost.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues tokens with keys of its own, and publishes the keys as an OpenID provider does. */
public class Issuer implements QuarkusTestResourceLifecycleManager {

    public static final String AUDIENCE = "modelcost";

    private static final Map<String, KeyPair> PUBLISHED = new ConcurrentHashMap<>();
    private static HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/openid-configuration", Issuer::describe);
            server.createContext("/keys", Issuer::publish);
            server.start();
            PUBLISHED.clear();
            publish("first");
            return Map.of(
                    "quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.auth-server-url", url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static void describe(HttpExchange asked) throws IOException {
        answer(
                asked,
                "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\", \"token_endpoint\": \"%1$s/token\"}"
                        .formatted(url()));
    }

    private static void publish(HttpExchange asked) throws IOException {
        answer(
                asked,
                PUBLISHED.entrySet().stream()
                        .map(key -> jwk(key.getKey(), (RSAPublicKey) key.getValue().getPublic()))
                        .collect(Collectors.joining(", ", "{\"keys\": [", "]}")));
    }

    private static String jwk(String name, RSAPublicKey key) {
        return "{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"kid\": \"%s\", \"n\": \"%s\", \"e\": \"%s\"}"
                .formatted(name, number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return base64(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static void answer(HttpExchange asked, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", "application/json");
        asked.sendResponseHeaders(200, bytes.length);
        asked.getResponseBody().write(bytes);
        asked.close();
    }

    /** A new key that tokens may be signed with. */
    public static KeyPair publish(String name) {
        var key = newKey();
        PUBLISHED.put(name, key);
        return key;
    }

    public static void revoke(String name) {
        PUBLISHED.remove(name);
    }

    public static KeyPair newKey() {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with which everything is right. */
    public static String token(String role) {
        return token(role, claims -> claims);
    }

    /** The same with some claims otherwise. */
    public static String token(String role, UnaryOperator<Map<String, String>> change) {
        return signed("first", PUBLISHED.get("first"), claims(role, change));
    }

    public static String claims(String role, UnaryOperator<Map<String, String>> change) {
        var now = Clock.systemUTC().instant().getEpochSecond();
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", "\"" + url() + "\"");
        claims.put("aud", "\"" + AUDIENCE + "\"");
        claims.put("sub", "\"ada\"");
        claims.put("preferred_username", "\"ada\"");
        claims.put("iat", Long.toString(now));
        claims.put("exp", Long.toString(now + 3600));
        claims.put("realm_access", "{\"roles\": [\"" + role + "\"]}");
        return change.apply(claims).entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\": " + claim.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    public static String signed(String keyName, KeyPair key, String claims) {
        return signedWith(header("RS256", keyName), key, claims);
    }

    /**
     * @param header of the token, in JSON
     */
    public static String signedWith(String header, KeyPair key, String claims) {
        try {
            var text = text(header, claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed by nobody. */
    public static String unsigned(String claims) {
        return text("none", "first", claims) + ".";
    }

    /** Signed with the public key taken for a secret, which everybody knows. */
    public static String signedWithPublicKey(String claims) {
        try {
            var text = text("HS256", "first", claims);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            PUBLISHED.get("first").getPublic().getEncoded(), "HmacSHA256"));
            return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String algorithm, String keyName, String claims) {
        return text(header(algorithm, keyName), claims);
    }

    private static String header(String algorithm, String keyName) {
        return "{\"alg\": \"%s\", \"typ\": \"JWT\", \"kid\": \"%s\"}".formatted(algorithm, keyName);
    }

    private static String text(String header, String claims) {
        return base64(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
