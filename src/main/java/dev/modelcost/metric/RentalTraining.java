package dev.modelcost.metric;

import dev.modelcost.calc.Distribution;
import dev.modelcost.calc.RentalCost;
import dev.modelcost.calc.Step;
import dev.modelcost.calc.TrainingDates;
import dev.modelcost.calc.UncertainInput;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.metric.TrainingCostQuestion.RateBasis;
import dev.modelcost.metric.TrainingCostQuestion.Scope;
import dev.modelcost.metric.TrainingCostReport.Generation;
import dev.modelcost.metric.TrainingCostReport.Part;
import dev.modelcost.model.Model;
import dev.modelcost.model.TrainingRun;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What training costs whoever rents the chips: chip-hours times an hourly rate, stage by stage. */
@ApplicationScoped
public class RentalTraining {

    /** A base model of a base model of ...: deeper is a loop in the data. */
    private static final int MOST_GENERATIONS = 20;

    private final Clock clock;

    RentalTraining(Clock clock) {
        this.clock = clock;
    }

    /**
     * The cost of a model, and of its ancestors if asked for.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming what is missing
     */
    TrainingCostReport report(Model model, TrainingCostQuestion question) {
        var assumptions = AssumptionBook.open(AssumptionBook.EPOCH);
        var generations = question.lineage() ? lineage(model) : List.of(model);
        var priced = price(generations, question, assumptions);

        var derivation = new ArrayList<Step>();
        var parts = new ArrayList<Part>();
        for (var stage : priced) {
            derivation.add(stage.stage().chipHours().derivation());
            if (stage.rateDerivation() != null) {
                derivation.add(stage.rateDerivation());
            }
            parts.add(stage.part(question.confidence()));
        }
        derivation.addAll(
                RentalCost.of(priced.stream().map(PricedStage::rented).toList()).derivation());
        var lineage =
                question.lineage()
                        ? generations(generations, priced, question.confidence())
                        : List.<Generation>of();
        var sources =
                derivation.stream().flatMap(step -> step.sources().stream()).distinct().toList();
        return new TrainingCostReport(
                model.slug,
                question.method(),
                question.scope().slug(),
                scopeNote(model, generations, question),
                question.asOf(),
                common(parts.stream().map(Part::rateBasis).distinct().toList()),
                PricedStage.costUsd(priced, question.confidence()),
                PricedStage.chipHours(priced, question.confidence()),
                parts,
                lineage,
                derivation,
                SourceRefs.of(sources),
                assumptions.used());
    }

    /** The model, then its base model, then the base of that. */
    private static List<Model> lineage(Model model) {
        var generations = new ArrayList<Model>();
        for (var m = model; m != null && generations.size() < MOST_GENERATIONS; ) {
            generations.add(m);
            m = m.baseModel == null ? null : Model.DIRECTORY.find(m.baseModel.slug).orElseThrow();
        }
        return generations;
    }

    private List<PricedStage> price(
            List<Model> generations, TrainingCostQuestion question, AssumptionBook assumptions) {
        var runs =
                TrainingRun.of(generations).stream()
                        .collect(Collectors.groupingBy(run -> run.model.id));
        var chips =
                runs.values().stream()
                        .flatMap(List::stream)
                        .map(run -> run.chip)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        var peaks =
                ChipPeak.of(chips).stream().collect(Collectors.groupingBy(peak -> peak.chip.id));
        var market = new MarketRates(assumptions);
        var priced = new ArrayList<PricedStage>();
        for (var model : generations) {
            var choice = choice(model, runs, peaks, question.scope(), assumptions);
            for (var stage : choice.stages()) {
                priced.add(price(model, stage, question, market, assumptions));
            }
        }
        return priced;
    }

    private static RunChoice choice(
            Model model,
            Map<Long, List<TrainingRun>> runs,
            Map<Long, List<ChipPeak>> peaks,
            Scope scope,
            AssumptionBook assumptions) {
        return RunChoice.of(
                        model, runs.getOrDefault(model.id, List.of()), peaks, scope, assumptions)
                .orElseThrow(
                        () ->
                                Problems.notEnoughData(
                                        "The record does not tell how long %s was trained on which chips."
                                                .formatted(model.name),
                                        List.of(
                                                "chip-hours of "
                                                        + model.slug
                                                        + ", or chips and hours, or FLOP and chip")));
    }

