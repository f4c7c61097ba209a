package dev.modelcost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No statement and no transaction of the service keeps a connection for ever. */
@ServiceTest
class ConnectionLimitsTest {

    @Inject DataSource database;

    @ParameterizedTest
    @CsvSource({"statement_timeout, 5s", "idle_in_transaction_session_timeout, 30s", "jit, off"})
    void everyConnectionHasItsSettings(String setting, String limit) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo(limit);
        }
    }

    @Test
    void aDatabaseThatDoesNotEvenSaySoIsGivenUp() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(Duration.ofMillis(connection.getNetworkTimeout()))
                    .isEqualTo(Duration.ofSeconds(6));
        }
    }
}
