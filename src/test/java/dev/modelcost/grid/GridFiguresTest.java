package dev.modelcost.grid;

import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GridFiguresTest {

    private final List<String> assumed = new ArrayList<>();
    private final List<Grid> world = List.of(row("WOR", "World", 2023, 480.0, 3.0));

    @Test
    void takesTheLatestYearUnlessOneIsAskedFor() {
        var rows =
                List.of(
                        row("FRA", "France", 2020, 60.0, 2.0),
                        row("FRA", "France", 2023, 56.0, 1.0));

        var figures = GridFigures.among(List.of(rows, world), null, null, null, assumed);

        assertThat(figures.gramsCo2PerKwh()).isEqualTo(56);
        assertThat(figures.carbonYear()).isEqualTo(2023);
        assertThat(figures.region()).isEqualTo("FRA");
        assertThat(figures.assumed()).isEmpty();
        assertThat(
                        GridFigures.among(List.of(rows, world), 2020, null, null, assumed)
                                .gramsCo2PerKwh())
                .isEqualTo(60);
    }

    @Test
    void saysWhichYearItTookForOneThatIsNotInTheRecord() {
        var rows = List.of(row("FRA", "France", 2020, 60.0, 2.0));

        var figures = GridFigures.among(List.of(rows, world), 2017, null, null, assumed);

        assertThat(figures.assumed())
                .containsExactly(
                        "Carbon intensity of 2020, the nearest year to 2017 in the record.");
    }

    @Test
    void fallsBackOnTheWorldAndSaysSo() {
        var rows = List.of(row("ABW", "Aruba", 2022, 561.0, null));

        var figures = GridFigures.among(List.of(rows, world), null, null, null, assumed);

        assertThat(figures.waterLitresPerKwh()).isEqualTo(3);
        assertThat(figures.assumed())
                .containsExactly(
                        "Water intensity: the world average, because the record has none for Aruba.");
    }

    @Test
    void goesToTheCountryBeforeItGoesToTheWorld() {
        var iowa = List.of(row("us-central1", "Iowa (us-central1)", 2024, 412.0, null));
        var country = List.of(row("USA", "United States", 2024, 383.0, 3.1));

        var figures = GridFigures.among(List.of(iowa, country, world), null, null, null, assumed);

        assertThat(figures.gramsCo2PerKwh()).isEqualTo(412);
        assertThat(figures.waterLitresPerKwh()).isEqualTo(3.1);
        assertThat(figures.assumed())
                .containsExactly(
                        "Water intensity: that of United States, because the record has none for Iowa (us-central1).");
    }

    @Test
    void aFigureThatIsGivenHasNoSource() {
        var rows = List.of(row("FRA", "France", 2023, 56.0, 1.0));

        var figures = GridFigures.among(List.of(rows, world), null, 10.0, null, assumed);

        assertThat(figures.gramsCo2PerKwh()).isEqualTo(10);
        assertThat(figures.carbonSource()).isNull();
        assertThat(figures.carbonYear()).isNull();
        assertThat(figures.waterSource()).isEqualTo("grid-data");
    }

    private static Grid row(String region, String name, int year, Double carbon, Double water) {
        var row = new Grid();
        row.slug = region.toLowerCase(Locale.ROOT) + "-" + year;
        row.region = region;
        row.regionName = name;
        row.year = year;
        row.carbonGCo2PerKwh = carbon;
        row.waterLitresPerKwh = water;
        row.source = source("grid-data");
        return row;
    }
}
