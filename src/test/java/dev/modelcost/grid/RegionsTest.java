package dev.modelcost.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.InvalidInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {

    private final Regions regions =
            new Regions(
                    Map.of(
                            "USA", "United States",
                            "FRA", "France",
                            "COD", "Democratic Republic of Congo",
                            "WOR", "World",
                            "us-central1", "Iowa"));

    @ParameterizedTest
    @CsvSource({
        "USA, USA",
        "US, USA",
        "us, USA",
        "United States, USA",
        "united states of america, USA",
        "fr, FRA",
        "FRANCE, FRA",
        "Democratic Republic of Congo, COD",
        "DRC, COD",
        "WOR, WOR",
        "world, WOR",
        "us-central1, us-central1",
        "US-Central1, us-central1",
        "iowa, us-central1"
    })
    void takesCodesAndNames(String asked, String code) {
        assertThat(regions.code("region", asked)).isEqualTo(code);
    }

    @Test
    void asksForNothingIfNothingWasAsked() {
        assertThat(regions.code("region", null)).isNull();
    }

    @Test
    void refusesACountryThatTheRecordDoesNotKnow() {
        assertThatThrownBy(() -> regions.code("region", "Monaco"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("region: 'Monaco' is not a region in the record;");
    }

    @Test
    void saysWhatMayHaveBeenMeant() {
        assertThatThrownBy(() -> regions.code("region", "Frnace"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("Did you mean France or FRA?");
    }
}
