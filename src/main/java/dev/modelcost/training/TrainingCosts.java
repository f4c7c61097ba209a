package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.PriceDeflation;
import dev.modelcost.calc.training.Deflator;
import dev.modelcost.chip.Chip;
import dev.modelcost.claim.Claim;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.measurement.NearbyMeasurement;
import dev.modelcost.measurement.NearestMeasurements;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.store.KeptResults;
import dev.modelcost.training.TrainingCostReport.Generation;
import dev.modelcost.training.TrainingCostReport.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Computes what training costs, by every method. */
@ApplicationScoped
public class TrainingCosts {

    /** Of steps of derivations, in all kept answers together: some megabytes. */
    private static final long ROOM = 4_000;

    private final Clock clock;

    /** They take long to compute, and the day on which the question is asked changes none. */
    private final KeptResults<Asked, Costed> ofRecord =
            new KeptResults<>(TrainingCosts::costed, Costed::size, ROOM);

    TrainingCosts(Clock clock) {
        this.clock = clock;
    }

    /**
     * The cost of a recorded model, and of its ancestors if asked for.
     *
     * @throws MissingData naming what is missing
     */
    public TrainingCostReport ofRecord(Model model, TrainingCostRequest asked) {
        return ofRecord.of(new Asked(model.slug, asked.ofNoDay(), LocalDate.now(clock)))
                .report(asked);
    }

    /**
     * All that the cost of a recorded model depends on.
     *
     * @param model slug
     * @param today whose rents count where nobody says when the work was done
     */
    private record Asked(String model, TrainingCostRequest question, LocalDate today) {}

    private static Costed costed(Asked asked) {
        var model = Model.DIRECTORY.again(asked.model);
        var taken = new ArrayList<String>();
        var question = asked.question.named(true, asked.today, taken);
        var assumptions = AssumptionBook.ofTraining(question.assumptions(), taken);
        var chip = chip(question, taken);
        var models = question.lineage() ? LineageStages.lineage(model) : List.of(model);
        var workloads = new RecordedStages(question, assumptions, chip);
        var stages = workloads.ofRecord(models);
        return costed(
                model,
                models,
                stages,
                workloads.peaks(),
                question,
                assumptions,
                taken,
                asked.today);
    }

    /**
     * The cost of the work that the question specifies.
     *
     * @throws UnknownName if the record does not have the model or chip
     * @throws MissingData naming what is missing
     */
    TrainingCostReport ofQuestion(TrainingCostRequest asked) {
        var taken = new ArrayList<String>();
        var question = asked.named(asked.given().model() != null, LocalDate.now(clock), taken);
        var assumptions = AssumptionBook.ofTraining(question.assumptions(), taken);
        var model =
                Model.DIRECTORY.named(
                        "model", question.given().model(), null, question.given().asOf(), taken);
        var chip = chip(question, taken);
        var workloads = new RecordedStages(question, assumptions, chip);
        var models = model == null ? List.<Model>of() : List.of(model);
        if (GivenStage.isTold(question)) {
            var stage = new GivenStage(question, assumptions, workloads, model).on(chip);
            return costed(
                            model,
                            models,
                            List.of(stage),
                            workloads.peaks(),
                            question,
                            assumptions,
                            taken,
                            LocalDate.now(clock))
                    .report(asked);
        }
        if (model == null) {
            throw new MissingData(
                    "The amount of work is not given.",
                    List.of(
                            "chipHours, or chipCount and wallClockHours, or trainingFlop, or"
                                    + " activeParameters and trainingTokens, or model"));
        }
        return costed(
                        model,
                        models,
                        workloads.ofRecord(models),
                        workloads.peaks(),
                        question,
                        assumptions,
                        taken,
                        LocalDate.now(clock))
                .report(asked);
    }

    private static Chip chip(TrainingCostRequest question, List<String> taken) {
        return Chip.DIRECTORY.named("chip", question.given().chip(), taken);
    }

    private static Costed costed(
            Model model,
            List<Model> models,
            List<TrainingStage> stages,
            Peaks peaks,
            TrainingCostRequest question,
            AssumptionBook assumptions,
            List<String> taken,
            LocalDate today) {
        var generations =
                new LineageStages(models, stages, money(models, stages, question, assumptions));
        var answer = answer(model, generations, question, assumptions, today);
        return new Costed(
                model,
                generations,
                question,
                answer,
                runs(stages, peaks, question, assumptions),
                measured(stages, question),
                assumptions,
                List.copyOf(taken));
    }

