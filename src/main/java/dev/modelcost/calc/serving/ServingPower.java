package dev.modelcost.calc.serving;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.derivation.Step;
import java.util.List;

/**
 * The power of chips that serve: what they draw while they wait, and more the busier memory and
 * arithmetic units are. Fitted to measurements of the chips alone; what a server draws beside them
 * is a constant.
 *
 * @param idle share of the TDP that a chip draws while it waits between the parts of a step
 * @param waiting share of the TDP that it draws while it waits for work
 * @param bandwidth share that it draws more at the full memory bandwidth
 * @param compute share that it draws more for each share of its 16-bit peak that it computes at;
 *     far above 1, since a chip draws its TDP long before its peak
 * @param most share of the TDP that a chip was seen to draw at most
 * @param spread of measurements round the estimate
 * @param hostWattsPerChip that a server draws beside its chips, for each of them
 * @param source slug of the assumption set
 */
public record ServingPower(
        double idle,
        double waiting,
        double bandwidth,
        double compute,
        double most,
        Spread spread,
        double hostWattsPerChip,
        String source) {

    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * @throws IllegalArgumentException if a constant is negative
     */
    public ServingPower {
        Require.notNegative("idle", idle);
        Require.notNegative("waiting", waiting);
        Require.notNegative("bandwidth", bandwidth);
        Require.notNegative("compute", compute);
        Require.atLeast(1, "most", most);
        Require.notNegative("hostWattsPerChip", hostWattsPerChip);
    }

    /**
     * Power and energy under a load.
     *
     * @param wattsPerChip that a chip draws under the load, W
     * @param averageWattsPerChip that a chip and its share of the host draw over the time that is
     *     paid for, with the hours in which they wait for work, W
     * @param chipHoursPerOutputToken that are paid for each output token, with the prompts read
     *     beside
     * @param joulesPerOutputToken of chips and hosts for each output token, with the prompts read
     *     beside, J; IT energy, before PUE
     * @param joulesPerToken the same for each token, prompt and output, J
     * @param steps how it was computed
     */
    public record Drawn(
            Estimate wattsPerChip,
            Estimate averageWattsPerChip,
            Estimate chipHoursPerOutputToken,
            Estimate joulesPerOutputToken,
            Estimate joulesPerToken,
            List<Step> steps) {

        public Drawn {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What a chip draws, in W: at most its TDP, and a little more at the high end.
     *
     * @param tdpWatts of the chip
     */
    public Estimate wattsPerChip(ServingActivity activity, double tdpWatts) {
        var share =
                Math.min(1, idle + bandwidth * activity.reading() + compute * activity.computing());
        var watts = share * tdpWatts;
        return Estimate.range(
                watts / spread.factor(),
                watts,
                Math.min(most * tdpWatts, watts * spread.factor()),
                spread.confidence());
    }

    /**
     * @param load with the requests that are decoded together
     * @param decode time of its steps
     * @param utilisation share of the paid time with that load, above 0 and at most 1
     * @param tdpWatts of a chip
     */
    public Drawn of(
            ServedModel model,
            ServingChip chip,
            ServingLoad load,
            DecodeStep decode,
            double utilisation,
            double tdpWatts,
            String tdpSource) {
        Require.positive("utilisation", utilisation);
        Require.share("utilisation", utilisation);
        var seconds = decode.secondsPerToken();
        var step = seconds.median() * load.speculation().tokensPerStep();
        var activity = ServingActivity.of(model, chip, load, step);
        var power = wattsPerChip(activity, tdpWatts);
        var watts = power.median();
        var average = average(power, utilisation, tdpWatts);
        var chips = load.chips();
        var hours = seconds.times(chips / (SECONDS_PER_HOUR * load.batch() * utilisation));
        var perOutput = hours.median() * SECONDS_PER_HOUR * average.median();
        var low = wider(hours.median() / hours.low(), average.median() / average.low());
        var high = wider(hours.high() / hours.median(), average.high() / average.median());
        var joules =
                Estimate.range(perOutput / low, perOutput, perOutput * high, spread.confidence());
        var host = new Input("host", hostWattsPerChip, "W", source);
        var used = Input.of("utilisation", utilisation, "1");
        var tdp = new Input("TDP", tdpWatts, "W", tdpSource);
        return new Drawn(
                power,
                average,
                hours,
                joules,
                joules.times(load.outputTokens() / load.requestTokens()),
                List.of(
                        Step.of(
                                "Power of a chip",
                                "TDP x (1 - max(0, 1 - (idle + bandwidth x reading + compute x computing)))",
                                watts,
                                "W",
                                tdp,
                                new Input("idle", idle, "1", source),
                                new Input("bandwidth", bandwidth, "1", source),
                                Input.of("reading", activity.reading(), "1"),
                                new Input("compute", compute, "1", source),
                                Input.of("computing", activity.computing(), "1")),
                        Step.of(
                                "Average power of a chip with its share of the host",
                                "utilisation x power of a chip + (1 - utilisation) x waiting x TDP + host",
                                average.median(),
                                "W",
                                used,
                                Input.of("power of a chip", watts, "W"),
                                new Input("waiting", waiting, "1", source),
                                tdp,
                                host),
                        Step.of(
                                "Energy of an output token",
                                "chips x average power x time per token / batch / utilisation",
                                perOutput,
                                "J",
                                Input.of("chips", chips, "chip"),
                                Input.of("average power", average.median(), "W"),
                                Input.of("time per token", seconds.median(), "s"),
                                Input.of("batch", load.batch(), "1"),
                                used)));
    }

    private Estimate average(Estimate power, double utilisation, double tdpWatts) {
        var beside = (1 - utilisation) * waiting * tdpWatts + hostWattsPerChip;
        return Estimate.range(
                utilisation * power.low() + beside,
                utilisation * power.median() + beside,
                utilisation * power.high() + beside,
                power.confidence());
    }

    private static double wider(double one, double other) {
        return StrictMath.exp(StrictMath.hypot(StrictMath.log(one), StrictMath.log(other)));
    }
}