    private PricedStage price(
            Model model,
            RunChoice.Stage stage,
            TrainingCostQuestion question,
            MarketRates market,
            AssumptionBook assumptions) {
        var run = stage.run();
        var hours =
                new UncertainInput("chip-hours of " + run.slug, spread(model, stage, assumptions));
        if (question.rate() == RateBasis.GIVEN) {
            var rate = UncertainInput.exact("rate", question.usdPerChipHour());
            return new PricedStage(model, stage, hours, rate, RateBasis.GIVEN, null, null);
        }
        if (run.usdPerChipHour != null && question.rate() != RateBasis.MARKET) {
            var rate = UncertainInput.exact("rate", run.usdPerChipHour);
            return new PricedStage(
                    model, stage, hours, rate, RateBasis.PUBLISHED, null, run.source.slug);
        }
        if (question.rate() == RateBasis.PUBLISHED) {
            throw Problems.notEnoughData(
                    "%s states no hourly rate for %s of %s; ask with rate=market or a rate of your own."
                            .formatted(run.source.title, stage.name(), model.name),
                    List.of("published rate of " + run.slug));
        }
        if (run.chip == null) {
            throw Problems.notEnoughData(
                    "The record does not tell on which chip %s of %s ran; ask with a rate of your own."
                            .formatted(stage.name(), model.name),
                    List.of("chip of " + run.slug));
        }
        var day = question.asOf() == null ? priceDate(model, run, assumptions) : question.asOf();
        var rate =
                market.at(model, run.chip, day)
                        .orElseThrow(
                                () ->
                                        Problems.notEnoughData(
                                                "The record has no rental price of %s; ask with a rate of your own."
                                                        .formatted(run.chip.name),
                                                List.of("rental price of " + run.chip.slug)));
        var believed =
                assumptions
                        .distribution(
                                run.chip.type.equals("tpu")
                                        ? "uncertainty.tpu-price"
                                        : "uncertainty.gpu-price")
                        .centredOn(rate.usdPerChipHour());
        // One market: stages on the same chip at the same price err together.
        var name = "rate of " + run.chip.slug;
        return new PricedStage(
                model,
                stage,
                hours,
                new UncertainInput(name, believed),
                RateBasis.MARKET,
                rate.derivation(),
                rate.derivation().sources().get(0));
    }

    /** Sixty days before training began, as far as that is known. */
    private LocalDate priceDate(Model model, TrainingRun run, AssumptionBook assumptions) {
        if (model.releasedOn == null) {
            return LocalDate.now(clock);
        }
        var dates =
                new TrainingDates(
                        (int) assumptions.value("availability-delay.gpu"),
                        (int) assumptions.value("publication-delay"),
                        (int) assumptions.value("price-date-offset"),
                        assumptions.value("training-time.default"));
        var available = available(run.chip, dates);
        var start =
                dates.trainingStart(
                        model.releasedOn, MarketRates.hours(run.wallClockHours), available);
        return dates.rentalPriceDate(start);
    }

    private static LocalDate available(Chip chip, TrainingDates dates) {
        if (chip.releasedOn == null) {
            return LocalDate.MIN;
        }
        return chip.type.equals("tpu")
                ? dates.tpuAvailableFrom(chip.releasedOn)
                : dates.gpuAvailableFrom(chip.releasedOn, chip.releasedOn);
    }

    /** What the source states exactly gets no range. */
    static Distribution spread(Model model, RunChoice.Stage stage, AssumptionBook assumptions) {
        var hours = stage.chipHours();
        var stated = Distribution.exact(hours.hours());
        return switch (hours.basis()) {
            case PUBLISHED ->
                    List.of("approximate", "upper-bound").contains(stage.run().chipHoursBasis)
                            ? assumptions
                                    .distribution("uncertainty.chip-count")
                                    .centredOn(hours.hours())
                            : stated;
            case CHIPS_TIMES_HOURS -> stated;
            case FLOP ->
                    "confident".equals(model.confidence)
                            ? stated
                            : assumptions
                                    .distribution("uncertainty.training-flop")
                                    .centredOn(hours.hours());
            case FLOP_WITH_DEFAULT_MFU ->
                    // Chip-hours go with 1 / MFU, whose 90 % range is that of the MFU turned over.
                    Distribution.lognormal(
                            hours.hours() * mfu(assumptions, 0) / mfu(assumptions, 1.645),
                            hours.hours(),
                            hours.hours() * mfu(assumptions, 0) / mfu(assumptions, -1.645));
        };
    }

    private static double mfu(AssumptionBook assumptions, double deviate) {
        return assumptions.distribution("mfu").at(deviate);
    }

    private static List<Generation> generations(
            List<Model> models, List<PricedStage> priced, double confidence) {
        return models.stream()
                .map(
                        model -> {
                            var own = priced.stream().filter(p -> p.model() == model).toList();
                            return new Generation(model.slug, PricedStage.costUsd(own, confidence));
                        })
                .toList();
    }

    private static String common(List<String> bases) {
        return bases.size() == 1 ? bases.get(0) : "mixed";
    }

    /** What a reader would otherwise get wrong: what the figure leaves out. */
    private static String scopeNote(
            Model model, List<Model> generations, TrainingCostQuestion question) {
        var base = model.baseModel;
        var own =
                base == null
                        ? "The stages that trained " + model.name
                        : "The stages that made %s from %s".formatted(model.name, base.name);
        var bases =
                base == null
                        ? ""
                        : question.lineage()
                                ? ", and those of %s"
                                        .formatted(
                                                generations.stream()
                                                        .skip(1)
                                                        .map(m -> m.name)
                                                        .collect(Collectors.joining(" and ")))
                                : ", without the cost of %s itself (lineage=true adds it)"
                                        .formatted(base.name);
        var ablations = question.scope() == Scope.MODEL ? ", with recorded ablations" : "";
        return own
                + bases
                + ablations
                + "; no prior research, no failed runs, no staff, no data that was bought.";
    }
}
