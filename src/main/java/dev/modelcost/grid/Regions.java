package dev.modelcost.grid;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.names.Country;
import dev.modelcost.names.PlainText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The regions whose electricity the record knows, and what people call them. */
public final class Regions {

    /** Code of the world's average in the record. */
    public static final String WORLD = "WOR";

    private final Map<String, String> nameByCode;

    /**
     * @param nameByCode display name by the code that the record has
     */
    Regions(Map<String, String> nameByCode) {
        this.nameByCode = new TreeMap<>(nameByCode);
    }

    /** Those of the record. */
    public static Regions ofRecord() {
        return new Regions(Grid.regionNames());
    }

    /**
     * The code that the record has for a region.
     *
     * @param field name of the value that names the region
     * @param asked a code of the record, or a country as ISO 3166-1 alpha-2, alpha-3 or English
     *     name, in any case; null for none
     * @return null for none
     * @throws InvalidInput with the codes and names that come near
     */
    public String code(String field, String asked) {
        return asked == null ? null : find(asked).orElseThrow(() -> unknown(field, asked));
    }

    private Optional<String> find(String asked) {
        if (nameByCode.containsKey(asked)) {
            return Optional.of(asked);
        }
        var plain = PlainText.of(asked);
        return nameByCode.entrySet().stream()
                .filter(
                        region ->
                                PlainText.of(region.getKey()).equals(plain)
                                        || PlainText.of(region.getValue()).equals(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Country.find(asked).map(Country::alpha3).filter(nameByCode::containsKey));
    }

    private InvalidInput unknown(String field, String asked) {
        var names =
                Stream.concat(nameByCode.keySet().stream(), nameByCode.values().stream()).toList();
        return new InvalidInput(
                field,
                "'%s' is not a region of the record; give a country by its ISO 3166-1 code or English name, WOR for the world, or a region of /api/v1/grid.%s"
                        .formatted(
                                Printable.of(asked),
                                NearMatches.didYouMean(NearMatches.of(asked, names))));
    }
}
