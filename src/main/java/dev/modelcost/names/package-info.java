/** What people call things, whatever the record says of them. */
package dev.modelcost.names;
