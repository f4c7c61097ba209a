package dev.modelcost.grid;

import dev.modelcost.calc.footprint.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The carbon intensity and water intensity of electricity in a place.
 *
 * @param region code of the region in the record
 * @param regionName display name of the region
 * @param carbonYear year of the carbon intensity; null if it was given
 * @param gramsCo2PerKwh carbon intensity, location-based, in grams of CO2 equivalent per kWh
 * @param carbonSource slug of its source; null if it was given
 * @param waterLitresPerKwh water that power stations consume, in litres per kWh
 * @param waterSource slug of its source; null if it was given
 * @param assumed what the question left open and what was assumed instead, in sentences
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
     * The figures of the year nearest to the one asked for.
     *
     * @param region as {@link Regions#code} takes it; null for the world
     * @param year null for the latest
     * @param grams carbon intensity to use instead of the recorded one; null for none
     * @param litres water intensity likewise
     * @throws dev.modelcost.failure.InvalidInput for a region that is not in the record
     */
    public static GridFigures of(String region, Integer year, Double grams, Double litres) {
        var assumed = new ArrayList<String>();
        if (region == null && (grams == null || litres == null)) {
            assumed.add("Region: the world average for electricity (WOR).");
        }
        var regions = Regions.ofRecord();
        var code = regions.code("region", region == null ? Regions.WORLD : region, assumed);
        return among(
                regions.around(code).stream().map(Grid::of).toList(), year, grams, litres, assumed);
    }

    /**
     * The same, from given rows of the record.
     *
     * @param around rows of the region, at least one, then those of the regions that it lies in,
     *     from small to large, which are used where it has no figure itself; last the world's
     * @param assumed list to which the substitutes for missing figures are added
     */
    static GridFigures among(
            List<List<Grid>> around,
            Integer year,
            Double grams,
            Double litres,
            List<String> assumed) {
        var carbon =
                grams == null
                        ? nearest("Carbon", around, year, r -> r.carbonGCo2PerKwh, assumed)
                        : null;
        var water =
                litres == null
                        ? nearest("Water", around, year, r -> r.waterLitresPerKwh, assumed)
                        : null;
        if (carbon != null && year != null && carbon.year != year) {
            assumed.add(
                    "Carbon intensity of %d, the nearest year to %d in the record."
                            .formatted(carbon.year, year));
        }
        var region = around.get(0).get(0);
        return new GridFigures(
                region.region,
                region.regionName,
                carbon == null ? null : carbon.year,
                carbon == null ? grams : carbon.carbonGCo2PerKwh,
                carbon == null ? null : carbon.source.slug,
                water == null ? litres : water.waterLitresPerKwh,
                water == null ? null : water.source.slug,
                List.copyOf(assumed));
    }

    /** The same where the carbon intensity is one that somebody states of the place. */
    public GridFigures withCarbonSource(String source) {
        return new GridFigures(
                region,
                regionName,
                carbonYear,
                gramsCo2PerKwh,
                source,
                waterLitresPerKwh,
                waterSource,
                assumed);
    }

    /** A site that uses this electricity and itself evaporates this much water. */
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

    private static Grid nearest(
            String kind,
            List<List<Grid>> around,
            Integer year,
            Function<Grid, Double> figure,
            List<String> assumed) {
        for (var rows : around) {
            var found = nearest(rows, year, figure);
            if (found.isPresent()) {
                if (rows != around.get(0)) {
                    assumed.add(
                            "%s intensity: %s, because the record has none for %s."
                                    .formatted(
                                            kind,
                                            found.get().region.equals(Regions.WORLD)
                                                    ? "the world average"
                                                    : "that of " + found.get().regionName,
                                            around.get(0).get(0).regionName));
                }
                return found.get();
            }
        }
        throw new IllegalStateException("the record has no figures for the world");
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
