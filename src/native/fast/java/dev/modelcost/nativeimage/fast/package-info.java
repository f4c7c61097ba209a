/**
 * What only makes a native image start faster: {@link ImageBuild} runs while one is built, and its
 * builder finds the others by their annotations. Left out by {@code -Dnative.plain}; what each
 * piece saves is in docs/concepts/native-or-jvm.md.
 */
package dev.modelcost.nativeimage.fast;
