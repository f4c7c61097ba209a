package dev.modelcost.nativeimage.fast;

import io.quarkus.hibernate.orm.runtime.FastBootHibernatePersistenceProvider;
import io.quarkus.hibernate.orm.runtime.HibernateOrmRuntimeConfig;
import io.quarkus.hibernate.orm.runtime.IntegrationSettings;
import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitsHolder;
import io.quarkus.hibernate.orm.runtime.recording.RecordedState;
import io.smallrye.config.SmallRyeConfig;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.cfg.JdbcSettings;
import org.jboss.logging.Logger;

/**
 * Makes Hibernate's session factory while the image is built: it needs nothing that is known only
 * at a start, except connections. What the environment of a start tells Hibernate
 * (QUARKUS_HIBERNATE_ORM_...) comes too late for it.
 */
final class SessionFactoryAtBuild {

    private static final Logger LOG = Logger.getLogger(SessionFactoryAtBuild.class);

    private static final String SETTINGS = "quarkus.hibernate-orm";

    private static EntityManagerFactory made;

    private static StartOverrides overrides;

    private SessionFactoryAtBuild() {}

    static EntityManagerFactory made() {
        var configuration = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        if (overrides.touch(configuration, SETTINGS)) {
            LOG.warn(
                    "A native image obeys quarkus.hibernate-orm (QUARKUS_HIBERNATE_ORM_...) as it was when it was built.");
        }
        return made;
    }

    static void make(SmallRyeConfig configuration) throws ReflectiveOperationException {
        overrides = new StartOverrides(configuration);
        takeConnectionsLater();
        made =
                new FastBootHibernatePersistenceProvider(
                                configuration.getConfigMapping(HibernateOrmRuntimeConfig.class),
                                Map.of())
                        .createEntityManagerFactory(
                                PersistenceUnitUtil.DEFAULT_PERSISTENCE_UNIT_NAME,
                                Map.of(JPAConfig.IS_REACTIVE_KEY, false));
    }

    /** Unless it is given a pool of connections, Quarkus asks for one, which is not there yet. */
    @SuppressWarnings("unchecked")
    private static void takeConnectionsLater() throws ReflectiveOperationException {
        var holder = PersistenceUnitsHolder.class.getDeclaredField("persistenceUnits");
        holder.setAccessible(true);
        var units = holder.get(null);
        var recorded = units.getClass().getDeclaredField("recordedStates");
        recorded.setAccessible(true);
        ((Map<Object, RecordedState>) recorded.get(units))
                .replaceAll((unit, state) -> withConnectionsLater(state));
    }

    /** Quarkus knows the pool by the old name of the setting. */
    @SuppressWarnings("deprecation")
    private static RecordedState withConnectionsLater(RecordedState state) {
        var settings = new IntegrationSettings.Builder();
        state.getIntegrationSettings().getSettings().forEach(settings::put);
        settings.put(JdbcSettings.DATASOURCE, new ConnectionsLater());
        return new RecordedState(
                state.getDialect(),
                state.getMetadata(),
                state.getBuildTimeSettings(),
                state.getIntegrators(),
                state.getProvidedServices(),
                settings.build(),
                state.getProxyClassDefinitions(),
                state.getMultiTenancyStrategy(),
                state.isReactive(),
                state.isFromPersistenceXml());
    }
}
