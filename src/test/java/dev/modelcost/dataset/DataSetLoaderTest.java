package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.StartRefused;
import dev.modelcost.testsupport.ServiceTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loading again, over what the service has loaded at its start; every test is rolled back. */
@ServiceTest
class DataSetLoaderTest {

    private static final String FIRST_SCORE = "claude-3-opus-gpqa-diamond-openai-simple-evals";

    @Inject DataSource database;
    @Inject DataSetLoader loader;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void throwAway() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void loadsNothingIfNoFileHasChanged() throws Exception {
        var before =
                one(
                        "SELECT string_agg(slug || version || loaded_at, ',' ORDER BY slug) FROM"
                                + " data_set");

        loader.loadChanged(database);

        assertThat(
                        one(
                                "SELECT string_agg(slug || version || loaded_at, ',' ORDER BY slug)"
                                        + " FROM data_set"))
                .isEqualTo(before);
    }

    @Test
    void updatesTheRowThatDiffersAndLeavesTheOthers() throws Exception {
        load(
                "grid",
                text("grid")
                        .replace(
                                "usa-2024-eia,USA,United States,,2024,0.0771",
                                "usa-2024-eia,USA,United States,,2024,0.08"));

        assertThat(
                        one(
                                "SELECT version || ' ' || electricity_usd_per_kwh FROM grid WHERE"
                                        + " slug = 'usa-2024-eia'"))
                .isEqualTo("1 0.08");
        assertThat(one("SELECT sum(version)::text FROM grid")).isEqualTo("1");
    }

    @Test
    void addsARowAndKeepsThoseThatAreNotInTheFile() throws Exception {
        load("organization", "slug,name,country\nours,Ours,\n");

        assertThat(one("SELECT name FROM organization WHERE slug = 'ours'")).isEqualTo("Ours");
        assertThat(one("SELECT name FROM organization WHERE slug = 'nvidia'")).isEqualTo("NVIDIA");
    }

    @Test
    void linksARowToOneThatComesLater() throws Exception {
        load(
                "model",
                """
                slug,name,base_model,source
                a-child,A,b-parent,zdnet-2025-09-22
                b-parent,B,,zdnet-2025-09-22
                """);

        assertThat(
                        one(
                                "SELECT b.slug FROM model m JOIN model b ON b.id = m.base_model_id"
                                        + " WHERE m.slug = 'a-child'"))
                .isEqualTo("b-parent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    organization | slug,name,town | ours,Ours,Bonn | data/organization.csv: column 'town' is not in the table, whose columns are slug, name, country, parent
                    organization | slug,name,country | ours,Ours | data/organization.csv cannot be read: missing data for column "country" (COPY staging, line 2: "ours,Ours")
                    organization | slug,name,country | ours,Ours,Germany | data/organization.csv: row 'ours', column country: 'Germany' is not an ISO 3166-1 alpha-2 code such as FR.
                    organization | slug,name,country | ours,,DE | data/organization.csv: row 'ours', column name: must not be empty
                    chip | slug,name,vendor,type,source | ours,Ours,nobody,gpu,zdnet-2025-09-22 | data/chip.csv: row 'ours' names the vendor 'nobody', which data/organization.csv does not have
                    chip | slug,name,vendor,type,source,tdp_watts | ours,Ours,nvidia,gpu,zdnet-2025-09-22,hot | data/chip.csv: row 'ours', column tdp_watts: 'hot' is not a number above 0 and at most 30000.
                    chip | slug,name,vendor,type,source,released_on | ours,Ours,nvidia,gpu,zdnet-2025-09-22,2026-13-01 | data/chip.csv: row 'ours', column released_on: '2026-13-01' is not a date in the years 1900 to 2200 in the form 2025-01-31.
                    chip_price | slug,chip,kind,usd,valid_from,last_seen_on,source | ours,nvidia-b200,purchase,3,2025-01-31,2025-02-28,zdnet-2025-09-22 | data/chip_price.csv: row 'ours' breaks the rule CHECK (((kind = 'purchase'::text) = (unit IS NOT NULL))): kind is 'purchase'
                    """)
    void saysWhichRowAndColumnIsWrong(String table, String header, String row, String sentence) {
        assertThatThrownBy(() -> load(table, header + "\n" + row + "\n"))
                .isInstanceOf(StartRefused.class)
                .hasMessage(sentence);
    }

    @Test
    void saysWhichRowOfManyIsOutOfRange() {
        assertThatThrownBy(() -> load("grid", text("grid").replace(",2024,0.0771,", ",2024,7.71,")))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(
                        "data/grid.csv: row 'usa-2024-eia', column electricity_usd_per_kwh: '7.71' is not");
    }

    @Test
    void saysWhichRowIsThereTwice() {
        assertThatThrownBy(() -> load("organization", "slug,name\nours,A\nours,B\n"))
                .isInstanceOf(StartRefused.class)
                .hasMessage("data/organization.csv: row 'ours' appears twice");
    }

    @Test
    void leavesACorrectionAndKeepsWhatTheFileHas() throws Exception {
        correct("grid", "usa-2024-eia", "electricity_usd_per_kwh = 0.09");

        load("grid", text("grid").replace(",2024,0.0771", ",2024,0.08"));

        assertThat(
                        one(
                                "SELECT electricity_usd_per_kwh || ' ' || ownership FROM grid WHERE"
                                        + " slug = 'usa-2024-eia'"))
                .isEqualTo("0.09 own");
        assertThat(
                        one(
                                "SELECT cells ->> 'electricity_usd_per_kwh' FROM shipped_row WHERE"
                                        + " row_slug = 'usa-2024-eia'"))
                .isEqualTo("0.08");
    }

    @Test
    void doesNotBringBackARowThatWasWithdrawn() throws Exception {
        correct("score", FIRST_SCORE, "value = value");
        execute("DELETE FROM score WHERE slug = '" + FIRST_SCORE + "'");

        load("score", text("score"));

        assertThat(one("SELECT slug FROM score WHERE slug = '" + FIRST_SCORE + "'")).isNull();
    }

    @Test
    void leavesAnOwnRowThatAReleaseShipsToo() throws Exception {
        execute("INSERT INTO organization (slug, name, ownership) VALUES ('ours', 'Ours', 'own')");

        load("organization", "slug,name,country\nours,Theirs,\n");

        assertThat(one("SELECT name || ': ' || correction FROM organization WHERE slug = 'ours'"))
                .isEqualTo("Ours: Recorded here before a release had it.");
        assertThat(one("SELECT cells ->> 'name' FROM shipped_row WHERE row_slug = 'ours'"))
                .isEqualTo("Theirs");
    }

    /** As an editor leaves it. */
    private void correct(String table, String slug, String set) throws SQLException {
        execute(
                "UPDATE %s SET %s, ownership = 'own', correction = 'Wrong.' WHERE slug = '%s'"
                        .formatted(table, set, slug));
        execute("INSERT INTO shipped_row VALUES ('%s', '%s', '{}')".formatted(table, slug));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String table) {
        return new String(data(table).read(), StandardCharsets.UTF_8);
    }

    private void load(String table, String csv) throws Exception {
        var bytes = csv.getBytes(StandardCharsets.UTF_8);
        new TableLoad(connection, data(table), ShippedData.header(bytes)).run(bytes);
    }

    private String one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static ShippedData data(String table) {
        return ShippedData.ALL.stream()
                .filter(d -> d.table().equals(table))
                .findFirst()
                .orElseThrow();
    }
}
