package dev.modelcost.names;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A country of ISO 3166-1.
 *
 * @param alpha2 such as FR
 * @param alpha3 such as FRA
 * @param name in English
 */
public record Country(String alpha2, String alpha3, String name) {

    /** Names in use that differ from the one Java gives. */
    private static final Map<String, List<String>> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("AE", List.of("UAE", "Emirates")),
                    Map.entry("BN", List.of("Brunei Darussalam")),
                    Map.entry("CD", List.of("Democratic Republic of the Congo", "DR Congo", "DRC")),
                    Map.entry("CG", List.of("Congo", "Republic of the Congo")),
                    Map.entry("CI", List.of("Ivory Coast")),
                    Map.entry("CN", List.of("People's Republic of China", "PRC")),
                    Map.entry("CV", List.of("Cabo Verde")),
                    Map.entry("CZ", List.of("Czech Republic")),
                    Map.entry("GB", List.of("UK", "Great Britain", "Britain")),
                    Map.entry("HK", List.of("Hong Kong")),
                    Map.entry("IR", List.of("Islamic Republic of Iran")),
                    Map.entry("KP", List.of("DPRK")),
                    Map.entry("KR", List.of("Korea", "Republic of Korea")),
                    Map.entry("LA", List.of("Lao PDR")),
                    Map.entry("MK", List.of("Macedonia")),
                    Map.entry("MM", List.of("Myanmar", "Burma")),
                    Map.entry("MO", List.of("Macao", "Macau")),
                    Map.entry("NL", List.of("Holland")),
                    Map.entry("PS", List.of("Palestine", "State of Palestine")),
                    Map.entry("RU", List.of("Russian Federation")),
                    Map.entry("SZ", List.of("Swaziland")),
                    Map.entry("TL", List.of("East Timor")),
                    Map.entry("TR", List.of("Türkiye", "Turkey")),
                    Map.entry("TW", List.of("Chinese Taipei")),
                    Map.entry("US", List.of("United States of America", "America")),
                    Map.entry("VA", List.of("Holy See")),
                    Map.entry("VI", List.of("United States Virgin Islands")),
                    Map.entry("VN", List.of("Viet Nam")));

    /**
     * Static, so that a native image contains the English names from build time: it has no locale
     * data to look them up in.
     */
    private static final List<Country> ALL = all();

    private static final Map<String, Country> BY_NAME = byName();

    /** The country with this alpha-2 code, alpha-3 code or English name, ignoring case. */
    public static Optional<Country> find(String asked) {
        return Optional.ofNullable(BY_NAME.get(PlainText.of(asked)));
    }

    /**
     * The country with this alpha-2 code, alpha-3 code or English name, ignoring case.
     *
     * @param field name of the value that names the country
     * @param assumed to which goes what a name was taken for that is not the alpha-2 code
     * @throws InvalidInput with similar names
     */
    public static Country require(String field, String asked, List<String> assumed) {
        var country = find(asked).orElseThrow(() -> unknown(field, asked));
        country.note(field, asked, assumed);
        return country;
    }

    /**
     * Says that a name was taken for the country, unless it is the alpha-2 code.
     *
     * @param role what it names in the question: "country", "destination"
     */
    public void note(String role, String asked, List<String> assumed) {
        if (!asked.strip().equalsIgnoreCase(alpha2)) {
            assumed.add(Resolution.of(alpha2, List.of(name)).taken(role, asked));
        }
    }

    /** English names of all countries. */
    public static List<String> names() {
        return ALL.stream().map(Country::name).toList();
    }

    private static InvalidInput unknown(String field, String asked) {
        var near = NearMatches.of(asked, names());
        return new InvalidInput(
                field,
                "'%s' is not a country; give its ISO 3166-1 alpha-2 or alpha-3 code or its English name.%s"
                        .formatted(Printable.of(asked), NearMatches.didYouMean(near)));
    }

    private static List<Country> all() {
        var countries = new ArrayList<Country>();
        for (var code : Locale.getISOCountries()) {
            var locale = new Locale("", code);
            countries.add(
                    new Country(
                            code,
                            locale.getISO3Country(),
                            locale.getDisplayCountry(Locale.ENGLISH)));
        }
        return List.copyOf(countries);
    }

    private static Map<String, Country> byName() {
        var names = new HashMap<String, Country>();
        for (var country : ALL) {
            names.put(PlainText.of(country.alpha2), country);
            names.put(PlainText.of(country.alpha3), country);
            names.put(PlainText.of(country.name), country);
            for (var other : OTHER_NAMES.getOrDefault(country.alpha2, List.of())) {
                names.put(PlainText.of(other), country);
            }
        }
        return Map.copyOf(names);
    }
}
