package dev.modelcost.nativeimage.fast;

/** What the builder of the image is made of: another version of it may have other classes. */
final class BuilderClasses {

    private BuilderClasses() {}

    static boolean has(String name) {
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
