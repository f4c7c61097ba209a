package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.chip.Chip;
import java.util.List;

/**
 * What a chip with its server draws on average, from its TDP: TDP x server power factor x average
 * power fraction (Epoch, "The rising costs of training frontier AI models").
 *
 * @param watts what is believed of it
 * @param step how it was computed
 */
public record ChipPower(Distribution watts, Step step) {

    private static final List<String> NAMED_GPUS = List.of("h100", "a100", "v100");
    private static final List<String> NAMED_TPUS = List.of("tpu-v1", "tpu-v2", "tpu-v3");

    /**
     * @param tdpWatts of one chip
     * @param chip decides which factors; null for a GPU of no name
     * @param serverFactor null for the assumption set's
     * @param averageFraction null for the assumption set's
     */
    public static ChipPower of(
            double tdpWatts,
            String tdpSource,
            Chip chip,
            Double serverFactor,
            Double averageFraction,
            AssumptionBook epoch) {
        var tpu = chip != null && chip.type.equals("tpu");
        var server =
                serverFactor == null
                        ? epoch.input("server power factor", "server-power-factor." + kind(chip))
                        : Input.of("server power factor", serverFactor, "1");
        var name = "average-power-fraction." + (tpu ? "tpu" : "gpu");
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

    private static String kind(Chip chip) {
        if (chip == null) {
            return "gpu";
        }
        var tpu = chip.type.equals("tpu");
        for (var name : tpu ? NAMED_TPUS : NAMED_GPUS) {
            if (chip.slug.contains("-" + name)) {
                return name;
            }
        }
        return tpu ? "tpu" : "gpu";
    }
}
