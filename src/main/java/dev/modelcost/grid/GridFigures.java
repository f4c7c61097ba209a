package dev.modelcost.grid;

import dev.modelcost.calc.footprint.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What electricity emits and drinks where the machines stand.
 *
 * @param region ISO 3166-1 alpha-3, WOR, or a region of a cloud; null if all figures were given
 * @param regionName display name
 * @param carbonYear year of the carbon intensity; null if it was given
 * @param gramsCo2PerKwh carbon intensity, location-based
 * @param carbonSource slug; null if given
 * @param waterLitresPerKwh used to make the electricity
 * @param waterSource slug; null if given
 * @param assumed what was not asked for, in sentences
 */
public record GridFigures(
        String region,
        String regionName,
        Integer carbonYear,
        double gramsCo2PerKwh,
        String carbonSource,
        double waterLitresPerKwh,
        String waterSource,
        List<String> assumed) {

    public static final double MOST_GRAMS = 2000;
    public static final double MOST_LITRES = 100;

    /**
     * The figures of the year that is nearest to the one asked for.
     *
     * @param region as {@link Regions#code} takes it; null for the world
     * @param year null for the latest
     * @param grams carbon intensity that goes before the record's; null for none
     * @param litres water intensity likewise
     * @throws dev.modelcost.failure.InvalidInput for a region that is not in the record
     */
    public static GridFigures of(String region, Integer year, Double grams, Double litres) {
        var assumed = new ArrayList<String>();
        var where = region == null ? Regions.WORLD : Regions.ofRecord().code("region", region);
        if (region == null && (grams == null || litres == null)) {
            assumed.add("Region: the world's average electricity (WOR).");
        }
        var rows = Grid.of(where);
        var carbon = grams == null ? nearest(rows, year, row -> row.carbonGCo2PerKwh) : null;
        var water = litres == null ? nearest(rows, year, row -> row.waterLitresPerKwh) : null;
        var world = Grid.of(Regions.WORLD);
        if (grams == null && carbon.isEmpty()) {
            carbon = nearest(world, year, row -> row.carbonGCo2PerKwh);
            assumed.add(
                    "Carbon intensity of the world: the record has none of %s.".formatted(where));
        }
        if (litres == null && water.isEmpty()) {
            water = nearest(world, year, row -> row.waterLitresPerKwh);
            assumed.add(
                    "Water intensity of the world: the record has none of %s.".formatted(where));
        }
        if (carbon != null && year != null && carbon.orElseThrow().year != year) {
            assumed.add(
                    "Carbon intensity of %d, the nearest year to %d in the record."
                            .formatted(carbon.get().year, year));
        }
        return new GridFigures(
                where,
                rows.get(0).regionName,
                carbon == null ? null : carbon.orElseThrow().year,
                carbon == null ? grams : carbon.orElseThrow().carbonGCo2PerKwh,
                carbon == null ? null : carbon.orElseThrow().source.slug,
                water == null ? litres : water.orElseThrow().waterLitresPerKwh,
                water == null ? null : water.orElseThrow().source.slug,
                List.copyOf(assumed));
    }

    /** The site with this on-site water. */
    public Site site(double wueLitresPerKwh, String wueSource) {
        return new Site(
                wueLitresPerKwh,
                gramsCo2PerKwh,
                waterLitresPerKwh,
                Site.Basis.LOCATION,
                wueSource,
                carbonSource,
                waterSource);
    }

    private static Optional<Grid> nearest(
            List<Grid> rows, Integer year, Function<Grid, Double> figure) {
        var wanted = year == null ? Integer.MAX_VALUE : year;
        return rows.stream()
                .filter(row -> figure.apply(row) != null)
                .min(
                        Comparator.<Grid>comparingLong(row -> Math.abs((long) row.year - wanted))
                                .thenComparing(row -> row.slug));
    }
}
