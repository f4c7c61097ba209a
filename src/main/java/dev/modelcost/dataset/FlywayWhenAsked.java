package dev.modelcost.dataset;

import io.quarkus.arc.All;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.runtime.FlywayBuildTimeConfig;
import io.quarkus.flyway.runtime.FlywayContainer;
import io.quarkus.flyway.runtime.FlywayContainerProducer;
import io.quarkus.flyway.runtime.FlywayRuntimeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Makes Flyway when {@link DatabaseUpdate} asks for it. The extension makes it at each start, also
 * of a database that needs nothing of it.
 */
@Alternative
@Priority(1)
@Singleton
@Unremovable
public class FlywayWhenAsked extends FlywayContainerProducer {

    FlywayWhenAsked(
            FlywayRuntimeConfig atRun,
            FlywayBuildTimeConfig atBuild,
            @All List<InstanceHandle<FlywayConfigurationCustomizer>> customizers) {
        super(atRun, atBuild, customizers);
    }

    @Override
    public FlywayContainer createFlyway(
            DataSource database, String name, boolean hasMigrations, boolean createPossible) {
        return new FlywayContainer(
                null,
                false,
                false,
                false,
                false,
                false,
                false,
                name,
                hasMigrations,
                createPossible) {
            @Override
            public Flyway getFlyway() {
                return FlywayWhenAsked.super
                        .createFlyway(database, name, hasMigrations, createPossible)
                        .getFlyway();
            }
        };
    }
}
