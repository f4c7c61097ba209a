package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.footprint.RequestFootprint;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.web.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The footprint of a model of the record, put together from its runs, its size and the grid. */
final class ModelFootprint {

    static final double LEAST_PUE = 1;
    static final double MOST_PUE = 3;
    static final double MOST_WUE = 20;

    private static final int TOKENS = 1_000_000;
    private static final double JOULES_PER_KWH = 3.6e6;
    private static final double WATTS_PER_KILOWATT = 1000;

    private final Model model;
    private final Question question;
    private final AssumptionBook epoch = AssumptionBook.open(AssumptionBook.EPOCH);
    private final AssumptionBook ecologits = AssumptionBook.open(AssumptionBook.ECOLOGITS);
    private final List<String> assumed = new ArrayList<>();
    private final List<Step> derivation = new ArrayList<>();

    private ModelFootprint(Model model, Question question) {
        this.model = model;
        this.question = question;
    }

    /** By what the power of training is known, where nobody measured it. */
    private static final List<String> POWERS =
            List.of(TrainingEnergy.BY_TDP, TrainingEnergy.BY_FORMULA);

    /** Where, when and by what method, with null for what was not asked. */
    record Question(String region, Integer year, Double pue, Double wue, String power) {

        static Question read(Query query) {
            var question =
                    new Question(
                            query.text("region").orElse(null),
                            query.integer("year", 1990, 2100).orElse(null),
                            query.number("pue", LEAST_PUE, MOST_PUE).orElse(null),
                            query.number("wue", 0, MOST_WUE).orElse(null),
                            query.oneOf("power", POWERS).orElse(TrainingEnergy.BY_TDP));
            query.refuseUnknown();
            if (question.byFormula() && question.pue() != null) {
                throw new InvalidInput(
                        "pue",
                        "power=%s includes the overhead of the data centre; leave out one of the two."
                                .formatted(TrainingEnergy.BY_FORMULA));
            }
            return question;
        }

        boolean byFormula() {
            return power.equals(TrainingEnergy.BY_FORMULA);
        }
    }

    /**
     * @throws MissingData if neither training nor serving can be determined
     */
    static FootprintReport of(Model model, Question question) {
        return new ModelFootprint(model, question).report();
    }

    private FootprintReport report() {
        var energy = TrainingEnergy.of(model, question.byFormula(), epoch);
        var size = model.parametersTotal;
        if (energy.uses().isEmpty() && size == null) {
            throw new MissingData(
                    "The record tells neither on which chips %s was trained for how long, nor how many parameters it has."
                            .formatted(model.name),
                    Stream.concat(
                                    energy.missing().stream(),
                                    Stream.of("parameters of " + model.slug))
                            .toList());
        }
        var training = energy.uses().isEmpty() ? null : training(energy);
        var serving = size == null ? null : serving();
        var sources =
                Stream.of(
                                derivation.stream().flatMap(step -> step.sources().stream()),
                                epoch.sources().stream(),
                                ecologits.sources().stream())
                        .flatMap(s -> s)
                        .distinct()
                        .toList();
        return new FootprintReport(
                model.slug,
                training,
                training == null
                        ? "Missing: " + String.join(", ", energy.missing()) + "."
                        : "The stages that trained %s; no prior research, no failed runs, no base model.%s"
                                .formatted(
                                        model.name,
                                        energy.missing().isEmpty()
                                                ? ""
                                                : " Without "
                                                        + String.join(", ", energy.missing())
                                                        + "."),
                serving,
                serving == null
                        ? "Missing: parameters of %s.".formatted(model.slug)
                        : "A million output tokens by the regressions of EcoLogits, whose own error is not published: the range is"
                                + " that of PUE and WUE. The prompt costs nothing in them.",
                published(),
                assumed.stream().distinct().toList(),
                List.copyOf(derivation),
                SourceRefs.of(sources),
                List.of(epoch.used(), ecologits.used()));
    }

    private FootprintReport.Training training(TrainingEnergy energy) {
        var year =
                question.year() == null && model.releasedOn != null
                        ? Integer.valueOf(model.releasedOn.getYear())
                        : question.year();
        var grid = GridFigures.of(question.region(), year, null, null);
        var centre = DataCentre.training(model, question.pue(), question.wue(), epoch, ecologits);
        assumed.addAll(grid.assumed());
        assumed.addAll(centre.assumed());
        assumed.add("Making of the machines by EcoLogits' GPU and server, whatever the chip.");
        var derived =
                UsageFootprint.of(energy.uses(), centre, grid, MethodConstants.embodied(ecologits));
        derivation.addAll(energy.derivation());
        derivation.addAll(derived.footprint().steps());
        return new FootprintReport.Training(
                derived.chipHours(), List.copyOf(energy.bases()), derived.impact());
    }

    private FootprintReport.Serving serving() {
        var known = ActiveParameters.of(model.parametersTotal, model.parametersActive, model);
        if (known.assumed() != null) {
            assumed.add(known.assumed());
        }
        var grid = GridFigures.of(question.region(), question.year(), null, null);
        var centre = DataCentre.serving(model, question.pue(), question.wue(), epoch, ecologits);
        assumed.addAll(grid.assumed());
        assumed.addAll(centre.assumed());
        var source = (model.architectureSource == null ? model.source : model.architectureSource);
        var embodied = MethodConstants.embodied(ecologits);
        var request =
                RequestFootprint.of(
                        known.total(),
                        known.active(),
                        0,
                        TOKENS,
                        centre.pue().median(),
                        grid.site(centre.wue().median(), centre.wueSource()),
                        MethodConstants.request(ecologits),
                        embodied,
                        source.slug);
        derivation.addAll(known.steps());
        derivation.addAll(request.steps());
        var impact = UsageFootprint.of(List.of(use(request)), centre, grid, embodied).impact();
        return new FootprintReport.Serving(
                request.chips(), TOKENS, impact.energyKwh().times(JOULES_PER_KWH / TOKENS), impact);
    }

    /** A request as so many chip-hours at so many watts. */
    static EnergyUse use(RequestFootprint request) {
        var hours = request.chipHours();
        return new EnergyUse(
                "request",
                Distribution.exact(hours),
                Distribution.exact(
                        request.footprint().energy().itKwh() * WATTS_PER_KILOWATT / hours),
                false,
                List.of(),
                null);
    }

    private List<FootprintReport.Published> published() {
        return Stream.of("energy", "carbon", "water")
                .flatMap(metric -> Claim.about(List.of(model), metric).stream())
                .map(FootprintReport.Published::of)
                .toList();
    }
}
