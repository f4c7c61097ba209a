package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.chip.Chip;
import dev.modelcost.claim.Claim;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import dev.modelcost.serving.ServingEnergy;
import dev.modelcost.serving.ServingEnergyRequest;
import dev.modelcost.source.Source;
import dev.modelcost.testsupport.ShippedAssumptions;
import java.time.LocalDate;
import java.util.List;

/** Rows of a record and questions about them, without a database. */
final class FootprintFixtures {

    static final AssumptionBook EPOCH = ShippedAssumptions.open(AssumptionBook.EPOCH);
    static final AssumptionBook SERVING = ShippedAssumptions.open(AssumptionBook.SERVING);
    static final AssumptionBook PRIORS = ShippedAssumptions.open(AssumptionBook.PRIORS);
    static final AssumptionBook ECOLOGITS = ShippedAssumptions.open(AssumptionBook.ECOLOGITS);

    static final SiteRequest NO_SITE = new SiteRequest(null, null, null, null, null, null);
    static final TokenRequest NO_TOKENS = new TokenRequest(null, null, null, null, null, null);
    static final MachineUseRequest NO_USE =
            new MachineUseRequest(null, null, null, null, null, null, null, null, null, null);

    /** 57 g CO2e and 2 L of water a kWh. */
    static final GridFigures FRANCE_2022 =
            new GridFigures("FRA", "France", 2022, 57, "grid-source", 2, "water-source", List.of());

    static final ServingEnergyRequest.Settings NO_SETTINGS =
            new ServingEnergyRequest.Settings(null, null, null, null);

    private FootprintFixtures() {}

    /** A request to a copy on four chips of 500 W, 3,000 tokens long and 1,000 written. */
    static RequestEnergy served(int outputTokens) {
        return RequestEnergy.of(
                new ServingEnergy(
                        4,
                        3000,
                        1000,
                        40,
                        Estimate.range(0.0005, 0.001, 0.002, 0.9),
                        Estimate.range(400, 500, 600, 0.9),
                        List.of("Batch: 64."),
                        List.of(),
                        SERVING.used(),
                        SERVING.sources()),
                outputTokens);
    }

    static FootprintRequest asked(SiteRequest site) {
        return new FootprintRequest(site, null, null, ServingEnergyRequest.NONE, GivenNames.NONE);
    }

    /** A data centre of which everything is known. */
    static DataCentre centre(double pue, double wue) {
        return new DataCentre(
                Distribution.exact(pue), null, Distribution.exact(wue), null, List.of());
    }

    /** A data centre whose overhead is believed to be in a range. */
    static DataCentre uncertainCentre() {
        return new DataCentre(
                Distribution.lognormal(1.1, 1.2, 1.3),
                "pue-source",
                Distribution.exact(0.5),
                null,
                List.of());
    }

    static Source source(String slug) {
        var source = new Source();
        source.slug = slug;
        source.title = slug;
        source.kind = "paper";
        return source;
    }

    static Chip a100() {
        var chip = new Chip();
        chip.slug = "nvidia-a100-sxm4-80gb";
        chip.name = "A100 SXM4";
        chip.type = "gpu";
        chip.tdpWatts = 400.0;
        chip.source = source("a100-data-sheet");
        return chip;
    }

    static Model model() {
        var model = new Model();
        model.slug = "dense-70b";
        model.name = "Dense 70B";
        model.organization = new Organization();
        model.organization.slug = "nobody-in-particular";
        model.organization.name = "Nobody in Particular";
        model.parametersTotal = 70e9;
        model.parametersActive = 70e9;
        model.releasedOn = LocalDate.of(2022, 7, 11);
        model.source = source("model-list");
        return model;
    }

    static TrainingEnergy.Stage stage(double chipHours, Double chips, Chip chip) {
        return new TrainingEnergy.Stage(
                "training",
                "dense-70b-training",
                Distribution.exact(chipHours),
                chips,
                chip,
                "paper",
                Step.of("Chip-hours", "as published", chipHours, "chip-hour"));
    }

    static Claim measuredPower(double watts) {
        var claim = new Claim();
        claim.basis = "measured";
        claim.scope = "chip";
        claim.unit = "W";
        claim.value = watts;
        claim.source = source("measurement");
        return claim;
    }
}
