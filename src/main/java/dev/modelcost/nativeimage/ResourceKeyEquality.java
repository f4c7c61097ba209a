package dev.modelcost.nativeimage;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.function.BooleanSupplier;

/**
 * Each look-up of a resource compares keys that are records, and in an image of GraalVM 25 the
 * equality of a record is interpreted, method handle by method handle: a tenth of a start.
 */
@TargetClass(className = ResourceKeyEquality.Key.NAME, onlyWith = ResourceKeyEquality.Key.class)
final class ResourceKeyEquality {

    @Alias private Module module;

    @Alias private String resource;

    private ResourceKeyEquality() {}

    @Override
    @Substitute
    public boolean equals(Object other) {
        return other instanceof ResourceKeyEquality that
                && module == that.module
                && resource.equals(that.resource);
    }

    @Override
    @Alias
    public native int hashCode();

    /** Another version of the builder may have another key, and need none of this. */
    static final class Key implements BooleanSupplier {

        static final String NAME = "com.oracle.svm.core.jdk.Resources$ModuleInstanceResourceKey";

        @Override
        public boolean getAsBoolean() {
            return BuilderClasses.has(NAME);
        }
    }
}
