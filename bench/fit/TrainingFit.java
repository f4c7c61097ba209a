import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.sampling.Agreement;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.MeasuredStep;
import dev.modelcost.calc.training.MeasuredUtilization;
import dev.modelcost.calc.training.StepWork;
import dev.modelcost.calc.training.TrainedModel;
import dev.modelcost.calc.training.TrainedWork;
import dev.modelcost.calc.training.TrainingCompute;
import dev.modelcost.calc.training.UtilizationConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fits the constants of {@link MeasuredUtilization} to published training steps, and prints them with the shares of rows that lie
 * within 1.5 and 2 times of what the other models give:
 * {@code bench/fit/fit TrainingFit DATA DIRECTORY}
 *
 * <p>DATA is src/main/resources/data. The directory holds training_throughput.csv and, to look at, training_mlperf.csv. The
 * logarithm of the utilisation is fitted by least absolute deviations, which one odd family of rows moves little, and each family of
 * sources counts the same however many rows it has. What is expected of a row, and on which constants it depends, is asked of the
 * rule itself.
 */
class TrainingFit {

    /** Above it the rows are shown apart. */
    private static final int LONG_SEQUENCE = 8192;

    private static final int ROUNDS = 25;
    private static final double SMALL_RESIDUAL = 0.02;
    private static final double SMALL_CHANGE = 1e-4;
    private static final int WORST = 12;

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

    /** What is not fitted here, as the assumption set has it. */
    private static final Map<String, Double> GIVEN = new HashMap<>();

    private static final Map<String, String> FORMATS =
            Map.of("amp_bf16", "bf16", "amp_fp8", "fp8", "mxfp8", "fp8", "nvfp4", "fp4");

    private record Row(MeasuredStep step, String family, String model, boolean isLong, Set<String> constants) {}

    /** Constants of which it is remembered which were asked for. */
    private static final class Asked implements UtilizationConstants {

        private final Map<String, Double> values;
        private final double spread;
        private final Set<String> names = new LinkedHashSet<>();

        Asked(Map<String, Double> values, double spread) {
            this.values = values;
            this.spread = spread;
        }

        @Override
        public boolean has(String name) {
            return FACTORS.contains(name);
        }

        @Override
        public Input input(String as, String name) {
            if (!FACTORS.contains(name)) {
                return Input.of(as, name.equals("mfu.spread") ? spread : GIVEN.getOrDefault(name, 1.0), "1");
            }
            var shared = SHARED.getOrDefault(name, name);
            names.add(shared);
            return Input.of(as, values.getOrDefault(shared, START.getOrDefault(shared, 1.0)), "1");
        }

        @Override
        public Distribution distribution(String name) {
            return Distribution.exact(1);
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: bench/fit/fit TrainingFit DATA DIRECTORY");
            System.exit(2);
        }
        var data = Path.of(arguments[0]);
        var directory = Path.of(arguments[1]);
        for (var row : Csv.read(data.resolve("assumption.csv"))) {
            if (row.get("assumption_set").equals("training-2026")) {
                GIVEN.put(row.get("name"), Double.valueOf(row.get("value")));
            }
        }
        var peaks = peaks(data);
        var rows = steps(Csv.read(directory.resolve("training_throughput.csv")), peaks);
        var constants = fit(rows);
        System.out.printf("Fitted on %d steps%n", rows.size());
        constants.forEach((name, value) -> System.out.printf("  %-28s %.3f%n", name, value));
        var leftOut = leaveOut(rows, Row::model);
        var spread = Agreement.of(leftOut.values(), 0).factorOf90Percent();
        System.out.printf("  %-28s %.3f%n", "mfu.spread", spread);
        System.out.println("\nMeasured / expected of models that were left out");
        print("all", leftOut, row -> true, spread);
        groups("sequence", leftOut, row -> row.isLong ? "above 8,192 tokens" : "up to 8,192 tokens", spread);
        groups("chip", leftOut, row -> row.step.work().chip(), spread);
        groups("precision", leftOut, row -> row.step.work().computedIn().slug(), spread);
        groups("mixture", leftOut, row -> row.step.work().mixture() ? "mixture" : "dense", spread);
        groups("source", leftOut, row -> row.family, spread);
        System.out.println("\nMeasured / expected of whatever else was left out");
        print("a chip", leaveOut(rows, row -> row.step.work().chip()), row -> true, spread);
        print("a source", leaveOut(rows, Row::family), row -> true, spread);
        System.out.println("\nThe worst");
        Agreement.of(leftOut.values(), WORST)
                .worst()
                .forEach(one -> System.out.printf("  %.2f  %.3f  %s%n", one.ratio(), one.measured(), one.id()));
        runs(directory.resolve("training_mlperf.csv"), peaks);
    }

