package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReadingTest {

    @Test
    void readsTheCommittedDescriptionAlikeInBothVersions() throws IOException {
        YamlReading.assertIsReadAlike(Files.readString(Path.of("openapi.yaml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "no",
                "on",
                "y",
                "Off",
                "~",
                "1_000",
                "190:20:30",
                "0o17",
                "017",
                "0x1F",
                "1e3",
                "1.0E10",
                "+1",
                ".5",
                "5.",
                ".inf",
                "2025-01-25",
                "2025-01-25T12:00:00Z",
                "<<"
            })
    void findsWhatTheTwoVersionsReadOtherwise(String value) {
        assertThat(YamlReading.ambiguous("key: " + value)).containsExactly("line 1: " + value);
        assertThat(YamlReading.ambiguous("- a\n- " + value)).containsExactly("line 2: " + value);
        assertThat(YamlReading.ambiguous("key: \"" + value + "\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1000000",
                "word",
                "yes-or-no",
                "no one",
                "v1.2",
                "2025",
                "1.2.3",
                "2025-01",
                "a=b"
            })
    void leavesAloneWhatBothReadAlike(String value) {
        assertThat(YamlReading.ambiguous("key: " + value)).isEmpty();
    }
}
