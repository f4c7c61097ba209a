import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.sampling.Agreement;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.MeasuredStep;
import dev.modelcost.calc.training.MeasuredUtilization;
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
 * {@code java -cp target/classes bench/fit/TrainingFit.java DIRECTORY}
 *
 * <p>The directory holds training_throughput.csv and, to look at, training_mlperf.csv. The logarithm of the utilisation is fitted
 * by least absolute deviations, which one odd family of rows moves little, and each family of sources counts the same however many
 * rows it has. Which constants a row depends on is asked of the rule itself.
 */
class TrainingFit {

    /** Above it attention outweighs what 6 x parameters x tokens counts. */
    private static final int LONG_SEQUENCE = 8192;

    private static final int ROUNDS = 60;
    private static final double SMALL_RESIDUAL = 0.02;
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
                    "mfu.factor.tpu-v5p");

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
                return Input.of(as, name.equals("mfu.spread") ? spread : 1, "1");
            }
            var shared = SHARED.getOrDefault(name, name);
            names.add(shared);
            return Input.of(as, values.getOrDefault(shared, 1.0), "1");
        }

        @Override
        public Distribution distribution(String name) {
            return Distribution.exact(1);
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("java -cp target/classes bench/fit/TrainingFit.java DIRECTORY");
            System.exit(2);
        }
        var directory = Path.of(arguments[0]);
        var peaks = peaks();
        var rows = steps(read(directory.resolve("training_throughput.csv")), peaks);
        var constants = fit(rows);
        System.out.printf("Fitted on %d of %d steps%n", rows.stream().filter(row -> !row.isLong).count(), rows.size());
        constants.forEach((name, value) -> System.out.printf("  %-28s %.3f%n", name, value));
        var leftOut = leaveOneModelOut(rows);
        var spread = Agreement.of(leftOut.values(), 0).factorOf90Percent();
        System.out.printf("  %-28s %.3f%n", "mfu.spread", spread);
        System.out.println("\nMeasured / expected of models that were left out");
        print("all", leftOut, row -> true, spread);
        print("up to 8,192 tokens", leftOut, row -> !row.isLong, spread);
        groups("chip", leftOut, row -> row.step.work().chip(), spread);
        groups("precision", leftOut, row -> row.step.work().computedIn().slug(), spread);
        groups("mixture", leftOut, row -> row.step.work().mixture() ? "mixture" : "dense", spread);
        groups("source", leftOut, row -> row.family, spread);
        System.out.println("\nThe worst");
        Agreement.of(leftOut.values(), WORST)
                .worst()
                .forEach(one -> System.out.printf("  %.2f  %.3f  %s%n", one.ratio(), one.measured(), one.id()));
        runs(directory.resolve("training_mlperf.csv"), peaks);
    }

    /** Dense peaks in 16 bits as the record has them. */
    private static Map<String, Double> peaks() throws IOException {
        try (var in = TrainingFit.class.getClassLoader().getResourceAsStream("data/chip_peak.csv")) {
            var peaks = new HashMap<String, Double>();
            for (var row : parse(new String(in.readAllBytes()))) {
                if (row.get("precision").equals("bf16")) {
                    peaks.put(row.get("chip"), Double.valueOf(row.get("dense_flop_per_second")));
                }
            }
            return peaks;
        }
    }

    private static List<Row> steps(List<Map<String, String>> table, Map<String, Double> peaks) {
        var rows = new ArrayList<Row>();
        for (var row : table) {
            var tokens = number(row.get("tokens_per_s_per_chip"));
            var teraflop = number(row.get("model_tflop_per_s_per_chip"));
            var active = number(row.get("parameters_active"));
            // Low-rank adaptation leaves out the gradients of the weights.
            if (row.get("stage").equals("LoRA") || active == null || tokens == null && teraflop == null) {
                continue;
            }
            var format = row.get("precision");
            var work =
                    new TrainedWork(
                            row.get("chip"), Precision.of(FORMATS.getOrDefault(format, format)), row.get("moe").equals("1"), null);
            var sequence = number(row.get("sequence_tokens"));
            var asked = new Asked(Map.of(), 1);
            new MeasuredUtilization(asked).of(work);
            rows.add(
                    new Row(
                            MeasuredStep.of(row.get("id"), work, active, tokens, teraflop, peaks.get(row.get("chip"))),
                            row.get("family"),
                            row.get("model").toLowerCase().replace("-maxtext", "").replace('_', '-').replace(' ', '-'),
                            sequence != null && sequence > LONG_SEQUENCE,
                            asked.names));
        }
        return rows;
    }

    /** Least absolute deviations, by least squares weighted with the inverse of the residuals. */
    private static Map<String, Double> fit(List<Row> all) {
        var rows = all.stream().filter(row -> !row.isLong).toList();
        var names = rows.stream().flatMap(row -> row.constants.stream()).distinct().sorted(Comparator.reverseOrder()).toList();
        var ofFamily = rows.stream().collect(Collectors.groupingBy(Row::family, Collectors.counting()));
        var logs = new double[names.size()];
        for (int round = 0; round < ROUNDS; round++) {
            var matrix = new double[names.size()][names.size() + 1];
            for (var row : rows) {
                var measured = Math.log(row.step.mfu());
                var expected = 0.0;
                for (int i = 0; i < logs.length; i++) {
                    expected += row.constants.contains(names.get(i)) ? logs[i] : 0;
                }
                var residual = Math.max(SMALL_RESIDUAL, Math.abs(measured - expected));
                var weight = 1.0 / ofFamily.get(row.family) / (round == 0 ? 1 : residual);
                for (int i = 0; i < logs.length; i++) {
                    for (int j = 0; row.constants.contains(names.get(i)) && j < logs.length; j++) {
                        matrix[i][j] += row.constants.contains(names.get(j)) ? weight : 0;
                    }
                    matrix[i][logs.length] += row.constants.contains(names.get(i)) ? weight * measured : 0;
                }
            }
            logs = solve(matrix);
        }
        var constants = new TreeMap<String, Double>(Comparator.reverseOrder());
        for (int i = 0; i < logs.length; i++) {
            constants.put(names.get(i), Math.exp(logs[i]));
        }
        return constants;
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

    private static Map<Row, Compared> leaveOneModelOut(List<Row> rows) {
        var compared = new HashMap<Row, Compared>();
        for (var model : rows.stream().map(Row::model).distinct().toList()) {
            var rule = new MeasuredUtilization(new Asked(fit(rows.stream().filter(row -> !row.model.equals(model)).toList()), 1));
            rows.stream().filter(row -> row.model.equals(model)).forEach(row -> compared.put(row, row.step.against(rule)));
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
        for (var row : read(file)) {
            var size = parameters.get(row.get("benchmark"));
            var chip =
                    chips.keySet().stream()
                            .filter(name -> row.get("accelerator").matches(".*\\b" + name + "\\b.*"))
                            .findFirst();
            if (size != null && chip.isPresent()) {
                var tokens = number(row.get("median_samples_to_target")) * number(row.get("sequence_tokens"));
                found.computeIfAbsent(row.get("benchmark") + " " + chip.get() + " " + row.get("round"), key -> new ArrayList<>())
                        .add(
                                TrainingCompute.mfu(
                                        TrainingCompute.flop(size, tokens, 1),
                                        number(row.get("chip_hours")),
                                        peaks.get(chips.get(chip.get()))));
            }
        }
        found.forEach(
                (name, mfus) ->
                        System.out.printf(
                                "  %-28s %2d runs  %.2f to %.2f%n",
                                name, mfus.size(), mfus.stream().min(Double::compare).get(), mfus.stream().max(Double::compare).get()));
    }

    private static Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** Commas, and quotes where a field holds one. */
    private static List<Map<String, String>> parse(String text) {
        var lines = text.lines().map(TrainingFit::fields).toList();
        return lines.stream()
                .skip(1)
                .map(
                        line -> {
                            var row = new HashMap<String, String>();
                            for (int i = 0; i < line.size(); i++) {
                                row.put(lines.get(0).get(i), line.get(i));
                            }
                            return (Map<String, String>) row;
                        })
                .toList();
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