    /** Dense peaks in 16 bits as the record has them. */
    private static Map<String, Double> peaks(Path data) throws IOException {
        var peaks = new HashMap<String, Double>();
        for (var row : Csv.read(data.resolve("chip_peak.csv"))) {
            if (row.get("precision").equals("bf16")) {
                peaks.put(row.get("chip"), Double.valueOf(row.get("dense_flop_per_second")));
            }
        }
        return peaks;
    }

    private static List<Row> steps(List<Map<String, String>> table, Map<String, Double> peaks) {
        var rows = new ArrayList<Row>();
        for (var row : table) {
            var tokens = Csv.number(row, "tokens_per_s_per_chip");
            var teraflop = Csv.number(row, "model_tflop_per_s_per_chip");
            var active = Csv.number(row, "parameters_active");
            if (active == null || tokens == null && teraflop == null) {
                continue;
            }
            var format = row.get("precision");
            var sequence = Csv.number(row, "sequence_tokens");
            var twice = row.get("remark").contains("full recompute") ? StepWork.FULL_RECOMPUTATION : 0;
            var work =
                    new TrainedWork(
                            row.get("chip"),
                            Precision.of(FORMATS.getOrDefault(format, format)),
                            new TrainedModel(row.get("moe").equals("1"), Csv.number(row, "parameters_total"), active),
                            StepWork.ofSequences(sequence).recomputing(twice),
                            null);
            var asked = new Asked(Map.of(), 1);
            new MeasuredUtilization(asked).of(work);
            rows.add(
                    new Row(
                            MeasuredStep.of(
                                    row.get("id"), work, active, tokens, teraflop, row.get("stage").equals("LoRA"),
                                    peaks.get(row.get("chip"))),
                            row.get("family"),
                            row.get("model").toLowerCase().replace("-maxtext", "").replace('_', '-').replace(' ', '-'),
                            sequence != null && sequence > LONG_SEQUENCE,
                            asked.names));
        }
        return rows;
    }

