package dev.modelcost.nativeimage.fast;

import com.oracle.svm.core.Uninterruptible;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.genscavenge.AlignedHeapChunk;
import com.oracle.svm.core.genscavenge.HeapChunk;
import java.util.function.BooleanSupplier;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.word.PointerBase;
import org.graalvm.word.UnsignedWord;

/**
 * The heap grows by chunks of half a megabyte that are filled at once. Their pages are asked for
 * with the chunk: one by one, at their first touch, each is a trap into the kernel, which in a
 * virtual machine costs up to twenty times as much, and a start has thousands.
 */
@TargetClass(className = HeapInOneStep.Calls.NAME, onlyWith = HeapInOneStep.Calls.class)
final class HeapInOneStep {

    private HeapInOneStep() {}

    /**
     * @param chunk fresh from the system, so that what is not set here is zero
     */
    @Substitute
    // The words are those that the builder knows.
    @Uninterruptible(reason = "Called from uninterruptible code.", mayBeInlined = true)
    public static void initialize(AlignedHeapChunk.AlignedHeader chunk, UnsignedWord bytes) {
        // Refused before Linux 5.14: then they come one by one.
        Calls.madvise(chunk, bytes, Calls.MADV_POPULATE_WRITE);
        HeapChunk.initialize(chunk, AlignedHeapChunk.getObjectsStart(chunk), bytes);
    }

    /** Of Linux, and of builders that know heap chunks under this name. */
    static final class Calls implements BooleanSupplier {

        static final String NAME = "com.oracle.svm.core.genscavenge.AlignedHeapChunk";

        static final int MADV_POPULATE_WRITE = 23;

        @CFunction(transition = CFunction.Transition.NO_TRANSITION)
        static native int madvise(PointerBase address, UnsignedWord bytes, int advice);

        @Override
        public boolean getAsBoolean() {
            return BuilderClasses.has(NAME) && System.getProperty("os.name").equals("Linux");
        }
    }
}
