/**
 * What a native image does otherwise than the libraries say: {@link ImageBuild} runs while one is
 * built, and its builder finds the others by their annotations. On a JVM nothing of them is loaded.
 */
package dev.modelcost.nativeimage;
