package dev.modelcost.substitution;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.training.AmortizedCost;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRefs;
import dev.modelcost.store.KeptResults;
import dev.modelcost.substitution.RunOnChips.RunOnChip;
import dev.modelcost.substitution.SubstitutionReport.Memory;
import dev.modelcost.substitution.SubstitutionReport.Substitution;
import dev.modelcost.training.AmortizationInputs;
import dev.modelcost.training.AmortizedTraining;
import dev.modelcost.training.ChipSwap;
import dev.modelcost.training.LineageStages;
import dev.modelcost.training.RecordedStages;
import dev.modelcost.training.RentalTraining;
import dev.modelcost.training.Sampling;
import dev.modelcost.training.TrainingCostRequest;
import dev.modelcost.training.TrainingCostRequest.Method;
import dev.modelcost.training.TrainingCostRequest.RateBasis;
import dev.modelcost.training.TrainingCostResult;
import dev.modelcost.training.TrainingEstimateRequest;
import dev.modelcost.training.TrainingStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same run on every other chip: the same FLOP at the same MFU on the same number of chips. */
final class Substitutions {

    /** Of chips, in all kept answers together: some megabytes. */
    private static final long ROOM = 3_000;

    /**
     * They take long to compute, and the day and the destination that are asked for change none.
     */
    private static final KeptResults<Asked, RunOnChips> KEPT =
            new KeptResults<>(
                    asked -> new Substitutions(asked).runs(),
                    runs -> 2 + runs.others().size(),
                    ROOM);

    /**
     * About two hundred chips with two methods each: fewer samples keep the answer below 100 ms.
     */
    private static final int SAMPLES = 200;

    private static final double BITS_PER_BYTE = 8;

    /** Used where the format of the weights is not stated. */
    private static final double DEFAULT_BYTES = 2;

    /**
     * All that the run on other chips depends on.
     *
     * @param model slug
     * @param assumptions slug of the set
     * @param chips on which the run is put
     * @param most how many of them are shown
     * @param today whose rents count where nobody says when the model was trained
     */
    private record Asked(
            String model, String assumptions, List<Chip> chips, int most, LocalDate today) {}

    private final Asked asked;
    private final Model model;
    private final AssumptionBook assumptions;
    private final RecordedStages workloads;
    private final RentalTraining rental;
    private final AmortizedTraining amortized;
    private final AmortizationInputs owned;
    private final LinkedHashSet<String> sources = new LinkedHashSet<>();

    private Substitutions(Asked asked) {
        this.asked = asked;
        this.model = Model.DIRECTORY.again(asked.model);
        this.assumptions = AssumptionBook.open(asked.assumptions);
        var question = question(asked.assumptions);
        this.workloads = new RecordedStages(question, assumptions, null);
        var prices = ChipPriceRows.ofAll();
        this.rental = new RentalTraining(question, assumptions, prices, asked.today);
        this.owned = new AmortizationInputs(question.given(), assumptions, prices);
        this.amortized = new AmortizedTraining(question, owned);
    }

    /**
     * The run of a model on chips.
     *
     * @param assumptions slug of the assumption set
     * @param chips on which the run is put
     * @param most how many of them are shown
     * @param today whose rents count where nobody says when the model was trained
     * @throws MissingData if the record does not say which chips the model was trained on
     */
    static RunOnChips of(
            Model model, String assumptions, List<Chip> chips, int most, LocalDate today) {
        return KEPT.of(
                new Asked(model.slug, assumptions, chips, Math.min(most, chips.size()), today));
    }

    /** Market rates for all chips: a rate given for the original says nothing about the others. */
    private static TrainingCostRequest question(String assumptions) {
        return new TrainingCostRequest(
                Method.RENTAL,
                Scope.RUN,
                false,
                RateBasis.MARKET,
                null,
                assumptions,
                TrainingEstimateRequest.ofRecord(new Sampling(0.9, SAMPLES)));
    }

    /** The run on a chip; empty where the chip has no peak at a precision of the run's chip. */
    private record OnChip(Chip chip, Optional<List<ChipSwap>> swaps) {

        List<TrainingStage> stages() {
            return swaps.map(all -> all.stream().map(ChipSwap::stage).toList()).orElse(List.of());
        }

        Double hours() {
            return swaps.map(
                            all ->
                                    all.stream()
                                            .mapToDouble(swap -> swap.stage().hours().hours())
                                            .sum())
                    .orElse(null);
        }
    }

