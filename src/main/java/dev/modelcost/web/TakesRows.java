package dev.modelcost.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the resource that serves the rows of all tables, at {@link RowPaths#RESOURCE}. In the
 * description of the API, the build writes each of its operations once for every table, at the
 * table's own path.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TakesRows {

    /** A class with exactly one static field of type {@link RowTables}. */
    Class<?> value();
}
