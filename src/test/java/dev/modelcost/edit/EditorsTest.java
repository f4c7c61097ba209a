package dev.modelcost.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.testsupport.Issuer;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.web.Wire;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change the record, and who may not. */
@ServiceTest
@TestProfile(OwnRecord.class)
class EditorsTest {

    private static final long HOUR = 3600;

    static Stream<Arguments> tokensOfEveryWrongKind() {
        var now = Clock.systemUTC().instant().getEpochSecond();
        return Stream.of(
                Arguments.of("another audience", with("aud", "\"another-service\"")),
                Arguments.of("no audience", without("aud")),
                Arguments.of("expired", with("exp", Long.toString(now - HOUR))),
                Arguments.of("not yet valid", with("nbf", Long.toString(now + HOUR))),
                Arguments.of("another issuer", with("iss", "\"https://issuer.example\"")),
                Arguments.of("signed by nobody", Issuer.unsigned(good())),
                Arguments.of("signed with the public key", Issuer.signedWithPublicKey(good())),
                Arguments.of(
                        "signed with another key under a known name",
                        Issuer.signed("first", Issuer.newKey(), good())),
                Arguments.of(
                        "signed with a key that the issuer does not publish",
                        Issuer.signed("unknown", Issuer.newKey(), good())),
                Arguments.of("cut", Issuer.token("editor").substring(0, 100)),
                Arguments.of("no token at all", "nonsense"),
                Arguments.of("empty", ""),
                Arguments.of("a dot", "."),
                Arguments.of("two dots", ".."),
                Arguments.of("dots and blanks", ". . ."),
                Arguments.of("without a beginning", ".." + Issuer.token("editor")),
                Arguments.of(
                        "with an empty part",
                        Issuer.token("editor").replaceFirst("[.].*[.]", "..")),
                Arguments.of("begins like the local one", OwnRecord.LOCAL_TOKEN + "x"));
    }

    private static String good() {
        return Issuer.claims("editor", claims -> claims);
    }

    private static String with(String claim, String value) {
        return Issuer.token(
                "editor",
                claims -> {
                    claims.put(claim, value);
                    return claims;
                });
    }

    private static String without(String claim) {
        return Issuer.token(
                "editor",
                claims -> {
                    claims.remove(claim);
                    return claims;
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensOfEveryWrongKind")
    void refusesATokenThatIsNotValidHere(String what, String token) {
        var answer = tries(token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWithIgnoringCase("bearer");
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems#unauthorized");
        assertThat(answer.asString()).doesNotContain("Exception", "localhost");
    }

    /** Whoever forges a token would like its key to be looked for where they put it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kid\": \"../../../../dev/null\"",
                "\"kid\": \"first' OR '1'='1\"",
                "\"kid\": \"first\", \"jku\": \"URL/keys\"",
                "\"kid\": \"unknown\", \"jku\": \"URL/keys\"",
                "\"kid\": \"unknown\", \"x5u\": \"URL/chain\"",
                "\"x5u\": \"URL/chain\", \"x5c\": [\"AAAA\"]",
                "\"kid\": \"first\", \"crit\": [\"x\"], \"x\": 1"
            })
    void fetchesNoKeyFromWhereATokenSaysItIs(String named) throws IOException {
        try (var trap = new ServerSocket(0)) {
            var header =
                    "{\"alg\": \"RS256\", %s}"
                            .formatted(
                                    named.replace(
                                            "URL", "http://localhost:" + trap.getLocalPort()));

            var answer = tries(Issuer.signedWith(header, Issuer.newKey(), good()));

            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
            trap.setSoTimeout(200);
            assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusesTwoTokensOneInTheQueryAndOneThatIsTooLong() {
        var good = "Authorization: Bearer " + Issuer.token("editor") + "\r\n";
        var type = "Content-Type: application/json\r\n";
        var path = "/api/v1/organizations?dryRun=true";

        var two = Wire.send("POST", path, "Authorization: Bearer x\r\n" + good + type, BODY);
        var query = Wire.send("POST", path + "&access_token=" + Issuer.token("editor"), type, BODY);
        var cookie =
                Wire.send(
                        "POST",
                        path,
                        "Cookie: q_session=" + Issuer.token("editor") + "\r\n" + type,
                        BODY);
        var basic =
                Wire.send(
                        "POST", path, "Authorization: Basic ZWRpdG9yOmVkaXRvcg==\r\n" + type, BODY);
        var tooLong =
                Wire.send(
                        "POST",
                        path,
                        "Authorization: Bearer " + "a".repeat(20_000) + "\r\n" + type,
                        BODY);
        var almostTooLong =
                Wire.send(
                        "POST",
                        path,
                        "Authorization: Bearer " + "a".repeat(12_000) + ".b.c\r\n" + type,
                        BODY);

        assertThat(List.of(two.status(), cookie.status(), basic.status(), almostTooLong.status()))
                .containsOnly(401);
        assertThat(query.status()).isIn(400, 401);
        assertThat(tooLong.status()).isEqualTo(431);
    }

    @Test
    void refusesWhoBringsNoToken() {
        var answer =
                given().contentType("application/json").body("{}").post("/api/v1/organizations");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems#unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "Editor", "editor "})
    void refusesWhoHasNotTheRole(String role) {
        var answer = tries(Issuer.token(role));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems#forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "admin"})
    void letsInWhoHasIt(String role) {
        assertThat(tries(Issuer.token(role)).statusCode()).isEqualTo(200);
    }

    @Test
    void letsInWhoHasTheTokenThatWasPrinted() {
        assertThat(tries(OwnRecord.LOCAL_TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesThePrintedTokenThroughAProxy() {
        var answer =
                given().headers(Map.of("X-Forwarded-For", "203.0.113.9"))
                        .auth()
                        .oauth2(OwnRecord.LOCAL_TOKEN)
                        .contentType("application/json")
                        .body(BODY)
                        .post("/api/v1/organizations?dryRun=true");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenWhoseKeyWasRevoked() {
        var key = Issuer.publish("second");
        var token = Issuer.signed("second", key, good());
        assertThat(tries(token).statusCode()).isEqualTo(200);

        Issuer.revoke("second");

        assertThat(
                        Stream.generate(() -> tries(token).statusCode())
                                .limit(200)
                                .anyMatch(status -> status == 401))
                .isTrue();
    }

    @Test
    void asksNobodyWhoOnlyReads() {
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v1/chips?limit=1")
                .then()
                .statusCode(200);
    }

    private static final String BODY =
            "{\"slug\": \"who-may\", \"name\": \"Who May\", \"reason\": \"To see who may.\"}";

    private static Response tries(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(BODY)
                .post("/api/v1/organizations?dryRun=true");
    }
}
