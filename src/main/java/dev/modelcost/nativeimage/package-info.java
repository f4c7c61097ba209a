/**
 * What a native image does otherwise than the libraries say. Its builder finds these classes by
 * their annotations; on a JVM nothing of them is loaded.
 */
package dev.modelcost.nativeimage;
