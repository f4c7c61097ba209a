package dev.modelcost.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is believed of the inputs of {@link AmortizedCost}. Only the shape of a range counts: it is put round the value that the
 * inputs hold. Something known exactly is {@link Distribution#exact} and gets no range.
 *
 * @param serverPrice USD per chip
 * @param serverOverhead server price / price of its bare chips
 * @param interconnectMultiplier price of the cluster / price of its servers
 * @param priceDecline orders of magnitude a year
 * @param startOffsetDays by how many days the chips were older at the start of training than the dates say, round 0
 * @param quantity chips, where chip-hours are chips x hours
 * @param trainingTime hours, where chip-hours are chips x hours
 * @param trainingFlop where chip-hours are inferred from the work
 * @param peak FLOP/s, where chip-hours are inferred from the work
 * @param mfu where chip-hours are inferred from the work with an assumed MFU; its values must stay above 0
 * @param usdPerKwh electricity price
 * @param averagePowerFraction mean draw / peak draw
 * @param pue power usage effectiveness
 */
public record AmortizedUncertainty(Distribution serverPrice, Distribution serverOverhead, Distribution interconnectMultiplier,
        Distribution priceDecline, Distribution startOffsetDays, Distribution quantity, Distribution trainingTime,
        Distribution trainingFlop, Distribution peak, Distribution mfu, Distribution usdPerKwh, Distribution averagePowerFraction,
        Distribution pue) {

    private static final int PRICE = 0;
    private static final int OVERHEAD = 1;
    private static final int INTERCONNECT = 2;
    private static final int DECLINE = 3;
    private static final int OFFSET = 4;
    private static final int USD_PER_KWH = 5;
    private static final int POWER = 6;
    private static final int PUE = 7;
    private static final int FIRST_OF_CHIP_HOURS = 8;

    public AmortizedUncertainty {
        for (var distribution : new Distribution[] {serverPrice, serverOverhead, interconnectMultiplier, priceDecline, startOffsetDays,
            quantity, trainingTime, trainingFlop, peak, mfu, usdPerKwh, averagePowerFraction, pue}) {
            Objects.requireNonNull(distribution, "distribution");
        }
    }

    /**
     * The cost with its range. The energy and the hardware of a sample share its chip-hours.
     *
     * @param basis how the chip-hours are known, which decides the ranges they carry: none if published
     * @param defaultMfu round which the MFU lies if the basis is {@link ChipHours.Basis#FLOP_WITH_DEFAULT_MFU}
     */
    public SampledEstimate sample(AmortizedInputs in, ChipHours.Basis basis, double defaultMfu, long seed, int samples, double confidence) {
        return MonteCarlo.run(seed, samples, confidence, inputs(in, basis, defaultMfu), formula(in, basis, defaultMfu));
    }

    List<UncertainInput> inputs(AmortizedInputs in, ChipHours.Basis basis, double defaultMfu) {
        var inputs = new ArrayList<>(List.of(
                input("server price", serverPrice, in.serverPricePerChipUsd()),
                input("server overhead", serverOverhead, in.serverOverhead()),
                input("interconnect", interconnectMultiplier, in.interconnectMultiplier()),
                input("price decline", priceDecline, in.priceDeclineOomPerYear()),
                input("training start", startOffsetDays, 0),
                input("electricity price", usdPerKwh, in.usdPerKwh()),
                input("average power fraction", averagePowerFraction, in.averagePowerFraction()),
                input("PUE", pue, in.pue())));
        switch (basis) {
            case PUBLISHED -> { }
            case CHIPS_TIMES_HOURS -> {
                inputs.add(input("chips", quantity, 1));
                inputs.add(input("training time", trainingTime, 1));
            }
            case FLOP, FLOP_WITH_DEFAULT_MFU -> {
                inputs.add(input("training FLOP", trainingFlop, 1));
                inputs.add(input("peak FLOP/s", peak, 1));
                if (basis == ChipHours.Basis.FLOP_WITH_DEFAULT_MFU) {
                    inputs.add(input("MFU", mfu, defaultMfu));
                }
            }
        }
        return inputs;
    }

    SampledFunction formula(AmortizedInputs in, ChipHours.Basis basis, double defaultMfu) {
        double years = in.yearsToStart();
        double chipHours = in.chipHours();
        double overhead = in.serverOverhead();
        double tdpWatts = in.tdpWatts();
        double powerFactor = in.serverPowerFactor();
        return draw -> {
            double hours = chipHours * chipHoursFactor(draw, basis, defaultMfu);
            // What the tail of a range allows and nature does not is put on its bound. A chip is never younger than new, a cluster
            // costs no less than its servers, a server draws no more than its peak, a data centre no less than its servers.
            double age = Math.max(0, years + Time.daysToYears(draw[OFFSET]));
            double interconnect = Math.max(1, draw[INTERCONNECT]);
            double power = Math.min(1, draw[POWER]);
            double overIt = Math.max(1, draw[PUE]);
            double hardware = AmortizedCost.hardwareUsd(draw[PRICE] * draw[OVERHEAD] / overhead, draw[DECLINE], age, hours);
            double energyKwh = AmortizedCost.energyKwh(tdpWatts, powerFactor, power, overIt, hours);
            return hardware * interconnect + energyKwh * draw[USD_PER_KWH];
        };
    }

    private static double chipHoursFactor(double[] draw, ChipHours.Basis basis, double defaultMfu) {
        return switch (basis) {
            case PUBLISHED -> 1;
            case CHIPS_TIMES_HOURS -> draw[FIRST_OF_CHIP_HOURS] * draw[FIRST_OF_CHIP_HOURS + 1];
            case FLOP -> draw[FIRST_OF_CHIP_HOURS] / draw[FIRST_OF_CHIP_HOURS + 1];
            case FLOP_WITH_DEFAULT_MFU -> draw[FIRST_OF_CHIP_HOURS] / draw[FIRST_OF_CHIP_HOURS + 1] * defaultMfu
                    / draw[FIRST_OF_CHIP_HOURS + 2];
        };
    }

    private static UncertainInput input(String name, Distribution shape, double value) {
        return new UncertainInput(name, shape.centredOn(value));
    }
}
