package dev.modelcost.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Tokens of a real Keycloak with the realm of docs/how-to/say-who-may-edit.md. */
@Tag("chaos")
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "a-secret";
    private static final String OTHER_REALM = "another";

    private static Keycloak keycloak;
    private static EmbeddedPostgres postgres;
    private static RunningService service;

    /** Beside all other tests of the whole form, Keycloak alone takes minutes to start. */
    @BeforeAll
    @Timeout(600)
    static void start() throws Exception {
        keycloak = new Keycloak().awaitReady();
        postgres = EmbeddedPostgres.builder().start();
        service =
                RunningService.start(
                        RunningService.packaged(),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                postgres.getJdbcUrl("postgres", "postgres"),
                                "QUARKUS_OIDC_TENANT_ENABLED",
                                "true",
                                "QUARKUS_OIDC_AUTH_SERVER_URL",
                                keycloak.issuer(Keycloak.REALM),
                                // So that a test need not wait for five minutes.
                                "QUARKUS_OIDC_JWKS_CACHE_TIME_TO_LIVE",
                                "0.5S",
                                "QUARKUS_OIDC_JWKS_CLEAN_UP_TIMER_INTERVAL",
                                "0.5S"));
        service.awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        postgres.close();
        keycloak.close();
    }

    @Test
    void letsInTheClientOfTheRealmFile() throws Exception {
        var answer = tries(editor());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void letsInAnAdministrator() throws Exception {
        client("administrators", Map.of(), true, "admin");

        assertThat(tries(token("administrators")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAClientWithoutARole() throws Exception {
        client("without-a-role", Map.of(), true, null);

        assertThat(tries(token("without-a-role")).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesATokenForAnotherService() throws Exception {
        client("of-another-service", Map.of(), false, "editor");

        assertRefused(token("of-another-service"));
    }

    @Test
    void refusesATokenThatHasExpired() throws Exception {
        client("soon-over", Map.of("access.token.lifespan", "1"), true, "editor");
        var token = token("soon-over");
        Thread.sleep(2_500);

        assertRefused(token);
    }

    @Test
    void refusesATokenOfAnotherRealm() throws Exception {
        var file =
                JSON.readTree(java.nio.file.Path.of("docs/how-to/modelcost-realm.json").toFile());
        keycloak.administer(
                "POST",
                "",
                ((com.fasterxml.jackson.databind.node.ObjectNode) file)
                        .put("realm", OTHER_REALM)
                        .toString());

        assertRefused(
                keycloak.tokens(OTHER_REALM, "modelcost-editor", "change-me")
                        .get("access_token")
                        .asText());
    }

    @Test
    void refusesATokenThatKeycloakSignsWithASecret() throws Exception {
        client(
                "signs-with-a-secret",
                Map.of("access.token.signed.response.alg", "HS256"),
                true,
                "editor");

        assertRefused(token("signs-with-a-secret"));
    }

    @Test
    void refusesWhatOthersMakeOfAGoodToken() throws Exception {
        var parts = editor().split("\\.");
        var key = keycloak.keys().get(0);
        var none = header("none", key) + "." + parts[1] + ".";
        var signedWithPublicKey = header("HS256", key) + "." + parts[1];
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getUrlDecoder().decode(key.get("n").asText()), "HmacSHA256"));

        assertRefused(none);
        assertRefused(
                signedWithPublicKey
                        + "."
                        + base64(
                                mac.doFinal(
                                        signedWithPublicKey.getBytes(StandardCharsets.US_ASCII))));
        assertRefused(parts[0] + "." + parts[1] + "." + base64(new byte[256]));
        assertRefused(
                parts[0]
                        + "."
                        + base64(
                                new String(
                                                Base64.getUrlDecoder().decode(parts[1]),
                                                StandardCharsets.UTF_8)
                                        .replace("modelcost-editor", "somebody-else")
                                        .getBytes(StandardCharsets.UTF_8))
                        + "."
                        + parts[2]);
    }

    /** Last: no token of before is good after it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void refusesATokenWhoseKeyWasWithdrawn() throws Exception {
        var token = editor();
        assertThat(tries(token).statusCode()).isEqualTo(200);
        var realm = keycloak.administer("GET", "/" + Keycloak.REALM, "");
        var old = rsaKeys();
        keycloak.administer(
                "POST",
                "/" + Keycloak.REALM + "/components",
                JSON.createObjectNode()
                        .put("name", "new-key")
                        .put("providerId", "rsa-generated")
                        .put("providerType", "org.keycloak.keys.KeyProvider")
                        .put("parentId", realm.get("id").asText())
                        .set(
                                "config",
                                JSON.createObjectNode()
                                        .set("priority", JSON.createArrayNode().add("200")))
                        .toString());
        for (var component : old) {
            keycloak.administer(
                    "DELETE",
                    "/" + Keycloak.REALM + "/components/" + component.get("id").asText(),
                    "");
        }
        // The service asks for the keys again half a second later.
        Thread.sleep(2_000);

        assertRefused(token);
        assertThat(tries(editor()).statusCode()).isEqualTo(200);
    }

    private static java.util.List<JsonNode> rsaKeys() throws Exception {
        return keycloak.administer(
                        "GET",
                        "/" + Keycloak.REALM + "/components?type=org.keycloak.keys.KeyProvider",
                        "")
                .valueStream()
                .filter(component -> component.get("providerId").asText().equals("rsa-generated"))
                .toList();
    }

    private static String editor() throws Exception {
        return keycloak.tokens(Keycloak.REALM, "modelcost-editor", "change-me")
                .get("access_token")
                .asText();
    }

    private static String token(String client) throws Exception {
        return keycloak.tokens(Keycloak.REALM, client, SECRET).get("access_token").asText();
    }

    /**
     * A client like that of the realm file.
     *
     * @param audience whether its tokens are for this service
     * @param role null for none
     */
    private static void client(
            String name, Map<String, String> attributes, boolean audience, String role)
            throws Exception {
        var realm = "/" + Keycloak.REALM;
        var client =
                JSON.createObjectNode()
                        .put("clientId", name)
                        .put("secret", SECRET)
                        .put("serviceAccountsEnabled", true)
                        .put("standardFlowEnabled", false);
        client.set("attributes", JSON.valueToTree(attributes));
        if (audience) {
            client.set(
                    "protocolMappers",
                    JSON.readTree(
                                    java.nio.file.Path.of("docs/how-to/modelcost-realm.json")
                                            .toFile())
                            .at("/clients/0/protocolMappers"));
        }
        keycloak.administer("POST", realm + "/clients", client.toString());
        var id =
                keycloak.administer("GET", realm + "/clients?clientId=" + name, "")
                        .get(0)
                        .get("id")
                        .asText();
        if (role != null) {
            var account =
                    keycloak.administer(
                            "GET", realm + "/clients/" + id + "/service-account-user", "");
            keycloak.administer(
                    "POST",
                    realm + "/users/" + account.get("id").asText() + "/role-mappings/realm",
                    JSON.createArrayNode()
                            .add(keycloak.administer("GET", realm + "/roles/" + role, ""))
                            .toString());
        }
    }

    private static String header(String algorithm, JsonNode key) {
        return base64(
                "{\"alg\": \"%s\", \"typ\": \"JWT\", \"kid\": \"%s\"}"
                        .formatted(algorithm, key.get("kid").asText())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertRefused(String token) throws Exception {
        var answer = tries(token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(JSON.readTree(answer.body()).get("type").asText())
                .isEqualTo("/problems#unauthorized");
    }

    private static HttpResponse<String> tries(String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        service.url().resolve("/api/v1/organizations?dryRun=true"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"slug\": \"who-may\", \"name\": \"Who May\","
                                                        + " \"reason\": \"To see who may.\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
