package dev.modelcost.web;

import java.util.List;

/** Something that declares all parameters of an operation: a question, or a list of the record. */
public interface DeclaresParameters {

    List<Parameter<?>> parameters();
}
