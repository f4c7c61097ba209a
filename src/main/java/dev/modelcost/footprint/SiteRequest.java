package dev.modelcost.footprint;

import dev.modelcost.grid.GridFigures;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;

/**
 * Where and when the machines run. What is not given is null.
 *
 * @param region whose electricity it is
 * @param year of the electricity
 * @param pue power usage effectiveness of the data centre
 * @param wueLitresPerKwh water evaporated on site, per kWh of IT energy
 * @param carbonGramsCo2PerKwh carbon intensity of the electricity, instead of the region's
 * @param waterLitresPerKwh water used to make the electricity, instead of the region's
 */
record SiteRequest(
        String region,
        Integer year,
        Double pue,
        Double wueLitresPerKwh,
        Double carbonGramsCo2PerKwh,
        Double waterLitresPerKwh) {

    static final SiteRequest NONE = new SiteRequest(null, null, null, null, null, null);

    static final Parameter<Double> PUE =
            Parameter.number("pue", 1, 3)
                    .describedAs(
                            "Power usage effectiveness: drawn from the grid / used by the machines; by Epoch's rule or EcoLogits if left out.")
                    .example(1.2);
    private static final Parameter<String> REGION =
            Parameter.named("region", "region")
                    .describedAs(
                            "Whose electricity: a country by its ISO 3166-1 code or English name, WOR for the world, or a region of /api/v1/grid;"
                                    + " the world's average if left out.")
                    .example("FRA");
    private static final Parameter<Integer> YEAR =
            Parameter.integer("year", 1990, 2100)
                    .describedAs(
                            "Year of the electricity; the nearest in the record counts. If left out, the year of a model's release for its training,"
                                    + " and the latest for all else.")
                    .example(2023);
    private static final Parameter<Double> WUE =
            Parameter.number("wueLitresPerKwh", 0, 20)
                    .describedAs(
                            "Water evaporated on site, litres per kWh of IT energy; by EcoLogits if left out.")
                    .example(0.5);
    private static final Parameter<Double> CARBON =
            Parameter.number("carbonGramsCo2PerKwh", 0, GridFigures.MOST_GRAMS)
                    .describedAs(
                            "Carbon intensity of the electricity, g CO2e per kWh; the region's if left out.")
                    .example(57.0);
    private static final Parameter<Double> WATER =
            Parameter.number("waterLitresPerKwh", 0, GridFigures.MOST_LITRES)
                    .describedAs(
                            "Water used to make the electricity, litres per kWh; the region's if left out.")
                    .example(2.0);

    static final Parameters<SiteRequest> PARAMETERS =
            Parameters.of(
                    SiteRequest.class, SiteRequest::read, REGION, YEAR, PUE, WUE, CARBON, WATER);

    static SiteRequest read(GivenValues given) {
        return new SiteRequest(
                given.read(REGION),
                given.read(YEAR),
                given.read(PUE),
                given.read(WUE),
                given.read(CARBON),
                given.read(WATER));
    }
}
