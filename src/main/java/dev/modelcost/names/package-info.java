/** The names people use for things, regardless of how the record names them. */
package dev.modelcost.names;