    /**
     * What is computed for a question, on whatever day it is asked.
     *
     * @param model null if the question names none
     * @param question with the slugs of what it names
     * @param taken what its names were taken for
     */
    private record Costed(
            Model model,
            LineageStages generations,
            TrainingCostRequest question,
            TrainingCostResult answer,
            List<RunReport> runs,
            List<NearbyMeasurement> measured,
            AssumptionBook assumptions,
            List<String> taken) {

        /** In steps of derivations, about. */
        int size() {
            return 5
                    + answer.derivation().size()
                    + runs.stream().mapToInt(run -> 2 + run.derivation().size()).sum()
                    + measured.size();
        }

        /**
         * @param asked the same question, on its day
         */
        TrainingCostReport report(TrainingCostRequest asked) {
            var models = generations.models();
            var stages = generations.stages();
            var sources =
                    Stream.concat(
                                    answer.derivation().stream(),
                                    runs.stream().flatMap(run -> run.derivation().stream()))
                            .flatMap(step -> step.sources().stream())
                            .distinct()
                            .toList();
            return new TrainingCostReport(
                    Model.ref(model),
                    question.method().slug(),
                    question.scope().slug(),
                    ScopeNote.of(
                            model,
                            models,
                            stages.stream().anyMatch(TrainingStage::isGiven),
                            question),
                    asked.asOf(),
                    answer.rateBasis() == null ? null : answer.rateBasis().slug(),
                    money(generations.money()),
                    answer.costUsd(),
                    answer.chipHours(),
                    answer.parts(),
                    runs,
                    measured,
                    question.lineage() ? lineage(models, answer) : List.of(),
                    Stream.of(
                                    taken,
                                    AssumedOfTraining.of(asked, stages, answer, assumptions),
                                    UnusedOfTraining.of(question, stages, runs, measured, answer))
                            .flatMap(List::stream)
                            .toList(),
                    answer.sensitivity(),
                    answer.derivation(),
                    SourceRefs.of(sources),
                    assumptions.used());
        }
    }

    /** Beside the longest of the stages. */
    private static List<NearbyMeasurement> measured(
            List<TrainingStage> stages, TrainingCostRequest question) {
        return stages.stream()
                .filter(stage -> stage.chip() != null && stage.hours() != null)
                .max(Comparator.comparingDouble(stage -> stage.hours().hours()))
                .map(
                        stage ->
                                new NearestMeasurements(
                                                stage.model(),
                                                activeParameters(stage, question),
                                                isMixture(stage, question),
                                                stage.precision(),
                                                stage.chipCount(),
                                                null)
                                        .ofTraining(stage.chip()))
                .orElse(List.of());
    }

    private static Double activeParameters(TrainingStage stage, TrainingCostRequest question) {
        var given = question.given().work().flop().activeParameters();
        var model = stage.model();
        if (given != null || model == null) {
            return given;
        }
        return model.parametersActive == null ? model.parametersTotal : model.parametersActive;
    }

    private static boolean isMixture(TrainingStage stage, TrainingCostRequest question) {
        var given = question.given().work().mixture();
        var counts = stage.model() == null || stage.isGiven() && stage.assumesAnMfu();
        return given != null && counts ? given : ExpectedMfu.isMixture(stage.model());
    }

    private static List<RunReport> runs(
            List<TrainingStage> stages,
            Peaks peaks,
            TrainingCostRequest question,
            AssumptionBook assumptions) {
        peaks.add(
                stages.stream()
                        .map(TrainingStage::chip)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var dates = new RunDates(question.given().dates(), assumptions);
        var published =
                stages.stream()
                        .filter(stage -> stage.mfu() != null && stage.model() != null)
                        .map(TrainingStage::model)
                        .distinct()
                        .toList();
        var mfuClaims = published.isEmpty() ? List.<Claim>of() : Claim.about(published, "mfu");
        return stages.stream()
                .map(
                        stage ->
                                RunReport.of(
                                        stage,
                                        peaks,
                                        question.given().work().precision(),
                                        dates.published(stage),
                                        question.given().power().tdpWatts(),
                                        mfuClaims,
                                        assumptions))
                .toList();
    }

    private static TrainingCostResult answer(
            Model model,
            LineageStages generations,
            TrainingCostRequest question,
            AssumptionBook assumptions,
            LocalDate today) {
        if (question.isDevelopment()) {
            // The ancestors' development is not part of the model's.
            var own =
                    new LineageStages(
                            generations.models().stream().limit(1).toList(),
                            generations.of(0),
                            generations.money().subList(0, 1));
            return new DevelopmentTraining(question, assumptions)
                    .answer(model, own, compute(own, question, assumptions, today));
        }
        return compute(generations, question, assumptions, today);
    }

    private static TrainingCostResult compute(
            LineageStages generations,
            TrainingCostRequest question,
            AssumptionBook assumptions,
            LocalDate today) {
        var prices = ChipPriceRows.asNeeded();
        return switch (question.computeMethod()) {
            case RENTAL ->
                    new RentalTraining(question, assumptions, prices, today).answer(generations);
            case ACQUISITION ->
                    new AcquisitionTraining(question, assumptions, prices).answer(generations);
            default -> new AmortizedTraining(question, assumptions, prices).answer(generations);
        };
    }

    private static List<Deflator> money(
            List<Model> models,
            List<TrainingStage> stages,
            TrainingCostRequest question,
            AssumptionBook assumptions) {
        var month = new PriceDeflation(question.priceMonth());
        var dates = new RunDates(question.given().dates(), assumptions);
        var money = new ArrayList<Deflator>();
        for (int i = 0; i < Math.max(1, models.size()); i++) {
            var model = models.isEmpty() ? null : models.get(i);
            var stage =
                    stages.stream()
                            .filter(s -> Objects.equals(s.model(), model))
                            .findFirst()
                            .orElseThrow();
            money.add(month.from(dates.published(stage), stage.modelName()));
        }
        return money;
    }

    private static Money money(List<Deflator> money) {
        var first = money.get(0);
        return first == null
                ? null
                : new Money(first.to().toString(), first.series(), first.vintage());
    }

    private static List<Generation> lineage(List<Model> models, TrainingCostResult answer) {
        var generations = new ArrayList<Generation>();
        for (int i = 0; i < models.size(); i++) {
            generations.add(new Generation(Model.ref(models.get(i)), answer.byModel().get(i)));
        }
        return generations;
    }
}
