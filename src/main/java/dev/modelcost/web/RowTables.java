package dev.modelcost.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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

    /**
     * Marks the resource that serves the rows of all tables, at {@link RowPaths#RESOURCE}. In the
     * description of the API, the build writes each of its operations once for every table, at the
     * table's own path.
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Served {

        /** A class with exactly one static field of type {@link RowTables}. */
        Class<?> value();
    }
}
