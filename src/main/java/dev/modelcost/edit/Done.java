package dev.modelcost.edit;

import dev.modelcost.calc.derivation.Vocabulary;

/** What a change did to a row. */
public enum Done implements Vocabulary {
    CREATED,
    REPLACED,
    CHANGED,
    /** It is no longer valid from a day on. */
    ENDED,
    /** It is no longer in the record, but in its history. */
    WITHDRAWN,
    /** It is as it was before its latest change. */
    UNDONE,
    /** It is erased, from its history as well. */
    PURGED
}
