package dev.modelcost.names;

import java.time.LocalDate;
import java.util.stream.Stream;

/** How something that people write about a name is read. */
public interface NameRule {

    /**
     * What the rule makes of a reading: nothing if it does not apply.
     *
     * @param day on which the name is used; {@link LocalDate#MAX} for the latest
     */
    Stream<Reading> read(Reading reading, NameBook book, LocalDate day);
}
