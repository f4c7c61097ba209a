package dev.modelcost.footprint;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.TrainingPower;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.ChipPower;
import java.util.List;

/** Makes a use of energy of what a question says of machines. */
final class DescribedUse {

    private static final double WATT_HOURS_PER_KWH = 1000;

    private DescribedUse() {}

    /**
     * By Epoch's formula if that is asked for; else by the energy, by the power of a chip, or by a
     * TDP.
     *
     * @param chip that the question names; null for none
     * @param power by Epoch's formula; null without its inputs
     * @param assumed takes what was taken for what the question left open
     * @return null if the question speaks of no machines
     * @throws MissingData if the hours are known, but not the power
     */
    static EnergyUse of(
            MachineUseRequest asked,
            boolean byFormula,
            Chip chip,
            TrainingPower power,
            AssumptionBook epoch,
            List<String> assumed) {
        var hours = asked.hours();
        if (byFormula) {
            return byFormula(asked, hours, power, assumed);
        }
        if (asked.energyKwh() != null) {
            // As so many chip-hours', so that any energy has the same formulas; the making is left
            // out where the hours are unknown.
            var over = hours == null ? 1 : hours;
            return exact(over, asked.energyKwh() * WATT_HOURS_PER_KWH / over);
        }
        if (hours == null) {
            return null;
        }
        if (asked.wattsPerChip() != null) {
            return exact(hours, asked.wattsPerChip());
        }
        if (chip == null && asked.tdpWatts() != null) {
            assumed.add(
                    "Power: the TDP, times those of serverPowerFactor and averagePowerFraction that are given.");
            return exact(
                    hours,
                    asked.tdpWatts()
                            * or1(asked.serverPowerFactor())
                            * or1(asked.averagePowerFraction()));
        }
        var tdp = tdpWatts(asked, chip);
        if (tdp == null) {
            throw new MissingData(
                    "The power of a chip is not known.", "wattsPerChip or tdpWatts or chip");
        }
        if (asked.serverPowerFactor() == null || asked.averagePowerFraction() == null) {
            assumed.add(
                    "Power: TDP of the %s x server power factor x average power fraction, what is not given of them by Epoch."
                            .formatted(chip.name));
        }
        var believed =
                ChipPower.of(
                        tdp,
                        asked.tdpWatts() == null ? chip.source.slug : null,
                        chip,
                        asked.serverPowerFactor(),
                        asked.averagePowerFraction(),
                        epoch);
        return use(hours, believed.watts(), false, List.of(believed.step()));
    }

    private static EnergyUse byFormula(
            MachineUseRequest asked, Double hours, TrainingPower power, List<String> assumed) {
        if (power == null || hours == null) {
            throw new MissingData(
                    "Epoch's power formula needs the number of chips, their TDP, the day of publication, and how long they ran.",
                    "chipCount, publishedOn, tdpWatts or chip, and wallClockHours or chipHours");
        }
        assumed.add(
                "Power: by Epoch's formula of the facility's peak, the data centre's overhead included.");
        var each = Distribution.exact(power.watts() / asked.chipCount());
        return use(hours, each, true, List.of());
    }

    /** As given, else the chip's; null if neither is known. */
    static Double tdpWatts(MachineUseRequest asked, Chip chip) {
        if (asked.tdpWatts() != null) {
            return asked.tdpWatts();
        }
        return chip == null ? null : chip.tdpWatts;
    }

    private static double or1(Double factor) {
        return factor == null ? 1 : factor;
    }

    private static EnergyUse exact(double hours, double watts) {
        return use(hours, Distribution.exact(watts), false, List.of());
    }

    private static EnergyUse use(
            double hours, Distribution watts, boolean drawn, List<Step> steps) {
        return new EnergyUse("use", Distribution.exact(hours), watts, drawn, steps, null);
    }
}
