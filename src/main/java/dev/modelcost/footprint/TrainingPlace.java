package dev.modelcost.footprint;

import dev.modelcost.grid.GridFigures;
import dev.modelcost.grid.Regions;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.organization.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a model was trained: as asked, else as its makers state it, else in the main country of
 * their company, else anywhere. The PUE and the carbon intensity that the makers state count where
 * the question leaves them open; the intensity only for the place and time that they state it of.
 *
 * @param region as {@link Regions#code} takes it
 * @param basis {@link #ASKED}, {@link #STATED}, {@link #MAKER} or {@link #WORLD}
 * @param pue as stated; null if the question gives one or nobody states it
 * @param gramsCo2PerKwh as asked, else as stated; null to take that of the region
 * @param isStated whether the carbon intensity is the stated one
 * @param source slug of who states place, PUE and carbon intensity; null if nobody does
 * @param assumed what was taken for a place that is not known, in a sentence; null if it is known
 */
record TrainingPlace(
        String region,
        String basis,
        Double pue,
        Double gramsCo2PerKwh,
        boolean isStated,
        String source,
        String assumed) {

    static final String ASKED = "asked";
    static final String STATED = "stated";
    static final String MAKER = "maker-country";
    static final String WORLD = "world";

    /**
     * @param runs of the model, by all sources
     */
    static TrainingPlace of(
            Model model, SiteRequest asked, List<TrainingRun> runs, Regions regions) {
        var stated =
                runs.stream()
                        .filter(TrainingPlace::statesItsPlace)
                        .findFirst()
                        .orElseGet(TrainingRun::new);
        var elsewhere = asked.region() != null || asked.year() != null;
        var intensityIsStated =
                asked.carbonGramsCo2PerKwh() == null
                        && !elsewhere
                        && stated.carbonGCo2PerKwh != null;
        var pue = asked.pue() == null ? stated.pue : null;
        var country = country(model).flatMap(regions::country);
        String region;
        String basis;
        String assumed = null;
        if (asked.region() != null) {
            region = asked.region();
            basis = ASKED;
        } else if (stated.region != null) {
            region = stated.region;
            basis = STATED;
        } else if (country.isPresent()) {
            region = country.get();
            basis = MAKER;
            assumed =
                    "Place of training: %s, the country of %s, because the record has no site."
                            .formatted(regions.name(region), model.organization.company().name);
        } else {
            region = Regions.WORLD;
            basis = WORLD;
            assumed =
                    "Place of training: anywhere (the world average), because the record has neither a site nor the country of the maker.";
        }
        return new TrainingPlace(
                region,
                basis,
                pue,
                intensityIsStated ? stated.carbonGCo2PerKwh : asked.carbonGramsCo2PerKwh(),
                intensityIsStated,
                source(stated),
                assumed);
    }

    /** The electricity of the place in a year. */
    GridFigures grid(Integer year, Double litres) {
        var figures = GridFigures.of(region, year, gramsCo2PerKwh, litres);
        return isStated ? figures.withCarbonSource(source) : figures;
    }

    /** The data centre, with the PUE that is stated of it. */
    DataCentre in(DataCentre centre) {
        return pue == null ? centre : centre.withPueSource(source);
    }

    List<String> assumptions(GridFigures grid) {
        var all = new ArrayList<String>();
        if (assumed != null) {
            all.add(assumed);
        }
        all.addAll(grid.assumed());
        return all;
    }

    private static boolean statesItsPlace(TrainingRun run) {
        return run.region != null || run.pue != null || run.carbonGCo2PerKwh != null;
    }

    private static String source(TrainingRun run) {
        var source = run.siteSource == null ? run.source : run.siteSource;
        return source == null ? null : source.slug;
    }

    /** Of the company, else of the laboratory. */
    private static Optional<String> country(Model model) {
        return model.organization == null
                ? Optional.empty()
                : Stream.<Organization>of(model.organization.company(), model.organization)
                        .map(organization -> organization.country)
                        .filter(country -> country != null)
                        .findFirst();
    }
}
