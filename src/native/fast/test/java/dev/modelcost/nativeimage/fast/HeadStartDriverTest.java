package dev.modelcost.nativeimage.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeadStartDriverTest {

    private static final String OTHERS =
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private static EmbeddedPostgres postgres;
    private static String url;

    private final HeadStartDriver driver = new HeadStartDriver();

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        url = postgres.getJdbcUrl("postgres", "postgres");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void givesTheConnectionThatWasAskedForAndThenOthers() throws Exception {
        HeadStartDriver.ask(url, "postgres", "secret");

        try (var first = driver.connect(url, login())) {
            assertThat(ask(first, OTHERS)).isEqualTo("0");
            try (var second = driver.connect(url, login())) {
                assertThat(ask(second, OTHERS)).isEqualTo("1");
            }
        }
    }

    @Test
    void closesTheOneThatWasAskedForIfAnotherIsWanted() throws Exception {
        HeadStartDriver.ask(url, "postgres", "secret");
        var other = login();
        other.setProperty("ApplicationName", "other");

        try (var connection = driver.connect(url, other)) {
            assertThat(ask(connection, "SHOW application_name")).isEqualTo("other");
            while (!ask(connection, OTHERS).equals("0")) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void saysWhatIsWrongWhereNoneCame() {
        var nobody = "jdbc:postgresql://localhost:1/nobody";
        HeadStartDriver.ask(nobody, "postgres", "secret");

        assertThatThrownBy(() -> driver.connect(nobody, login()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void asksForTheConnectionThatTheBuildExpects() throws SQLException {
        var options = Map.of("options", "-c statement_timeout=1000");
        HeadStartDriver.expect(options);
        HeadStartDriver.ask(url, "postgres", "secret");
        HeadStartDriver.expect(Map.of());
        var expected = login();
        expected.putAll(options);

        try (var first = driver.connect(url, expected)) {
            assertThat(ask(first, OTHERS)).isEqualTo("0");
            assertThat(ask(first, "SHOW statement_timeout")).isEqualTo("1s");
        }
    }

    private static Properties login() {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", "secret");
        return login;
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
