import dev.modelcost.calc.sampling.Agreement;
import dev.modelcost.calc.sampling.Compared;
import dev.modelcost.calc.training.MeasuredUtilization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
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

    private static final int ROUNDS = 25;
    private static final double SMALL_RESIDUAL = 0.02;
    private static final double SMALL_CHANGE = 1e-4;
    private static final int WORST = 12;

    private final List<TrainingRows.Row> rows;
    private final Map<String, Double> given;

    private TrainingFit(List<TrainingRows.Row> rows, Map<String, Double> given) {
        this.rows = rows;
        this.given = given;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: bench/fit/fit TrainingFit DATA DIRECTORY");
            System.exit(2);
        }
        var data = Path.of(arguments[0]);
        var directory = Path.of(arguments[1]);
        var given = new HashMap<String, Double>();
        for (var row : Csv.read(data.resolve("assumption.csv"))) {
            if (row.get("assumption_set").equals("training-2026")) {
                given.put(row.get("name"), Double.valueOf(row.get("value")));
            }
        }
        var table = new TrainingRows(data, given);
        new TrainingFit(table.steps(directory.resolve("training_throughput.csv")), given).report();
        table.printRuns(directory.resolve("training_mlperf.csv"));
    }

    private void report() {
        var constants = fit(rows);
        System.out.printf("Fitted on %d steps%n", rows.size());
        constants.forEach((name, value) -> System.out.printf("  %-28s %.3f%n", name, value));
        var leftOut = leaveOut(TrainingRows.Row::model);
        var spread = Agreement.of(leftOut.values(), 0).factorOf90Percent();
        System.out.printf("  %-28s %.3f%n", "mfu.spread", spread);
        System.out.println("\nMeasured / expected of models that were left out");
        print("all", leftOut, row -> true, spread);
        groups("sequence", leftOut, row -> row.isLong() ? "above 8,192 tokens" : "up to 8,192 tokens", spread);
        groups("chip", leftOut, row -> row.step().work().chip(), spread);
        groups("precision", leftOut, row -> row.step().work().computedIn().slug(), spread);
        groups("mixture", leftOut, row -> row.step().work().mixture() ? "mixture" : "dense", spread);
        groups("source", leftOut, TrainingRows.Row::family, spread);
        System.out.println("\nMeasured / expected of whatever else was left out");
        print("a chip", leaveOut(row -> row.step().work().chip()), row -> true, spread);
        var bySource = leaveOut(TrainingRows.Row::family);
        print("a source", bySource, row -> true, spread);
        groups("source that was left out", bySource, TrainingRows.Row::family, spread);
        groups("precision and kind, sources left out", bySource,
                row -> row.step().work().computedIn().slug() + (row.step().work().mixture() ? " mixture" : " dense"), spread);
        System.out.println("\nThe worst");
        Agreement.of(leftOut.values(), WORST)
                .worst()
                .forEach(one -> System.out.printf("  %.2f  %.3f  %s%n", one.ratio(), one.measured(), one.id()));
    }

    /** Least absolute deviations, by Gauss and Newton with weights of the inverse of the residuals. */
    private Map<String, Double> fit(List<TrainingRows.Row> rows) {
        var names = rows.stream().flatMap(row -> row.constants().stream()).distinct().sorted(Comparator.reverseOrder()).toList();
        var ofFamily = rows.stream().collect(Collectors.groupingBy(TrainingRows.Row::family, Collectors.counting()));
        var logs = names.stream().mapToDouble(name -> Math.log(TrainingConstants.start(name))).toArray();
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
                var off = Math.log(rows.get(row).step().mfu()) - expected[row];
                var weight = 1.0 / ofFamily.get(rows.get(row).family()) / (round == 0 ? 1 : Math.max(SMALL_RESIDUAL, Math.abs(off)));
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
    private double[] expected(List<TrainingRows.Row> rows, List<String> names, double[] logs) {
        var rule = new MeasuredUtilization(new TrainingConstants(constants(names, logs), given));
        return rows.stream().mapToDouble(row -> Math.log(rule.of(row.step().work()).mfu().value())).toArray();
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

    private Map<TrainingRows.Row, Compared> leaveOut(Function<TrainingRows.Row, String> group) {
        var compared = new HashMap<TrainingRows.Row, Compared>();
        for (var name : rows.stream().map(group).distinct().toList()) {
            var rule = new MeasuredUtilization(
                            new TrainingConstants(fit(rows.stream().filter(row -> !group.apply(row).equals(name)).toList()), given));
            rows.stream().filter(row -> group.apply(row).equals(name)).forEach(row -> compared.put(row, row.step().against(rule)));
        }
        return compared;
    }

    private static void groups(String what, Map<TrainingRows.Row, Compared> compared, Function<TrainingRows.Row, String> group, double spread) {
        System.out.println("by " + what);
        compared.keySet().stream()
                .map(group)
                .distinct()
                .sorted()
                .forEach(name -> print(name, compared, row -> group.apply(row).equals(name), spread));
    }

    private static void print(
            String name, Map<TrainingRows.Row, Compared> compared, Predicate<TrainingRows.Row> which, double spread) {
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
}
