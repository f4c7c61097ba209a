package dev.modelcost.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.ToLongFunction;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** A question that was asked before costs one look at the edition of the data, by JDBC alone. */
@ServiceTest
class CachedAnswerTest {

    private static final String PATH = "/api/v1/models/opt-175b/training-cost?method=amortized";

    @Inject EntityManager entities;
    @Inject SessionFactory sessions;

    @Test
    void theAnswerToARepeatedQuestionIsTheSameToTheLastByte() {
        var first = get(PATH);
        var again = get(PATH);

        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void aRepeatedQuestionOpensNoSession() {
        for (var path : List.of(PATH, "/api/v1/audits/summary")) {
            get(path);
            assertThat(counted(path, Statistics::getSessionOpenCount)).as(path).isZero();
            assertThat(counted(path, Statistics::getPrepareStatementCount)).as(path).isZero();
        }
    }

    @Test
    void aNewQuestionReadsTheRecordInFewStatements() {
        assertThat(counted(PATH + "&confidence=0.8125", Statistics::getPrepareStatementCount))
                .isBetween(1L, 8L);
    }

    @Test
    void fieldsAreChosenFromTheCachedAnswerToo() {
        get(PATH);
        assertThat(given().get(PATH + "&fields=model,method").asString())
                .isEqualTo(
                        "{\"model\":{\"slug\":\"opt-175b\",\"name\":\"OPT-175B\"},\"method\":\"amortized\"}");
        assertThat(get(PATH).jsonPath().getDouble("costUsd.median")).isPositive();
    }

    @Test
    void changedDataHaveAnotherAnswer() {
        var before = get(PATH).jsonPath().getDouble("costUsd.median");
        try {
            changeTdp(2);
            assertThat(get(PATH).jsonPath().getDouble("costUsd.median")).isGreaterThan(before);
        } finally {
            changeTdp(0.5);
        }
        assertThat(get(PATH).jsonPath().getDouble("costUsd.median")).isEqualTo(before);
    }

    private void changeTdp(double factor) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            entities.createNativeQuery(
                                            "update chip set tdp_watts = tdp_watts * :factor where slug like 'nvidia-a100%'")
                                    .setParameter("factor", factor)
                                    .executeUpdate();
                            entities.createNativeQuery(
                                            "update data_set set version = version + 1 where version = (select min(version) from data_set)")
                                    .executeUpdate();
                        });
    }

    private long counted(String path, ToLongFunction<Statistics> count) {
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            var before = count.applyAsLong(statistics);
            get(path);
            return count.applyAsLong(statistics) - before;
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private static Response get(String path) {
        var answer = given().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }
}