    private RunOnChips runs() {
        var stages = workloads.ofRecord(List.of(model));
        var chipsOfRun = new HashSet<Chip>();
        stages.forEach(stage -> chipsOfRun.add(stage.chip()));
        var trainedOn = chipsOfRun.size() == 1 ? chipsOfRun.iterator().next() : null;
        if (trainedOn == null) {
            throw new MissingData(
                    "The record does not name a single chip that %s was trained on."
                            .formatted(model.name),
                    List.of("chip of " + model.slug));
        }
        workloads.peaks().add(asked.chips);
        var original = on(trainedOn, stages);
        var others =
                asked.chips.stream()
                        .filter(chip -> !chip.equals(trainedOn))
                        .map(chip -> on(chip, stages))
                        .sorted(
                                Comparator.comparing(
                                                OnChip::hours,
                                                Comparator.nullsLast(Comparator.naturalOrder()))
                                        .thenComparing(other -> other.chip.slug))
                        .limit(asked.most)
                        .toList();
        rental.readMarket(
                Stream.concat(Stream.of(original), others.stream())
                        .flatMap(run -> run.stages().stream())
                        .toList());
        return new RunOnChips(
                substitution(stages, original),
                others.stream().map(other -> substitution(stages, other)).toList(),
                SourceRefs.of(sources),
                assumptions.used());
    }

    private OnChip on(Chip chip, List<TrainingStage> stages) {
        var swaps = new ArrayList<ChipSwap>();
        for (var stage : stages) {
            ChipSwap.of(stage, chip, workloads.peaks()).ifPresent(swaps::add);
        }
        return new OnChip(
                chip, swaps.size() == stages.size() ? Optional.of(swaps) : Optional.empty());
    }

    private RunOnChip substitution(List<TrainingStage> stages, OnChip onChip) {
        var chip = onChip.chip;
        return new RunOnChip(chip, workloads.peaks().all(chip), figures(stages, onChip));
    }

    private Substitution figures(List<TrainingStage> stages, OnChip onChip) {
        var chip = onChip.chip;
        var missing = new LinkedHashSet<String>();
        if (onChip.swaps.isEmpty()) {
            missing.add("peak of " + chip.slug + " at a precision of the run's chip");
            return new Substitution(
                    Chip.ref(chip),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    memory(stages, chip, null),
                    null,
                    List.copyOf(missing));
        }
        var swaps = onChip.swaps.orElseThrow();
        var on = onChip.stages();
        var hours = onChip.hours();
        var count = count(stages);
        var precision = swaps.get(0).precision();
        var generations = new LineageStages(List.of(model), on, Collections.singletonList(null));
        return new Substitution(
                Chip.ref(chip),
                precision,
                hours,
                count,
                count == null ? null : Double.valueOf(hours / count / Time.HOURS_PER_DAY),
                cost(missing, () -> rental.cost(generations)),
                cost(missing, () -> amortized.cost(generations)),
                energyKwh(on, missing),
                memory(stages, chip, precision),
                null,
                List.copyOf(missing));
    }

    /** Null where the record lacks something it needs, which is then listed as missing. */
    private Estimate cost(LinkedHashSet<String> missing, Supplier<TrainingCostResult.Alone> known) {
        try {
            var cost = known.get();
            sources.addAll(cost.sources());
            return cost.costUsd();
        } catch (MissingData unknown) {
            missing.addAll(unknown.missing());
            return null;
        }
    }

    private Double energyKwh(List<TrainingStage> stages, LinkedHashSet<String> missing) {
        try {
            double kwh = 0;
            for (var stage : stages) {
                var in = owned.power(stage);
                kwh +=
                        AmortizedCost.energyKwh(
                                in.tdpWatts(),
                                in.serverPowerFactor(),
                                in.averagePowerFraction(),
                                in.pue(),
                                stage.hours().hours());
            }
            return kwh;
        } catch (MissingData unknown) {
            missing.addAll(unknown.missing());
            return null;
        }
    }

    /** The most chips that a stage ran on. */
    private static Double count(List<TrainingStage> stages) {
        return stages.stream()
                .map(TrainingStage::chipCount)
                .filter(chips -> chips != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Memory memory(List<TrainingStage> stages, Chip chip, String precision) {
        var bytes = precision == null ? DEFAULT_BYTES : bytes(Precision.of(precision));
        var needed =
                model.parametersTotal == null
                        ? null
                        : Double.valueOf(model.parametersTotal * bytes);
        var count = count(stages);
        var available =
                chip.memoryBytes == null || count == null
                        ? null
                        : Double.valueOf(chip.memoryBytes * count);
        return new Memory(
                needed == null || available == null ? null : Boolean.valueOf(needed <= available),
                needed,
                available);
    }

    /** TF32 is stored in 32 bits. */
    private static double bytes(Precision precision) {
        return precision == Precision.TF32 ? 4 : precision.bits() / BITS_PER_BYTE;
    }
}
