package dev.modelcost.nativeimage.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartOverridesTest {

    private static final String PREFIX = "quarkus.hibernate-orm";
    private static final PropertiesConfigSource OF_BUILD =
            new PropertiesConfigSource(Map.of("quarkus.hibernate-orm.log.sql", "false"), "build");

    private final StartOverrides overrides = new StartOverrides(configuration(OF_BUILD));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.hibernate-orm.log.sql",
                "quarkus.hibernate-orm.\"other\".log.sql",
                "QUARKUS_HIBERNATE_ORM_LOG_SQL",
            })
    void aStartTouchesWhatItSets(String name) {
        assertThat(overrides.touch(startWith(name), PREFIX)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUARKUS_DATASOURCE_JDBC_URL",
                "quarkus.hibernate-ormx.log.sql",
                "PATH",
                "_",
            })
    void aStartLeavesTheRestAlone(String name) {
        assertThat(overrides.touch(startWith(name), PREFIX)).isFalse();
    }

    @Test
    void whatTheImageWasBuiltWithIsNoOverride() {
        assertThat(overrides.touch(configuration(OF_BUILD), PREFIX)).isFalse();
    }

    private static SmallRyeConfig startWith(String name) {
        return configuration(
                OF_BUILD, new PropertiesConfigSource(Map.of(name, "true"), "environment"));
    }

    private static SmallRyeConfig configuration(PropertiesConfigSource... sources) {
        return new SmallRyeConfigBuilder().withSources(sources).build();
    }
}
