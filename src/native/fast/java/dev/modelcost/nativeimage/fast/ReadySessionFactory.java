package dev.modelcost.nativeimage.fast;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.hibernate.orm.runtime.FastBootHibernatePersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;

/** Hands out the session factory of {@link SessionFactoryAtBuild} instead of making another. */
@TargetClass(FastBootHibernatePersistenceProvider.class)
final class ReadySessionFactory {

    private ReadySessionFactory() {}

    @Substitute
    public EntityManagerFactory createEntityManagerFactory(
            String unit, @SuppressWarnings("rawtypes") Map properties) {
        return SessionFactoryAtBuild.made();
    }
}
