package dev.modelcost.store;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Reads rows of a table without joins: what they refer to is in tables that are kept. The rows
 * belong to no session, so threads may share them, and must not change them.
 *
 * @param <E> the entity
 */
public final class RowReader<E extends Row> {

    private final Class<E> entity;
    private final Map<Class<?>, KeptTable<?>> tables = new HashMap<>();

    /** Its own, those of the rows that a row refers to, and so on. */
    private final Set<String> tableNames = new HashSet<>();

    /**
     * @param refersTo the tables of all rows that a row refers to, but its own
     */
    public RowReader(Class<E> entity, KeptTable<?>... refersTo) {
        this.entity = entity;
        tableNames.add(entity.getAnnotation(Table.class).name());
        for (var table : refersTo) {
            tables.put(table.entity(), table);
            tableNames.addAll(table.tableNames());
        }
    }

    /** Also knows the table of its own rows, to which some of them may refer. */
    RowReader<E> within(KeptTable<E> own) {
        var reader = new RowReader<>(entity);
        reader.tables.putAll(tables);
        reader.tableNames.addAll(tableNames);
        reader.tables.put(entity, own);
        return reader;
    }

    Class<E> entity() {
        return entity;
    }

    /**
     * The tables on which rows depend: their own, those of the rows that they refer to, and so on.
     */
    Set<String> tableNames() {
        return tableNames;
    }

    /**
     * The first rows that meet conditions.
     *
     * @param conditions HQL over {@code e} from its {@code where} or {@code order by} on
     * @param values of its parameters, by name
     * @param most how many of them
     */
    List<E> first(String conditions, Map<String, ?> values, int most) {
        return connected(
                session -> {
                    var query = session.createSelectionQuery(hql(conditions), entity);
                    values.forEach(query::setParameter);
                    return query.setMaxResults(most).getResultList();
                });
    }

    private String hql(String conditions) {
        return "from " + entity.getSimpleName() + " e " + conditions;
    }

    /**
     * @param conditions HQL over {@code e} from its {@code where} or {@code order by} on, with
     *     {@code ?1}, {@code ?2} and so on
     */
    public List<E> list(String conditions, Object... values) {
        return connected(
                session -> {
                    var query = session.createSelectionQuery(hql(conditions), entity);
                    for (int i = 0; i < values.length; i++) {
                        query.setParameter(i + 1, values[i]);
                    }
                    return query.getResultList();
                });
    }

    /**
     * The rows that a statement of the database gives: for what HQL has no words for.
     *
     * @param sql gives all columns of the table, and no others
     * @param values of its parameters, by name
     */
    public List<E> select(String sql, Map<String, ?> values) {
        return connected(
                session -> {
                    var query = session.createNativeQuery(sql, entity);
                    values.forEach(query::setParameter);
                    return query.getResultList();
                });
    }

    private List<E> connected(Function<StatelessSession, List<E>> read) {
        var factory = (SessionFactoryImplementor) Panache.getSession().getSessionFactory();
        List<E> rows;
        try (var session = factory.openStatelessSession()) {
            rows = read.apply(session).stream().map(this::itself).toList();
        }
        var own = new HashMap<Long, E>();
        rows.forEach(row -> own.put(row.id, row));
        complete(factory, rows, own::get);
        return rows;
    }

    private E itself(E row) {
        return entity.cast(Hibernate.unproxy(row));
    }

    private void complete(SessionFactoryImplementor factory, List<E> rows, Function<Long, E> own) {
        if (rows.isEmpty()) {
            return;
        }
        var persister = factory.getMappingMetamodel().getEntityDescriptor(entity);
        var types = persister.getPropertyTypes();
        for (int property = 0; property < types.length; property++) {
            if (types[property].isEntityType()) {
                var target = types[property].getReturnedClass();
                refer(factory, persister, property, rows, id -> row(target, id, own));
            }
        }
    }

    private Row row(Class<?> target, Long id, Function<Long, E> own) {
        var table = tables.get(target);
        if (table == null && target == entity) {
            return own.apply(id);
        }
        if (table == null) {
            throw new IllegalStateException(
                    "rows of %s refer to %s, whose table is not given"
                            .formatted(entity.getSimpleName(), target.getSimpleName()));
        }
        return table.byId(id);
    }

    private static void refer(
            SessionFactoryImplementor factory,
            EntityPersister persister,
            int property,
            List<? extends Row> rows,
            Function<Long, Row> byId) {
        var ids = factory.getPersistenceUnitUtil();
        for (var row : rows) {
            var reference = persister.getValue(row, property);
            if (reference != null) {
                persister.setValue(row, property, byId.apply((Long) ids.getIdentifier(reference)));
            }
        }
    }
}
