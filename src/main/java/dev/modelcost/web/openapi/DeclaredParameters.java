package dev.modelcost.web.openapi;

import dev.modelcost.web.DeclaresParameters;
import dev.modelcost.web.Takes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jboss.jandex.IndexView;

/** The parameters that operations declare by {@link Takes}. */
final class DeclaredParameters {

    private final Map<String, DeclaresParameters> byOperation = new HashMap<>();

    /**
     * @param index maps a method to its operation's name, as used in the description
     */
    DeclaredParameters(IndexView index) {
        for (var takes : index.getAnnotations(Takes.class)) {
            byOperation.put(
                    takes.target().asMethod().name(),
                    declaredBy(
                            takes.value().asClass().name().toString(), DeclaresParameters.class));
        }
    }

    /** Null for an operation that declares none. */
    DeclaresParameters of(String operation) {
        return byOperation.get(operation);
    }

    /** The one static field of a class that has the type. */
    static <T> T declaredBy(String className, Class<T> type) {
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            var fields =
                    Arrays.stream(Class.forName(className, true, loader).getDeclaredFields())
                            .filter(field -> declares(field, type))
                            .toList();
            if (fields.size() != 1) {
                throw new IllegalStateException(
                        "%s declares %s in %d static fields, not in one"
                                .formatted(className, type.getSimpleName(), fields.size()));
            }
            fields.get(0).setAccessible(true);
            return type.cast(fields.get(0).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no parameters can be read of " + className, e);
        }
    }

    private static boolean declares(Field field, Class<?> type) {
        return Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType());
    }
}
