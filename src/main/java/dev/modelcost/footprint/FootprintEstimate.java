package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.MethodConstants;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.footprint.RequestFootprint;
import dev.modelcost.calc.hardware.TrainingPower;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.ChipPower;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.source.SourceRefs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The footprint of what a body describes: arithmetic on what is given, ranges for the rest. */
final class FootprintEstimate {

    private static final double JOULES_PER_KWH = 3.6e6;
    private static final double WATT_HOURS_PER_KWH = 1000;

    private final FootprintEstimateRequest body;
    private final AssumptionBook epoch = AssumptionBook.open(AssumptionBook.EPOCH);
    private final AssumptionBook ecologits = AssumptionBook.open(AssumptionBook.ECOLOGITS);
    private final List<String> assumed = new ArrayList<>();
    private final List<Step> derivation = new ArrayList<>();

    private FootprintEstimate(FootprintEstimateRequest body) {
        this.body = body;
    }

    /**
     * @throws InvalidInput that names the value at fault
     * @throws MissingData that names what is missing
     */
    static FootprintEstimateReport of(FootprintEstimateRequest body) {
        return new FootprintEstimate(body).report();
    }

    private FootprintEstimateReport report() {
        var pue = body.pue();
        var wue = body.wueLitresPerKwh();
        var grid =
                GridFigures.of(
                        body.region(),
                        body.year() == null ? null : body.year().intValue(),
                        body.carbonGramsCo2PerKwh(),
                        body.waterLitresPerKwh());
        var chip = body.chip() == null ? null : Chip.DIRECTORY.requireNamed("chip", body.chip());
        var tdp = body.tdpWatts();
        if (tdp == null && chip != null) {
            tdp = chip.tdpWatts;
        }
        var power = power(tdp, body.tdpWatts() == null ? chip : null);
        var use = use(tdp, chip, power);
        var total = body.totalParameters();
        if (use == null && power == null && total == null) {
            throw new MissingData(
                    "Give energyKwh, or chipHours with wattsPerChip, tdpWatts or chip, or chipCount with wallClockHours; or"
                            + " totalParameters with outputTokens.",
                    "energyKwh or chipHours or totalParameters");
        }
        var provider = body.provider();
        var centre =
                provider == null
                        ? DataCentre.training(null, pue, wue, epoch, ecologits)
                        : DataCentre.serving(provider, pue, wue, epoch, ecologits);
        var embodied = MethodConstants.embodied(ecologits);
        var derived =
                use == null
                        ? null
                        : UsageFootprint.of(List.of(use), centre, grid, making(embodied));
        if (power != null) {
            derivation.addAll(power.steps());
        }
        if (derived != null) {
            derivation.addAll(derived.footprint().steps());
        }
        var request = total == null ? null : request(total, centre, grid, embodied);
        if (derived != null || request != null) {
            assumed.addAll(grid.assumed());
            assumed.addAll(centre.assumed());
        }
        var sources =
                Stream.of(
                                derivation.stream().flatMap(step -> step.sources().stream()),
                                epoch.sources().stream(),
                                ecologits.sources().stream())
                        .flatMap(s -> s)
                        .distinct()
                        .toList();
        return new FootprintEstimateReport(
                derived == null || hoursAreUnknown() ? null : derived.chipHours(),
                power == null ? null : power.watts(),
                derived == null ? null : derived.impact(),
                request,
                List.copyOf(assumed),
                List.copyOf(derivation),
                SourceRefs.of(sources),
                List.of(epoch.used(), ecologits.used()));
    }

    /** Epoch's formula, where count, TDP and day are given. */
    private TrainingPower power(Double tdp, Chip chip) {
        var count = body.chipCount();
        var on = body.publishedOn();
        if (count == null || on == null || tdp == null) {
            return null;
        }
        return power(count, tdp, on, chip);
    }

