package dev.modelcost.web;

/** An answer that shows one row of the record and nothing else. */
public interface OfOneRow {

    /** With which its ETag begins: who changes the row names the version that was read. */
    int version();
}
