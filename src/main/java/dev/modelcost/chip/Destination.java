package dev.modelcost.chip;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.names.Country;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where chips would go: a country, or all countries of a destination group of the export rules.
 *
 * @param country ISO 3166-1 alpha-2; null for a group
 * @param group slug; null for a country
 */
public record Destination(String country, String group) {

    public static final String ALLOWED =
            "a country as ISO 3166-1 alpha-2, alpha-3 or English name, or a destination group of"
                    + " the export rules";

    /**
     * @param field name of the value that names the destination
     * @param asked a country by code or name, or the slug of a group, in any case
     * @param assumed to which goes what a name was taken for that is neither code nor slug
     * @throws InvalidInput with what comes near, if it is neither
     */
    public static Destination of(String field, String asked, List<String> assumed) {
        var country = Country.find(asked);
        country.ifPresent(found -> found.note(field, asked, assumed));
        return country.map(found -> new Destination(found.alpha2(), null))
                .or(() -> group(asked.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> unknown(field, asked));
    }

    private static Optional<Destination> group(String slug) {
        return ExportDestination.groups().stream()
                .filter(slug::equals)
                .findFirst()
                .map(group -> new Destination(null, group));
    }

    private static InvalidInput unknown(String field, String asked) {
        var known = new ArrayList<>(ExportDestination.groups());
        known.addAll(Country.names());
        return new InvalidInput(
                field,
                "'%s' is no destination; give %s.%s"
                        .formatted(
                                Printable.of(asked),
                                ALLOWED,
                                NearMatches.didYouMean(NearMatches.of(asked, known))));
    }

    /** The group whose rules hold on a day; null if no rule of the record speaks of the country. */
    public String groupOn(LocalDate day) {
        return country == null ? group : ExportDestination.groupOf(country, day).orElse(null);
    }

    /** As a list's filter and a sentence name it. */
    public String code() {
        return country == null ? group : country;
    }
}
