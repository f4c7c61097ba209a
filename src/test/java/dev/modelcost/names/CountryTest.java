package dev.modelcost.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.failure.InvalidInput;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    @ParameterizedTest
    @CsvSource({
        "US, US",
        "usa, US",
        "United States, US",
        "the united states of america, US",
        "U.S.A., US",
        "FRA, FR",
        "france, FR",
        "UK, GB",
        "Cote d'Ivoire, CI",
        "CÔTE D’IVOIRE, CI",
        "Trinidad and Tobago, TT",
        "Saint Kitts and Nevis, KN",
        "Turkey, TR",
        "Türkiye, TR",
        "Hong Kong, HK",
        "South Korea, KR",
        "Republic of Korea, KR"
    })
    void knowsACountryByItsCodesAndNames(String asked, String alpha2) {
        assertThat(Country.find(asked)).map(Country::alpha2).contains(alpha2);
    }

    @Test
    void knowsEveryCountryOfIsoByBothCodesAndItsName() {
        for (var code : Locale.getISOCountries()) {
            var country = Country.find(code).orElseThrow();
            assertThat(country.alpha2()).isEqualTo(code);
            assertThat(Country.find(country.alpha3())).contains(country);
            assertThat(Country.find(country.name())).contains(country);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "XX", "--", "Europe"})
    void knowsNothingElse(String asked) {
        assertThat(Country.find(asked)).isEmpty();
    }

    @Test
    void saysWhatMayHaveBeenMeant() {
        assertThatThrownBy(() -> Country.require("destination", "Chna", List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("destination: 'Chna' is not a country;")
                .hasMessageEndingWith("Did you mean China or Chad?");
    }
}
