package dev.modelcost.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import org.hibernate.internal.util.ReflectHelper;

/**
 * Hibernate looks for the getter of each column among copies of all methods of its entity: a tenth
 * of a start, since Panache and the enhancement give an entity some two hundred of them. This asks
 * for it by its name.
 */
@TargetClass(ReflectHelper.class)
final class GetterOfField {

    private GetterOfField() {}

    @Substitute
    public static Method findGetterMethodForFieldAccess(Field field, String propertyName) {
        var stem =
                propertyName.substring(0, 1).toUpperCase(Locale.ROOT) + propertyName.substring(1);
        for (var name : List.of("get" + stem, "is" + stem)) {
            try {
                var getter = field.getDeclaringClass().getDeclaredMethod(name);
                if (!Modifier.isStatic(getter.getModifiers())
                        && getter.getReturnType().isAssignableFrom(field.getType())) {
                    return getter;
                }
            } catch (NoSuchMethodException e) {
                // Then it is called otherwise, or there is none.
            }
        }
        return null;
    }
}
