package dev.modelcost.edit;

import dev.modelcost.testsupport.Issuer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A record that tests may change, with an issuer of tokens. */
public class OwnRecord implements QuarkusTestProfile {

    static final String LOCAL_TOKEN = "a-token-that-was-printed";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "modelcost.local-editor.token",
                LOCAL_TOKEN,
                "quarkus.oidc.jwks.cache-time-to-live",
                "0.001S",
                "quarkus.oidc.jwks.clean-up-timer-interval",
                "0.05S");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Issuer.class));
    }
}
