package dev.modelcost.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the parameters of an operation for the description of the API: in the query of a GET, as
 * fields of the body of a POST. The build reads it; an operation without it has none.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Takes {

    /** A class with exactly one static field of type {@link DeclaresParameters}. */
    Class<?> value();
}
