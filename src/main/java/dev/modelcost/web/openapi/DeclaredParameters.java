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
                    declaredBy(takes.value().asClass().name().toString()));
        }
    }

    /** Null for an operation that declares none. */
    DeclaresParameters of(String operation) {
        return byOperation.get(operation);
    }

    private static DeclaresParameters declaredBy(String className) {
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            var fields =
                    Arrays.stream(Class.forName(className, true, loader).getDeclaredFields())
                            .filter(DeclaredParameters::declares)
                            .toList();
            if (fields.size() != 1) {
                throw new IllegalStateException(
                        "%s declares parameters in %d static fields, not in one"
                                .formatted(className, fields.size()));
            }
            fields.get(0).setAccessible(true);
            return (DeclaresParameters) fields.get(0).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no parameters can be read of " + className, e);
        }
    }

    private static boolean declares(Field field) {
        return Modifier.isStatic(field.getModifiers())
                && DeclaresParameters.class.isAssignableFrom(field.getType());
    }
}
