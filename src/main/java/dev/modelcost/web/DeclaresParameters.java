package dev.modelcost.web;

import java.util.List;

/** What knows all parameters of an operation: of a question, or of a list of the record. */
public interface DeclaresParameters {

    List<Parameter<?>> parameters();
}
