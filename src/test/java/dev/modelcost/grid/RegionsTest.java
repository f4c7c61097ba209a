package dev.modelcost.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {

    private final List<String> assumed = new ArrayList<>();

    private final Regions regions =
            new Regions(
                    List.of(
                            new Region("USA", "United States", null),
                            new Region("FRA", "France", null),
                            new Region("CAN", "Canada", null),
                            new Region("GEO", "Georgia", null),
                            new Region("SWE", "Sweden", null),
                            new Region("DEU", "Germany", null),
                            new Region("COD", "Democratic Republic of Congo", null),
                            new Region("WOR", "World", null),
                            new Region("US-CA", "California", "USA"),
                            new Region("US-GA", "Georgia", "USA"),
                            new Region("US-IA", "Iowa", "USA"),
                            new Region("US-VA", "Virginia", "USA"),
                            new Region("CA-QC", "Quebec", "CAN"),
                            new Region("CA-ON", "Ontario", "CAN"),
                            new Region("us-central1", "Iowa (Google Cloud us-central1)", "US-IA"),
                            new Region("us-east1", "Carolina (Google Cloud us-east1)", "USA"),
                            new Region("us-east-1", "Northern Virginia (AWS us-east-1)", "US-VA"),
                            new Region("eastus2", "Virginia (Azure eastus2)", "US-VA"),
                            new Region("eu-west-3", "Paris (AWS eu-west-3)", "FRA"),
                            new Region("europe-west9", "Paris (Google Cloud europe-west9)", "FRA"),
                            new Region("eu-central-1", "Frankfurt (AWS eu-central-1)", "DEU")),
                    () ->
                            List.of(
                                    new Region("eu-south-2", "Spain (AWS eu-south-2)", "FRA"),
                                    new Region("nowhere-1", "Nowhere (a cloud's)", "ZZZ"),
                                    new Region(
                                            "germanynorth",
                                            "Germany North (Azure germanynorth)",
                                            "DEU")),
                    () ->
                            new Places(
                                    List.of(
                                            new Places.Known("Munich", "DEU", 1_260_000),
                                            new Places.Known("München", "DEU", 1_260_000),
                                            new Places.Known("Ashburn", "US-VA", 43_000),
                                            new Places.Known("Dublin", "US-GA", 16_000),
                                            new Places.Known("Dublin", "US-CA", 57_000),
                                            new Places.Known("Dublin", "SWE", 1_000_000),
                                            new Places.Known("Springfield", "US-GA", 150_000),
                                            new Places.Known("Springfield", "US-IA", 110_000),
                                            new Places.Known("Toronto", "CA-ON", 2_700_000),
                                            new Places.Known("St. Ives", "FRA", 10_000))));

    @ParameterizedTest
    @CsvSource({
        "USA, USA",
        "US, USA",
        "us, USA",
        "United States, USA",
        "united states of america, USA",
        "fr, FRA",
        "fra, FRA",
        "FRANCE, FRA",
        "SE, SWE",
        "Democratic Republic of Congo, COD",
        "DRC, COD",
        "WOR, WOR",
        "world, WOR",
        "global, WOR",
        "Worldwide, WOR",
        "us-central1, us-central1",
        "US-Central1, us-central1",
        "us-central1-a, us-central1",
        "gcp:us-central1, us-central1",
        "Google Cloud us-central1, us-central1",
        "us-east1, us-east1",
        "us-east-1, us-east-1",
        "us-east-1b, us-east-1",
        "aws/us-east-1, us-east-1",
        "Azure East US 2, eastus2",
        "eu-west-3, eu-west-3",
        "US-CA, US-CA",
        "us-ca, US-CA",
        "california, US-CA",
        "Iowa, US-IA",
        "CA-QC, CA-QC",
        "Québec, CA-QC",
        "Northern Virginia, us-east-1",
        "N. Virginia, us-east-1",
        "US East (N. Virginia), us-east-1",
        "US Central (Iowa), US-IA",
        "'Georgia, USA', US-GA",
        "Europe (Frankfurt), eu-central-1",
        "Frankfurt, eu-central-1"
    })
    void takesCodesAndNames(String asked, String code) {
        assertThat(regions.code("region", asked, assumed)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"CA, CAN", "ca, CAN", "Georgia, GEO", "GA, ''", "DE, DEU"})
    void prefersACountryToAStateOfTheSameName(String asked, String code) {
        if (code.isEmpty()) {
            assertThatThrownBy(() -> regions.code("region", asked, assumed))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageEndingWith("Did you mean US-GA?");
        } else {
            assertThat(regions.code("region", asked, assumed)).isEqualTo(code);
        }
    }

    @Test
    void takesTheCountryOfAProvinceThatTheRecordLacksAndSaysSo() {
        assertThat(regions.code("region", "CA-BC", assumed)).isEqualTo("CAN");
        assertThat(assumed)
                .containsExactly(
                        "Region: Canada as a whole; the record has no electricity of CA-BC.");
        assertThatThrownBy(() -> regions.code("region", "US-ZZ", assumed))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Paris | FRA | France",
                "germanynorth | DEU | Germany",
                "Azure Germany North | DEU | Germany",
                "Council Bluffs, Iowa | US-IA | Iowa",
                "Ashburn, VA | US-VA | Virginia",
                "Montreal, Quebec | CA-QC | Quebec",
                "munich | DEU | Germany",
                "MÜNCHEN | DEU | Germany",
                "Ashburn | US-VA | Virginia",
                "Ashburn VA | US-VA | Virginia",
                "Ashburn Virginia, USA | US-VA | Virginia",
                "Ashburn, Virginia, United States | US-VA | Virginia",
                "Ashburn, US | US-VA | Virginia",
                "a data centre, Ashburn | US-VA | Virginia",
                "Dublin | SWE | Sweden",
                "Dublin, CA | US-CA | California",
                "Dublin California | US-CA | California",
                "Springfield, Iowa | US-IA | Iowa",
                "Toronto, CA | CA-ON | Ontario",
                "Toronto | CA-ON | Ontario",
                "Saint Ives | FRA | France"
            })
    void takesWhatAPlaceLiesInAndSaysSo(String asked, String code, String name) {
        assertThat(regions.code("region", asked, assumed)).isEqualTo(code);
        assertThat(assumed)
                .singleElement()
                .asString()
                .startsWith("Region: " + name + " as a whole; the record has no");
    }

    @Test
    void namesTheSmallerPlacesOfAName() {
        regions.code("region", "Dublin", assumed);
        assertThat(assumed)
                .containsExactly(
                        "Region: Sweden as a whole; the record has no electricity of Dublin."
                                + " Smaller places of that name: Dublin, California; Dublin, Georgia.");
    }

    @Test
    void refusesACityThatMayBeInSeveralRegions() {
        assertThatThrownBy(() -> regions.code("region", "Springfield", assumed))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "region: 'Springfield' may be in several regions."
                                + " Did you mean Springfield, Georgia or Springfield, Iowa?");
    }

    @Test
    void saysWhichCityMayHaveBeenMeant() {
        assertThatThrownBy(() -> regions.code("region", "Ashbrun", assumed))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("Did you mean Ashburn?");
    }

    @Test
    void knowsWhatARegionLiesIn() {
        assertThat(regions.around("us-central1"))
                .containsExactly("us-central1", "US-IA", "USA", "WOR");
        assertThat(regions.around("FRA")).containsExactly("FRA", "WOR");
        assertThat(regions.around("WOR")).containsExactly("WOR");
    }

    @Test
    void saysWhatANameWasTakenFor() {
        regions.code("region", "usa", assumed);
        assertThat(assumed).isEmpty();

        regions.code("region", "azure East US 2", assumed);
        assertThat(assumed)
                .containsExactly(
                        "Region: 'azure East US 2' was taken for eastus2 (Virginia (Azure eastus2)).");
    }

    @ParameterizedTest
    @CsvSource({
        "N. Virginia, us-east-1, Northern Virginia (AWS us-east-1)",
        "US Central (Iowa), US-IA, Iowa",
        "Frankfurt, eu-central-1, Frankfurt (AWS eu-central-1)"
    })
    void saysWhichRegionOfACloudAPlaceWasTakenFor(String asked, String code, String name) {
        regions.code("region", asked, assumed);

        assertThat(assumed)
                .containsExactly(
                        "Region: '%s' was taken for %s (%s).".formatted(asked, code, name));
    }

    @Test
    void asksForNothingIfNothingWasAsked() {
        assertThat(regions.code("region", null, assumed)).isNull();
    }

    @Test
    void refusesACountryThatTheRecordDoesNotKnow() {
        assertThatThrownBy(() -> regions.code("region", "Monaco", assumed))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("region: 'Monaco' is not a region in the record;");
    }

    @Test
    void saysWhatMayHaveBeenMeant() {
        assertThatThrownBy(() -> regions.code("region", "Frnace", assumed))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("Did you mean France or FRA?");
    }

    @Test
    void knowsNoRegionThatIsPartOfOneThatTheRecordDoesNotHave() {
        assertThatThrownBy(() -> regions.code("region", "nowhere-1", assumed))
                .isInstanceOf(InvalidInput.class);
    }
}
