package dev.modelcost.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.ChipHours.Basis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmortizedUncertaintyTest {

    /**
     * Share of Epoch's systems whose chip-hours were inferred from the work: 15 of 45; the other 30
     * are chips x hours.
     */
    private static final double INFERRED = 15.0 / 45;

    /** Share of Epoch's systems that hyperscalers trained: 50 of 64. */
    private static final double HYPERSCALERS = 50.0 / 64;

    @Test
    void reproducesThePublishedRangeOfGpus() {
        var total =
                publishedReading(Distribution.lognormal(0.5, 2), Distribution.lognormal(0.56, 1));
        assertThat(total.low() / total.median()).isCloseTo(0.34, withinPercentage(10));
        assertThat(total.high() / total.median()).isCloseTo(3.7, withinPercentage(10));
    }

    @Test
    void reproducesThePublishedRangeOfTpus() {
        var total =
                publishedReading(
                        Distribution.lognormal(0.25, 4), Distribution.lognormal(0.30, 0.62));
        assertThat(total.low() / total.median()).isCloseTo(0.27, withinPercentage(10));
        assertThat(total.high() / total.median()).isCloseTo(4.9, withinPercentage(10));
    }

    @Test
    void theMedianLiesNearTheExactCost() {
        double exact = AmortizedCost.of(EpochAssumptions.gpt4()).costUsd();
        for (var basis : List.of(Basis.PUBLISHED, Basis.CHIPS_TIMES_HOURS, Basis.FLOP)) {
            assertThat(sample(basis).estimate().median())
                    .as(basis.name())
                    .isCloseTo(exact, withinPercentage(3));
        }
    }

    @Test
    void theLessIsKnownOfChipHoursTheWiderTheRange() {
        double width = 0;
        for (var basis : Basis.values()) {
            var estimate = sample(basis).estimate();
            assertThat(estimate.high() / estimate.low()).as(basis.name()).isGreaterThan(width);
            width = estimate.high() / estimate.low();
        }
    }

    @Test
    void namesWhatTheSpreadComesFrom() {
        assertThat(sample(Basis.PUBLISHED).sensitivity().get(0).input()).isEqualTo("server price");
        assertThat(sample(Basis.CHIPS_TIMES_HOURS).sensitivity())
                .extracting(Sensitivity::input)
                .startsWith("training time", "server price")
                .contains("chips")
                .doesNotContain("training FLOP", "MFU");
        assertThat(sample(Basis.FLOP_WITH_DEFAULT_MFU).sensitivity())
                .extracting(Sensitivity::input)
                .startsWith("training FLOP", "MFU");
        assertThat(sample(Basis.FLOP).sensitivity())
                .extracting(Sensitivity::input)
                .doesNotContain("MFU", "training time");
    }

    @Test
    void withoutRangesItIsTheExactCost() {
        var one = Distribution.exact(1);
        var known =
                new AmortizedUncertainty(
                        one, one, one, one, one, one, one, one, WorkUncertainty.NONE);
        var answer =
                known.sample(EpochAssumptions.gpt4(), Basis.FLOP_WITH_DEFAULT_MFU, 1, 1000, 0.9)
                        .estimate();
        assertThat(answer.exact()).isTrue();
        assertThat(answer.median())
                .isCloseTo(
                        AmortizedCost.of(EpochAssumptions.gpt4()).costUsd(),
                        withinPercentage(1e-9));
    }

    @Test
    void aChipIsNeverWorthMoreThanItsPrice() {
        var in = EpochAssumptions.gpt4();
        var fresh =
                new AmortizedInputs(
                        in.serverPricePerChipUsd(),
                        in.serverOverhead(),
                        in.trainingStart(),
                        in.trainingStart(),
                        in.chipHours(),
                        in.tdpWatts(),
                        in.serverPowerFactor(),
                        in.averagePowerFraction(),
                        in.pue(),
                        in.usdPerKwh(),
                        in.interconnectShare(),
                        in.priceDeclineOomPerYear());
        var stages =
                AmortizedStages.of(
                        List.of(
                                new AmortizedStages.Stage(
                                        fresh,
                                        EpochAssumptions.gpu(true),
                                        Basis.PUBLISHED,
                                        "",
                                        "",
                                        0,
                                        1)));
        var draw = stages.inputs().stream().mapToDouble(i -> i.distribution().median()).toArray();
        var parts = new double[stages.indexOfAllChipHours() + 1];
        double atStart = stages.costUsd(draw, parts);
        draw[4] = -120;
        assertThat(stages.costUsd(draw, parts)).isCloseTo(atStart, within(1e-6));
    }

    @Test
    void refusesAMissingRange() {
        assertThatThrownBy(
                        () ->
                                new AmortizedUncertainty(
                                        null, null, null, null, null, null, null, null, null))
                .isInstanceOf(NullPointerException.class);
    }

    private static SampledEstimate sample(Basis basis) {
        return EpochAssumptions.gpu(false).sample(EpochAssumptions.gpt4(), basis, 11, 50_000, 0.9);
    }

    /**
     * Epoch's published factors are not those of one system. They mix the systems with known and
     * with inferred chip-hours, the hyperscalers with the others, take energy as 3 to 42 % of
     * hardware, and draw the chip-hours of energy apart from those of hardware, which narrows the
     * sum. Modelcost answers for one system, whose energy and hardware share their chip-hours.
     */
    private static Estimate publishedReading(Distribution price, Distribution power) {
        var inputs = new ArrayList<UncertainInput>();
        inputs.add(new UncertainInput("price", price));
        add(inputs, 1.3, 2.1);
        add(inputs, 1.07, 1.32);
        inputs.add(new UncertainInput("decline", Distribution.normal(0.10, 0.18)));
        inputs.add(new UncertainInput("offset", Distribution.normal(-120, 120)));
        int hardwareHours = inputs.size();
        addChipHours(inputs);
        int energyHours = inputs.size();
        addChipHours(inputs);
        int energy = inputs.size();
        add(inputs, 0.6, 1.7);
        inputs.add(new UncertainInput("power", power));
        add(inputs, 1.05, 1.16);
        add(inputs, 1.12, 1.4);
        add(inputs, 0.03, 0.42);
        inputs.add(
                new UncertainInput(
                        "which system",
                        Distribution.normal(
                                -NormalQuantile.OF_90_PERCENT, NormalQuantile.OF_90_PERCENT)));
        inputs.add(
                new UncertainInput(
                        "which maker",
                        Distribution.normal(
                                -NormalQuantile.OF_90_PERCENT, NormalQuantile.OF_90_PERCENT)));
        // Each part as a multiple of its typical size, as published: overhead, interconnect and PUE
        // by their middle.
        return MonteCarlo.run(
                        12,
                        200_000,
                        0.9,
                        inputs,
                        draw -> {
                            boolean inferred = draw[draw.length - 2] < NormalQuantile.of(INFERRED);
                            boolean hyperscaler =
                                    draw[draw.length - 1] < NormalQuantile.of(HYPERSCALERS);
                            double hardware =
                                    draw[0]
                                            * draw[1]
                                            * draw[2]
                                            * draw[3]
                                            * StrictMath.pow(10, -draw[3] * draw[4] / 365.25)
                                            * chipHours(draw, hardwareHours, inferred);
                            double electricity =
                                    draw[energy]
                                            * draw[energy + 1]
                                            / inputs.get(energy + 1).distribution().median()
                                            * (hyperscaler
                                                    ? draw[energy + 2] / 1.1
                                                    : draw[energy + 3] / 1.25)
                                            * chipHours(draw, energyHours, inferred);
                            return hardware + electricity * draw[energy + 4];
                        })
                .estimate();
    }

    private static void addChipHours(List<UncertainInput> inputs) {
        add(inputs, 0.8, 1.25);
        add(inputs, 0.5, 2);
        add(inputs, 1.0 / 3, 3);
        add(inputs, 0.5, 2);
        inputs.add(new UncertainInput("MFU", Distribution.normal(0.1, 0.65, 0.01, 0.99)));
    }

    private static double chipHours(double[] draw, int at, boolean inferred) {
        return inferred
                ? draw[at + 2] / (draw[at + 3] * draw[at + 4] / 0.37)
                : draw[at] * draw[at + 1];
    }

    private static void add(List<UncertainInput> inputs, double low, double high) {
        inputs.add(new UncertainInput("input " + inputs.size(), Distribution.lognormal(low, high)));
    }
}
