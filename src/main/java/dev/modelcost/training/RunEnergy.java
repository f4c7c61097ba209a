package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.grid.Grid;
import dev.modelcost.hardware.ChipPower;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stage's electricity is computed from: the chip, its server, the data centre, the grid. */
final class RunEnergy {

    private static final Distribution EXACTLY = Distribution.exact(1);

    /**
     * The region whose industrial price applies where the question names no region; Epoch's choice.
     */
    private static final String DEFAULT_REGION = "USA";

    private final GivenPower given;
    private final AssumptionBook assumptions;
    private final ChipPriceRows prices;
    private final Map<Asked, Power> known = new HashMap<>();

    /**
     * All of a stage that its power depends on.
     *
     * @param chip null if it is not known
     * @param model null if the question names none
     */
    private record Asked(@Nullable Chip chip, @Nullable Model model, int year) {}

    RunEnergy(GivenPower given, AssumptionBook assumptions, ChipPriceRows prices) {
        this.given = given;
        this.assumptions = assumptions;
        this.prices = prices;
    }

    /**
     * The inputs, their ranges, and the slugs of their sources keyed by the name in the derivation.
     *
     * @param steps that produce the inputs
     */
    public record Power(
            double tdpWatts,
            double serverPowerFactor,
            double averagePowerFraction,
            Distribution averagePowerRange,
            double pue,
            Distribution pueRange,
            double usdPerKwh,
            Distribution usdPerKwhRange,
            Map<String, String> sources,
            List<Step> steps) {}

    /**
     * @param year of publication, whose electricity price applies
     */
    Power of(TrainingStage stage, int year) {
        var asked = new Asked(stage.chip(), stage.model(), year);
        var before = known.get(asked);
        if (before != null) {
            return before;
        }
        var power = find(stage, year);
        known.put(asked, power);
        return power;
    }

    private Power find(TrainingStage stage, int year) {
        var sources = new HashMap<String, String>();
        var powerFactor = ChipPower.serverFactor(stage.chip(), assumptions);
        var average = ChipPower.averageFraction(stage.chip());
        var pue = DataCentre.trainingPue(stage.model(), assumptions);
        var grid = given.usdPerKwh() == null ? grid(year) : null;
        if (given.tdpWatts() == null && stage.chip() != null) {
            sources.put("TDP", stage.chip().source.slug);
        }
        if (grid != null) {
            sources.put("electricity price", grid.source.slug);
        }
        return new Power(
                tdpWatts(stage),
                or(given.serverPowerFactor(), powerFactor, "server power factor", sources),
                or(given.averagePowerFraction(), average, "average power fraction", sources),
                given.averagePowerFraction() == null ? assumptions.distribution(average) : EXACTLY,
                or(given.pue(), pue, "PUE", sources),
                given.pue() == null ? assumptions.distribution(pue) : EXACTLY,
                grid == null ? given.usdPerKwh() : grid.electricityUsdPerKwh,
                grid == null ? EXACTLY : assumptions.distribution("uncertainty.electricity-price"),
                sources,
                grid == null ? List.of() : List.of(step(grid)));
    }

    private double or(
            Double givenValue, String constant, String input, Map<String, String> sources) {
        if (givenValue != null) {
            return givenValue;
        }
        sources.put(input, assumptions.source(constant));
        return assumptions.value(constant);
    }

    private double tdpWatts(TrainingStage stage) {
        if (given.tdpWatts() != null) {
            return given.tdpWatts();
        }
        if (stage.chip() == null) {
            throw new MissingData(
                    "The chip that %s ran on is not known, so its power draw is not known either."
                            .formatted(stage.modelName()),
                    List.of("chip", "tdpWatts"));
        }
        if (stage.chip().tdpWatts == null) {
            throw new MissingData(
                    "The record has no thermal design power for %s.".formatted(stage.chip().name),
                    List.of("tdpWatts"));
        }
        return stage.chip().tdpWatts;
    }

    private Grid grid(int year) {
        var region = given.region() == null ? DEFAULT_REGION : given.region();
        return prices.electricity(region, year).orElseThrow(() -> noPrice(region));
    }

    private static RuntimeException noPrice(String region) {
        return new MissingData(
                "The record has no electricity price for %s; give usdPerKwh.".formatted(region),
                List.of("electricity price of " + region));
    }

    private static Step step(Grid grid) {
        return Step.published(
                "Electricity price: %s, %s, %d"
                        .formatted(grid.regionName, grid.electricitySector, grid.year),
                new dev.modelcost.calc.derivation.Input(
                        "published electricity price",
                        grid.electricityUsdPerKwh,
                        "USD/kWh",
                        grid.source.slug));
    }
}
