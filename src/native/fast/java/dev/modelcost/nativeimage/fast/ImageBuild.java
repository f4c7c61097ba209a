package dev.modelcost.nativeimage.fast;

import org.graalvm.nativeimage.hosted.Feature;

/** What is done once, while the image is built, instead of at each start. */
final class ImageBuild implements Feature {

    /** Its static initialiser is what Quarkus does while an image is built. */
    private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";

    ImageBuild() {}

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        try {
            Class.forName(APPLICATION, true, access.getApplicationClassLoader());
            SessionFactoryAtBuild.make(BuildConfiguration.read());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        ParserAtBuild.learn();
    }
}
