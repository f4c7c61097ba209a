package dev.modelcost.audit;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.ChipHoursInputs;
import dev.modelcost.calc.training.DefaultUtilization;
import dev.modelcost.calc.training.MeasuredUtilization;
import dev.modelcost.calc.training.StepWork;
import dev.modelcost.calc.training.TrainedModel;
import dev.modelcost.calc.training.TrainedWork;
import dev.modelcost.model.ActiveParameters;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The day whose rents a model's trainers paid: that of the training cost, which is the first day of
 * training where it is known, else some weeks before publication.
 */
final class RentalDay {

    private static final String SET = AssumptionBook.EPOCH;

    private final AuditSnapshot record;
    private final RecordedModel model;

    private RentalDay(AuditSnapshot record, RecordedModel model) {
        this.record = record;
        this.model = model;
    }

    /** Null if the day of the model's publication is not known. */
    static LocalDate of(AuditSnapshot record, RecordedModel model) {
        return model.releasedOn() == null ? null : new RentalDay(record, model).day();
    }

    private LocalDate day() {
        var dates =
                MethodConstants.dates(
                        name -> record.has(SET, name),
                        name -> record.constant(SET, name).value(),
                        model.slug());
        if (!MethodConstants.knowsTraining(name -> record.has(SET, name), model.slug())) {
            return model.releasedOn().minusDays(dates.trainingToPublicationDays());
        }
        var runs = model.bestRuns();
        var hours = runs.isEmpty() ? null : hoursFromStartToEnd(runs.get(0), runs.size() == 1);
        return dates.trainingStart(
                model.releasedOn(),
                hours == null ? OptionalDouble.empty() : OptionalDouble.of(hours),
                LocalDate.MIN);
    }

    private Double hoursFromStartToEnd(RecordedRun run, boolean isAll) {
        if (run.wallClockHours() != null) {
            return run.wallClockHours();
        }
        var chipHours = run.chipCount() == null ? null : chipHours(run);
        if (chipHours != null) {
            return chipHours / run.chipCount();
        }
        return isAll
                ? model.runs().stream()
                        .filter(other -> other.stage().equals("training"))
                        .map(RecordedRun::wallClockHours)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private DefaultUtilization expectedMfu(RecordedRun run, RecordedChip chip) {
        return new MeasuredUtilization(record.constants(AssumptionBook.TRAINING))
                .of(
                        new TrainedWork(
                                chip.slug(),
                                chip.computesIn(run.precision()),
                                new TrainedModel(
                                        ActiveParameters.isMixture(
                                                model.mixture(),
                                                model.parametersTotal(),
                                                model.parametersActive()),
                                        model.parametersTotal(),
                                        model.parametersActive()),
                                StepWork.UNKNOWN,
                                model.releasedOn()));
    }

    private Double chipHours(RecordedRun run) {
        var chip = record.chip(run.chip());
        var inputs =
                new ChipHoursInputs(
                        run.chipHours(),
                        run.chipCount(),
                        run.wallClockHours(),
                        model.flop(run),
                        chip == null
                                ? null
                                : chip.peakOfMfu(run.mfu() == null ? null : run.precision()),
                        run.mfu(),
                        run.source(),
                        null);
        return ChipHours.firstKnown(inputs, () -> expectedMfu(run, chip))
                .map(ChipHours::hours)
                .orElse(null);
    }
}
