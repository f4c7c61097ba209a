package dev.modelcost.nativeimage;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.hibernate.orm.runtime.JPAConfig;
import jakarta.persistence.EntityManagerFactory;
import java.util.Set;

/**
 * Hibernate's session factory is half of a start, and nothing else needs it before the first
 * request: it is made while the rest starts, and who asks for it earlier waits.
 */
@TargetClass(JPAConfig.class)
final class SessionFactoryAside {

    private SessionFactoryAside() {}

    @Alias
    public native Set<String> getPersistenceUnits();

    @Alias
    public native EntityManagerFactory getEntityManagerFactory(String unitName, boolean reactive);

    @Substitute
    void startAll() {
        for (var unit : getPersistenceUnits()) {
            new Thread(() -> getEntityManagerFactory(unit, false), "session factory").start();
        }
    }
}
