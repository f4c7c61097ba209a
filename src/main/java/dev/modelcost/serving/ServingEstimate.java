package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.ChipRate;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.calc.serving.ServingConstants;
import dev.modelcost.calc.serving.ServingCost;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.ServingMemory;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.MarketRates;
import dev.modelcost.model.Model;
import dev.modelcost.price.ListPrice;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What it costs to serve a model: what the question leaves open is filled from the record. */
@ApplicationScoped
public class ServingEstimate {

    /** The chip of the shipped constants. */
    private static final String USUAL_CHIP = "nvidia-h100-sxm5-80gb";

    private static final String USUAL_PRECISION = "bf16";

    /** Prompt and output in the customary proportion of 3 to 1. */
    private static final int USUAL_PROMPT = 3000;

    private static final int USUAL_OUTPUT = 1000;

    /** No machine has more; the formulas refuse it too, but cannot name the field. */
    private static final double MOST_CHIPS = 1 << 30;

    private final Clock clock;

    ServingEstimate(Clock clock) {
        this.clock = clock;
    }

    /** An answer before it is put into words: what break-even needs of it. */
    record Served(ServingReport report, ServingCost cost, ServingLoad load) {}

    ServingReport report(ServingRequest question) {
        return serve(question).report();
    }

    /**
     * @throws MissingData that names what is missing
     */
    Served serve(ServingRequest question) {
        var assumptions = AssumptionBook.open(AssumptionBook.INFERENCE);
        var constants = MethodConstants.serving(assumptions);
        var assumed = new ArrayList<String>();
        var precision = or(question.precision(), USUAL_PRECISION, "Precision", assumed);
        var architecture =
                ResolvedServedModel.of(question, precision, constants.bytesPerActivation());
        assumed.addAll(architecture.assumed());
        var chip =
                question.chip() == null
                        ? Chip.DIRECTORY.requireNamed("chip", USUAL_CHIP)
                        : question.chip();
        if (question.chip() == null) {
            assumed.add("Chip: %s.".formatted(chip.slug));
        }
        var on = ResolvedServingChip.of(chip, precision);
        if (on.assumed() != null) {
            assumed.add(on.assumed());
        }
        var load = load(question, architecture, on.chip(), constants, assumed);
        var day = question.asOf() == null ? LocalDate.now(clock) : question.asOf();
        var rateSteps = new ArrayList<Step>();
        var usdPerChipHour = rate(question, chip, day, rateSteps, assumed);
        var utilization = question.utilization() == null ? 1 : question.utilization();
        if (question.utilization() == null) {
            assumed.add("Utilisation 1: the chips are never paid for without this load.");
        }
        var rate =
                new ChipRate(
                        usdPerChipHour,
                        utilization,
                        rateSteps.isEmpty() ? null : rateSteps.get(0).sources().get(0));
        var cost = ServingCost.of(architecture.served(), on.chip(), load, rate, constants);

        var margin = margin(question.model(), day, load, cost.usdPerMillionTokens());
        var derivation =
                Stream.of(architecture.steps(), rateSteps, cost.steps(), margin.steps())
                        .flatMap(List::stream)
                        .toList();
        var sources =
                Stream.concat(
                                derivation.stream().flatMap(step -> step.sources().stream()),
                                assumptions.sources().stream())
                        .distinct()
                        .toList();
        var report =
                new ServingReport(
                        Model.ref(question.model()),
                        Chip.ref(chip),
                        load.chips(),
                        precision,
                        new ServingReport.Load(
                                load.batch(),
                                load.promptTokens(),
                                load.outputTokens(),
                                load.meanContextTokens(),
                                utilization),
                        usdPerChipHour,
                        question.usdPerChipHour() == null ? "market" : "given",
                        day,
                        cost.memory().fits(),
                        cost.memory().neededBytes(),
                        cost.memory().chipsNeeded(),
                        cost.memory().cacheBytes(),
                        cost.memory().chipsForBatch(),
                        prefill(cost, load),
                        new ServingReport.DecodeTime(
                                cost.decode().boundSeconds(),
                                cost.decode().secondsPerToken(),
                                cost.decode()
                                        .limitedBy()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')),
                        cost.outputTokensPerSecondPerChip(),
                        new ServingReport.Cost(
                                cost.usdPerMillionPromptTokens(),
                                cost.usdPerMillionOutputTokens(),
                                cost.usdPerMillionTokens(),
                                cost.floorUsdPerMillionTokens()),
                        margin.value(),
                        margin.note(),
                        List.copyOf(assumed),
                        derivation,
                        SourceRefs.of(sources),
                        assumptions.used());
        return new Served(report, cost, load);
    }

    private static ServingLoad load(
            ServingRequest question,
            ResolvedServedModel architecture,
            ServingChip chip,
            ServingConstants constants,
            List<String> assumed) {
        var usualBatch = (int) AssumptionBook.open(AssumptionBook.ECOLOGITS).value("batch-size");
        var onOne =
                new ServingLoad(
                        1,
                        or(question.batch(), usualBatch, "Batch", assumed),
                        or(question.promptTokens(), USUAL_PROMPT, "Prompt tokens", assumed),
                        or(question.outputTokens(), USUAL_OUTPUT, "Output tokens", assumed),
                        question.contextTokens());
        var served = architecture.served();
        var bytes =
                constants.memoryOverhead() * served.weightBytes()
                        + onOne.batch()
                                * onOne.fullContextTokens()
                                * served.kvCache().bytesPerToken();
        if (bytes / chip.memoryBytes() > MOST_CHIPS) {
            throw new InvalidInput(
                    "batch",
                    "weights and cache of %d requests would need %.0e bytes, more than %.0e chips have."
                            .formatted(onOne.batch(), bytes, MOST_CHIPS));
        }
        var needed = ServingMemory.of(served, chip, onOne, constants).chipsForBatch();
        if (question.chipCount() == null) {
            assumed.add("As many chips as the model and the batch's cache need.");
        }
        return onOne.on(question.chipCount() == null ? needed : question.chipCount());
    }

    private static double rate(
            ServingRequest question,
            Chip chip,
            LocalDate day,
            List<Step> steps,
            List<String> assumed) {
        if (question.usdPerChipHour() != null) {
            return question.usdPerChipHour();
        }
        var rate =
                new MarketRates(AssumptionBook.open(AssumptionBook.EPOCH), ChipPriceRows.asNeeded())
                        .at(chip, day)
                        .orElseThrow(
                                () ->
                                        new MissingData(
                                                "The record has no rental price of %s; give an hourly rate."
                                                        .formatted(chip.name),
                                                "usdPerChipHour (rate)"));
        steps.add(rate.derivation());
        assumed.add("Market rate of the chip; the ranges are of its speed, not of the rate.");
        return rate.usdPerChipHour();
    }

    private static ServingReport.PrefillTime prefill(ServingCost cost, ServingLoad load) {
        var seconds = cost.prefill().seconds();
        var tokens = (double) load.promptTokens() / load.chips();
        return new ServingReport.PrefillTime(
                cost.prefill().boundSeconds(),
                seconds,
                Estimate.range(
                        tokens / seconds.high(),
                        tokens / seconds.median(),
                        tokens / seconds.low(),
                        seconds.confidence()));
    }

    private record Margin(Estimate value, String note, List<Step> steps) {}

    private static Margin margin(Model model, LocalDate day, ServingLoad load, Estimate cost) {
        if (model == null) {
            return new Margin(null, "No list price: the model is not named.", List.of());
        }
        var found = ListPrice.of(model, day, load.promptTokens(), load.outputTokens());
        if (found.isEmpty()) {
            return new Margin(
                    null,
                    "No list price: the record has none by the maker of %s that held on %s."
                            .formatted(model.name, day),
                    List.of());
        }
        var price = found.get().blended().perMillionTokens();
        var margin =
                Estimate.range(
                        1 - cost.high() / price,
                        1 - cost.median() / price,
                        1 - cost.low() / price,
                        cost.confidence());
        var step =
                Step.of(
                        "Implied margin (median)",
                        "1 - blended cost / blended price",
                        margin.median(),
                        "1",
                        Input.of("blended cost", cost.median(), "USD/Mtoken"),
                        Input.of("blended price", price, "USD/Mtoken"));
        return new Margin(
                margin,
                found.get().sentence(),
                Stream.concat(found.get().blended().steps().stream(), Stream.of(step)).toList());
    }

    private static <T> T or(T given, T usual, String name, List<String> assumed) {
        if (given != null) {
            return given;
        }
        assumed.add("%s: %s.".formatted(name, usual));
        return usual;
    }
}