    private TrainingPower power(double count, double tdp, LocalDate on, Chip chip) {
        return TrainingPower.of(
                count,
                tdp,
                on,
                MethodConstants.power(epoch),
                chip == null ? null : chip.source.slug);
    }

    private EnergyUse use(Double tdp, Chip chip, TrainingPower power) {
        var energy = body.energyKwh();
        var hours = body.chipHours();
        var clock = body.wallClockHours();
        var watts = body.wattsPerChip();
        var factor = body.serverPowerFactor();
        var fraction = body.averagePowerFraction();
        if (hours == null && clock != null && body.chipCount() != null) {
            hours = body.chipCount() * clock;
        }
        if (energy != null) {
            // As one chip-hour's, so that any energy has the same formulas; the making is left out
            // where the hours are unknown.
            var over = hours == null ? 1 : hours;
            return exact(over, energy * WATT_HOURS_PER_KWH / over, List.of());
        }
        if (hours == null) {
            return null;
        }
        if (watts != null) {
            return exact(hours, watts, List.of());
        }
        if (power != null && body.pue() == null) {
            assumed.add("Power by Epoch's formula, the data centre's overhead included.");
            return new EnergyUse(
                    "use",
                    Distribution.exact(hours),
                    Distribution.exact(power.watts() / body.chipCount()),
                    true,
                    List.of(),
                    null);
        }
        if (tdp == null) {
            throw new MissingData(
                    "The power of a chip is not known.", "wattsPerChip or tdpWatts or chip");
        }
        if (body.tdpWatts() != null) {
            var drawn = tdp * (factor == null ? 1 : factor) * (fraction == null ? 1 : fraction);
            assumed.add("Chips draw their TDP, times the factors that were given.");
            return exact(hours, drawn, List.of());
        }
        var believed = ChipPower.of(tdp, chip.source.slug, chip, factor, fraction, epoch);
        return new EnergyUse(
                "use",
                Distribution.exact(hours),
                believed.watts(),
                false,
                List.of(believed.step()),
                null);
    }

    private static EnergyUse exact(double hours, double watts, List<Step> steps) {
        return new EnergyUse(
                "use", Distribution.exact(hours), Distribution.exact(watts), false, steps, null);
    }

    private boolean hoursAreUnknown() {
        return body.chipHours() == null
                && (body.chipCount() == null || body.wallClockHours() == null);
    }

    private EmbodiedConstants making(EmbodiedConstants embodied) {
        if (hoursAreUnknown()) {
            assumed.add("The making of the machines is left out: the chip-hours are unknown.");
            return new EmbodiedConstants(
                    0, 0, embodied.chipsPerServer(), embodied.lifetimeHours(), embodied.source());
        }
        return embodied;
    }

    private FootprintEstimateReport.Request request(
            double total, DataCentre centre, GridFigures grid, EmbodiedConstants embodied) {
        var active = body.activeParameters();
        if (body.outputTokens() == null) {
            throw new MissingData("A request needs its output tokens.", "outputTokens");
        }
        var prompt = body.promptTokens() == null ? 0 : body.promptTokens().intValue();
        var output = body.outputTokens().intValue();
        var request =
                RequestFootprint.of(
                        total,
                        active == null ? total : active,
                        prompt,
                        output,
                        centre.pue().median(),
                        grid.site(centre.wue().median(), centre.wueSource()),
                        MethodConstants.request(ecologits),
                        embodied,
                        null);
        derivation.addAll(request.steps());
        var impact =
                UsageFootprint.of(List.of(ModelFootprint.use(request)), centre, grid, embodied)
                        .impact();
        var energy = impact.energyKwh();
        return new FootprintEstimateReport.Request(
                request.chips(),
                request.latencySeconds(),
                energy.times(WATT_HOURS_PER_KWH),
                perToken(energy, output),
                perToken(energy, (double) output + prompt),
                impact);
    }

    private static Estimate perToken(Estimate kwh, double tokens) {
        return kwh.times(JOULES_PER_KWH / tokens);
    }
}
