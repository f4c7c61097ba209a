package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.chip.Chip;
import java.util.function.Predicate;

/**
 * The average power draw of a chip with its server, derived from its TDP: TDP x server power factor
 * x average power fraction (Epoch, "The rising costs of training frontier AI models").
 *
 * @param watts average draw with its uncertainty
 * @param step how it was computed
 */
public record ChipPower(Distribution watts, Step step) {

    /**
     * @param tdpWatts of one chip
     * @param chip decides which factors apply; null for an unnamed GPU
     * @param serverFactor null to use the assumption set's
     * @param averageFraction null to use the assumption set's
     */
    public static ChipPower of(
            double tdpWatts,
            String tdpSource,
            Chip chip,
            Double serverFactor,
            Double averageFraction,
            AssumptionBook epoch) {
        var server =
                serverFactor == null
                        ? epoch.input("server power factor", serverFactor(chip, epoch))
                        : Input.of("server power factor", serverFactor, "1");
        var name = averageFraction(chip);
        var fraction =
                averageFraction == null
                        ? epoch.input("average power fraction", name)
                        : Input.of("average power fraction", averageFraction, "1");
        var watts = tdpWatts * server.value() * fraction.value();
        var believed =
                averageFraction == null
                        ? epoch.distribution(name).centredOn(watts)
                        : Distribution.exact(watts);
        return new ChipPower(
                believed,
                Step.of(
                        "Power of a chip with its server",
                        "TDP x server power factor x average power fraction",
                        watts,
                        "W",
                        new Input("TDP", tdpWatts, "W/chip", tdpSource),
                        server,
                        fraction));
    }

    /**
     * Name of the constant: power of a server / TDP of its chips, of the chip's family where the
     * set knows it, else of all GPUs or TPUs.
     *
     * @param chip null for a GPU of no name
     */
    public static String serverFactor(Chip chip, AssumptionBook assumptions) {
        return serverFactor(chip == null ? null : chip.slug, Chip.isTpu(chip), assumptions::has);
    }

    /**
     * The same of a slug.
     *
     * @param chip slug; null for a chip of no name
     * @param has whether the set holds a constant
     */
    public static String serverFactor(String chip, boolean tpu, Predicate<String> has) {
        var prefix = "server-power-factor.";
        var own = chip == null ? null : prefix + ChipFamily.nameOf(chip);
        return own != null && has.test(own) ? own : prefix + kind(tpu);
    }

    /**
     * Name of the constant: average power / power at full load, over a run.
     *
     * @param chip null for a GPU of no name
     */
    public static String averageFraction(Chip chip) {
        return averageFraction(Chip.isTpu(chip));
    }

    /** The same of a kind of chip. */
    public static String averageFraction(boolean tpu) {
        return "average-power-fraction." + kind(tpu);
    }

    private static String kind(boolean tpu) {
        return tpu ? "tpu" : "gpu";
    }
}
