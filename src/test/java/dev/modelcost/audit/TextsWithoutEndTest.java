package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts as long as they may be, made to take long: each is answered, and for bounded work. */
@ServiceTest
class TextsWithoutEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 8000;
    private static final int MOST_CLAIMS = 100;

    /** Names are read once, and what the record knows of a model is read once for all claims. */
    private static final int MOST_STATEMENTS = 30;

    @Inject EntityManagerFactory entities;

    static Stream<String> pieces() {
        return Stream.of(
                "a",
                "1 ",
                "1,2 ",
                "$1",
                "(([[{{",
                "))",
                "….",
                "-",
                "GPT-4",
                "GPT-4 ",
                "GPT-4 cost $100 million to train; ",
                "GPT-4 cost $100 million to train and ",
                "GPT-4 cost $100 million (of which $40 million (of which $10 million (",
                "H100 512 ",
                "5% of o1 ",
                "\uD83D\uDE00",
                "A. B. ");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void areAnsweredForBoundedWork(String piece) {
        var text = piece.repeat(LONGEST / piece.length());
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        var answer = Api.post("/audits", JSON.createObjectNode().put("text", text).toString());
        statistics.setStatisticsEnabled(false);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        var claims = answer.json().get("claims");
        assertThat(claims.size()).isLessThanOrEqualTo(MOST_CLAIMS);
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(MOST_STATEMENTS);
    }
}
