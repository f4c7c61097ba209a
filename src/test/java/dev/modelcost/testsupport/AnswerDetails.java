package dev.modelcost.testsupport;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Requests for whole answers, with all that a compact one leaves out. */
public final class AnswerDetails {

    private AnswerDetails() {}

    public static RequestSpecification givenAllDetails() {
        return RestAssured.given().queryParam("include", "derivation,sources,sensitivity");
    }
}
