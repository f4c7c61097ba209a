import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.UtilizationConstants;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The constants of the rule of training hours while they are fitted; it is remembered which were asked for. */
final class TrainingConstants implements UtilizationConstants {

    /** Chips of one factor: three TPUs, and the two chips with 72 to a domain of NVLink. */
    private static final Map<String, String> SHARED =
            Map.of(
                    "mfu.factor.tpu-v5e", "mfu.factor.tpu-v4", "mfu.factor.tpu-v5p", "mfu.factor.tpu-v4",
                    "mfu.factor.mixture.gb300", "mfu.factor.mixture.gb200");

    private static final Set<String> FACTORS =
            Set.of(
                    "mfu.steps", "mfu.factor.8-bit", "mfu.factor.4-bit", "mfu.factor.mixture", "mfu.factor.narrow-mixture",
                    "mfu.factor.mixture.gb200", "mfu.factor.mixture.gb300", "mfu.factor.tpu-v4", "mfu.factor.tpu-v5e",
                    "mfu.factor.tpu-v5p", "mfu.sparsity-exponent", "mfu.attention-slowness");

    /** Whence the search starts, where that is not 1. */
    private static final Map<String, Double> START =
            Map.of("mfu.steps", 0.4, "mfu.sparsity-exponent", 0.3, "mfu.attention-slowness", 3.0);

    private final Map<String, Double> values;
    private final Map<String, Double> given;
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * @param values of what is fitted; what is missing is where the search starts
     * @param given what is not fitted, as the assumption set has it
     */
    TrainingConstants(Map<String, Double> values, Map<String, Double> given) {
        this.values = values;
        this.given = given;
    }

    static double start(String name) {
        return START.getOrDefault(name, 1.0);
    }

    /** Names of the fitted constants that were asked for. */
    Set<String> asked() {
        return names;
    }

    @Override
    public boolean has(String name) {
        return FACTORS.contains(name);
    }

    @Override
    public Input input(String as, String name) {
        if (!FACTORS.contains(name)) {
            return Input.of(as, name.equals("mfu.spread") ? 1 : given.getOrDefault(name, 1.0), "1");
        }
        var shared = SHARED.getOrDefault(name, name);
        names.add(shared);
        return Input.of(as, values.getOrDefault(shared, start(shared)), "1");
    }

    @Override
    public Distribution distribution(String name) {
        return Distribution.exact(1);
    }
}
