package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.OneService;
import dev.modelcost.web.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Vert.x answers by itself differs by how it was started, so the package is asked too. */
class FramingIT {

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "FOO/1.1"})
    void aVersionThatIsNotKnownIsRefused(String version) throws Exception {
        var refused =
                Wire.exchange(
                        OneService.running().url().getPort(),
                        "GET /api/v1/models?limit=1 %s\r\nHost: localhost\r\n\r\n"
                                .formatted(version));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().get("detail").textValue()).contains("HTTP/1.1");
        assertThat(refused.headers()).containsEntry("connection", "close");
    }
}
