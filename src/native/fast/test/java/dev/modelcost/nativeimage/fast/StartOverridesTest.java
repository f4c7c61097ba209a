package dev.modelcost.nativeimage.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOverridesTest {

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_DATASOURCE_JDBC_URL, quarkus.datasource",
        "quarkus.datasource.jdbc.url, quarkus.datasource",
        "quarkus.datasource.\"other\".username, quarkus.datasource",
        "QUARKUS_HIBERNATE_ORM_LOG_SQL, quarkus.hibernate-orm",
        "quarkus.hibernate-orm.log.sql, quarkus.hibernate-orm",
        "quarkus.micrometer.enabled, quarkus.micrometer.export.prometheus",
        "quarkus.shutdown, quarkus.shutdown",
        "QUARKUS_UUID, quarkus",
    })
    void aSettingChangesThePartThatItIsOf(String name, String prefix) {
        assertThat(new StartOverrides(Stream.of("PATH", name)).touch(prefix)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_DATASOURCE_JDBC_URL, quarkus.http",
        "quarkus.log.level, quarkus.live-reload",
        "QUARKUS_HTTP_PORT, quarkus.hibernate-orm",
        "quarkus.cached, quarkus.cache",
        "java.io.tmpdir, quarkus",
        "io.quarkus.security.http.test-if-basic-auth-implicitly-required, quarkus.http",
        "MODELCOST_DATA_LOAD, quarkus.datasource",
        "_, quarkus.datasource",
    })
    void aSettingLeavesOtherPartsAlone(String name, String prefix) {
        assertThat(new StartOverrides(Stream.of(name)).touch(prefix)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUARKUS_PROFILE",
                "quarkus.profile",
                "quarkus.config.locations",
                "SMALLRYE_CONFIG_LOCATIONS",
                "smallrye.config.profile",
                "mp.config.profile",
                "%prod.quarkus.http.port",
                "_PROD_QUARKUS_HTTP_PORT",
            })
    void whatSaysWhereValuesComeFromMayChangeAnyPart(String name) {
        assertThat(new StartOverrides(Stream.of(name)).touch("quarkus.cache")).isTrue();
    }

    @Test
    void whatMayChangeAnyPartSetsNone() {
        assertThat(new StartOverrides(Stream.of("QUARKUS_PROFILE")).set("quarkus.hibernate-orm"))
                .isFalse();
        assertThat(
                        new StartOverrides(Stream.of("QUARKUS_HIBERNATE_ORM_LOG_SQL"))
                                .set("quarkus.hibernate-orm"))
                .isTrue();
    }

    @Test
    void whereNothingIsSetNothingChanges() {
        assertThat(new StartOverrides(Stream.empty()).touch("quarkus")).isFalse();
    }
}
