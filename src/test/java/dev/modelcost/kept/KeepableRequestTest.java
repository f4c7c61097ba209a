package dev.modelcost.kept;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which Accept a client takes JSON for certain. */
class KeepableRequestTest {

    @Test
    void whoSaysNothingTakesIt() {
        assertThat(KeepableRequest.takesJson(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/*",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/json;q=0.5, text/csv",
                "text/csv , application/json"
            })
    void takesIt(String accept) {
        assertThat(KeepableRequest.takesJson(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/csv",
                "application/problem+json",
                "application/json;q=0",
                "*/*;q=0.0",
                "text/html, */* ; q=0 ",
                "application/jsonx"
            })
    void isAskedTheSlowWay(String accept) {
        assertThat(KeepableRequest.takesJson(accept)).isFalse();
    }
}
