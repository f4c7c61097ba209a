package dev.modelcost.web;

import java.util.List;

/** The tables whose rows can be changed, for the paths and the description of the API. */
public interface RowTables {

    /**
     * A table.
     *
     * @param path of its rows, without slashes
     * @param name of a row in names of schemas and operations: ChipPrice
     * @param says what a row is, in a sentence
     * @param row the fields of a whole row
     */
    record RowTable(String path, String name, String says, Parameters<?> row) {}

    List<RowTable> tables();
}
