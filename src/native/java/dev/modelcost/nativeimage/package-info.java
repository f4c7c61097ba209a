/** What every native image does otherwise than the libraries say, because it must. */
package dev.modelcost.nativeimage;
