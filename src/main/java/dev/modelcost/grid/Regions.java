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

/** The regions whose electricity is in the record, and the names people use for them. */
public final class Regions {

    /** Code of the world average in the record. */
    public static final String WORLD = "WOR";

    private final Map<String, String> nameByCode;

    /**
     * @param nameByCode display names, keyed by the code used in the record
     */
    Regions(Map<String, String> nameByCode) {
        this.nameByCode = new TreeMap<>(nameByCode);
    }

    /** The regions in the record. */
    public static Regions ofRecord() {
        return new Regions(Grid.regionNames());
    }

    /**
     * The code that the record uses for a region.
     *
     * @param field name of the value that names the region
     * @param asked a code used in the record, or a country as an ISO 3166-1 alpha-2 or alpha-3 code
     *     or an English name, in upper or lower case; null for none
     * @return null for none
     * @throws InvalidInput with similar codes and names
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
                "'%s' is not a region in the record; give a country by its ISO 3166-1 code or English name, WOR for the world, or a region of /api/v1/grid.%s"
                        .formatted(
                                Printable.of(asked),
                                NearMatches.didYouMean(NearMatches.of(asked, names))));
    }
}
