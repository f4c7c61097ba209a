package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.about.Release;
import dev.modelcost.failure.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static final Release RELEASE = new Release("1.2.3", "0a1b");

    @Test
    void startsWithoutArgumentsAndForAMigration() {
        assertThat(CommandLine.answer(List.of(), () -> RELEASE)).isEmpty();
        assertThat(CommandLine.answer(List.of("migrate"), () -> RELEASE)).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(CommandLine.answer(List.of("--version"), () -> RELEASE))
                .hasValue("Modelcost 1.2.3 (commit 0a1b)");
    }

    @Test
    void listsArgumentsAndSettings() {
        assertThat(CommandLine.answer(List.of("--help"), () -> RELEASE).orElseThrow())
                .contains("1.2.3", "migrate", "--version", "QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void refusesAnyOther() {
        assertThatThrownBy(() -> CommandLine.answer(List.of("--prot=1"), () -> RELEASE))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--prot=1")
                .hasMessageContaining("--help");
    }
}