    /** Least absolute deviations, by Gauss and Newton with weights of the inverse of the residuals. */
    private static Map<String, Double> fit(List<Row> rows) {
        var names = rows.stream().flatMap(row -> row.constants.stream()).distinct().sorted(Comparator.reverseOrder()).toList();
        var ofFamily = rows.stream().collect(Collectors.groupingBy(Row::family, Collectors.counting()));
        var logs = names.stream().mapToDouble(name -> Math.log(START.getOrDefault(name, 1.0))).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            var expected = expected(rows, names, logs);
            var slopes = new double[names.size()][];
            for (int i = 0; i < logs.length; i++) {
                var changed = logs.clone();
                changed[i] += SMALL_CHANGE;
                slopes[i] = expected(rows, names, changed);
            }
            var matrix = new double[names.size()][names.size() + 1];
            for (int row = 0; row < rows.size(); row++) {
                var off = Math.log(rows.get(row).step.mfu()) - expected[row];
                var weight = 1.0 / ofFamily.get(rows.get(row).family) / (round == 0 ? 1 : Math.max(SMALL_RESIDUAL, Math.abs(off)));
                for (int i = 0; i < logs.length; i++) {
                    var slope = (slopes[i][row] - expected[row]) / SMALL_CHANGE;
                    for (int j = 0; j < logs.length; j++) {
                        matrix[i][j] += weight * slope * (slopes[j][row] - expected[row]) / SMALL_CHANGE;
                    }
                    matrix[i][logs.length] += weight * slope * off;
                }
            }
            var step = solve(matrix);
            for (int i = 0; i < logs.length; i++) {
                logs[i] += Math.max(-1, Math.min(1, step[i]));
            }
        }
        return constants(names, logs);
    }

    private static Map<String, Double> constants(List<String> names, double[] logs) {
        var constants = new TreeMap<String, Double>(Comparator.reverseOrder());
        for (int i = 0; i < logs.length; i++) {
            constants.put(names.get(i), Math.exp(logs[i]));
        }
        return constants;
    }

    /** Logarithms of the utilisation by the rule. */
    private static double[] expected(List<Row> rows, List<String> names, double[] logs) {
        var rule = new MeasuredUtilization(new Asked(constants(names, logs), 1));
        return rows.stream().mapToDouble(row -> Math.log(rule.of(row.step.work()).mfu().value())).toArray();
    }

    /** Gauss and Jordan; the matrix of normal equations is positive definite. */
    private static double[] solve(double[][] matrix) {
        int n = matrix.length;
        for (int i = 0; i < n; i++) {
            for (int row = 0; row < n; row++) {
                var share = row == i ? 0 : matrix[row][i] / matrix[i][i];
                for (int column = i; column <= n; column++) {
                    matrix[row][column] -= share * matrix[i][column];
                }
            }
        }
        var solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = matrix[i][n] / matrix[i][i];
        }
        return solution;
    }

    private static Map<Row, Compared> leaveOut(List<Row> rows, Function<Row, String> group) {
        var compared = new HashMap<Row, Compared>();
        for (var name : rows.stream().map(group).distinct().toList()) {
            var rule = new MeasuredUtilization(new Asked(fit(rows.stream().filter(row -> !group.apply(row).equals(name)).toList()), 1));
            rows.stream().filter(row -> group.apply(row).equals(name)).forEach(row -> compared.put(row, row.step.against(rule)));
        }
        return compared;
    }

    private static void groups(String what, Map<Row, Compared> compared, Function<Row, String> group, double spread) {
        System.out.println("by " + what);
        compared.keySet().stream()
                .map(group)
                .distinct()
                .sorted()
                .forEach(name -> print(name, compared, row -> group.apply(row).equals(name), spread));
    }

    private static void print(
            String name, Map<Row, Compared> compared, java.util.function.Predicate<Row> which, double spread) {
        var rows =
                compared.entrySet().stream()
                        .filter(entry -> which.test(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .map(one -> new Compared(one.id(), one.measured(), one.computed(), one.computed() / spread, one.computed() * spread))
                        .toList();
        var agreement = Agreement.of(rows, 0);
        System.out.printf(
                "  %-24s %4d rows  median %.2f  within 1.5x %.3f  2x %.3f  in the range %.3f  90 %% within %.2f%n",
                name, agreement.count(), agreement.medianRatio(), agreement.within1And5(), agreement.within2(),
                agreement.inRange(), agreement.factorOf90Percent());
    }

    /** What whole runs come to, of which the results do not state the precision: to look at, not to fit. */
    private static void runs(Path file, Map<String, Double> peaks) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        System.out.println("\nWhole runs of MLPerf (precision not stated): 6 x parameters x samples x sequence / (chip-hours x 16-bit peak)");
        var chips =
                Map.of(
                        "H100", "nvidia-h100-sxm5-80gb", "H200", "nvidia-h200-sxm", "GB200", "nvidia-gb200", "B200", "nvidia-b200",
                        "GB300", "nvidia-gb300", "MI350X", "amd-mi350x");
        var parameters = Map.of("llama31_8b", 8.03e9, "llama31_405b", 405.85e9);
        var found = new TreeMap<String, List<Double>>();
        for (var row : Csv.read(file)) {
            var size = parameters.get(row.get("benchmark"));
            var chip =
                    chips.keySet().stream()
                            .filter(name -> row.get("accelerator").matches(".*\\b" + name + "\\b.*"))
                            .findFirst();
            if (size != null && chip.isPresent()) {
                var tokens = Csv.number(row, "median_samples_to_target") * Csv.number(row, "sequence_tokens");
                found.computeIfAbsent(row.get("benchmark") + " " + chip.get() + " " + row.get("round"), key -> new ArrayList<>())
                        .add(
                                TrainingCompute.mfu(
                                        TrainingCompute.flop(size, tokens, 1),
                                        Csv.number(row, "chip_hours"),
                                        peaks.get(chips.get(chip.get()))));
            }
        }
        found.forEach(
                (name, mfus) ->
                        System.out.printf(
                                "  %-28s %2d runs  %.2f to %.2f%n",
                                name, mfus.size(), mfus.stream().min(Double::compare).get(), mfus.stream().max(Double::compare).get()));
    }
}
