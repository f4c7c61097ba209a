/**
 * What makes a native image faster, and is left out by {@code -Dnative.plain}: {@link ImageBuild}
 * runs while one is built, and the builder finds the substitution by its annotation. What each
 * piece saves, and what was tried and is no longer here, is in docs/concepts/native-or-jvm.md.
 */
package dev.modelcost.nativeimage.fast;
