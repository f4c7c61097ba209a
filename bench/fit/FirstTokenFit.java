import static java.util.stream.Collectors.groupingBy;

import dev.modelcost.calc.serving.EngineTimes;
import dev.modelcost.calc.serving.FirstTokenFactors;
import dev.modelcost.calc.serving.MeasuredServing.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Fits how long a request waits for its first token, to measurements in which each request that ends is followed by another, and
 * judges it on models and configurations that were left out: {@code bench/fit/fit FirstTokenFit DATA}
 *
 * <p>The times of tokens and prompts are those of the constants as they are shipped. Rows of which the memory does not hold every
 * request say how long requests queue, and are left out. So are those of SGLang, many of which do as well, without a word of how many
 * requests it took at once: they are judged beside.
 */
final class FirstTokenFit {

    private static final List<String> NAMES =
            List.of("steps", "layer", "prompt", "prompt-mixture", "waiting", "waiting-mixture");
    private static final double[] START = {4, 500, 1, 1, 0.1, 0.1};

    /** A row with what its first token depends on. */
    private record Row(ServingRows.Row of, double tokenSeconds, double promptSeconds) {

        double ratio(double[] constants) {
            var measured = of.measured();
            return measured.firstTokenSeconds()
                    / factors(constants).seconds(measured.model(), of.held(), tokenSeconds, promptSeconds);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: bench/fit/fit FirstTokenFit DATA");
            System.exit(2);
        }
        var data = Path.of(args[0]);
        var times = ServingFit.shippedTimes(data.resolve("assumption.csv"));
        var byEngine = new ServingRows(data, times).tuned(data.resolve("measurement.csv")).stream()
                .filter(FirstTokenFit::tellsAFirstToken)
                .map(row -> row(row, times))
                .collect(groupingBy(row -> row.of.groups().get("engine").equals("sglang")));
        var rows = byEngine.get(false);
        var constants = fit(rows, START);
        System.out.printf("== first tokens of vLLM and TensorRT-LLM: %d rows%n", rows.size());
        for (var i = 0; i < constants.length; i++) {
            System.out.printf(Locale.ROOT, "%-20s %.3g%n", NAMES.get(i), constants[i]);
        }
        shares("all rows, as fitted", rows, row -> constants);
        shares("rows of configurations left out", rows, leftOut(rows, FirstTokenFit::configuration)::get);
        var byModel = leftOut(rows, row -> row.of.model());
        shares("rows of models left out", rows, byModel::get);
        for (var group : List.of("batch", "chip", "engine", "model")) {
            System.out.printf("-- by %s, models left out%n", group);
            new TreeMap<>(rows.stream().collect(groupingBy(row -> row.of.groups().get(group))))
                    .forEach((name, some) -> shares("   " + name, some, byModel::get));
        }
        shares("SGLang, as fitted to the others", byEngine.get(true), row -> constants);
        var shipped = shipped(data);
        shares("the constants that are shipped", rows, row -> shipped);
    }

    private static boolean tellsAFirstToken(ServingRows.Row row) {
        return row.measured().quantity() == Quantity.SECONDS_PER_TOKEN
                && row.measured().firstTokenSeconds() != null
                && row.held().batch() == row.measured().load().batch();
    }

    private static Row row(ServingRows.Row row, EngineTimes times) {
        var measured = row.measured();
        var prompt = times.prefill(measured.model(), measured.chip(), row.held()).secondsUnderLoad();
        return new Row(row, row.predicted(times), prompt.median());
    }

    private static FirstTokenFactors factors(double[] c) {
        return new FirstTokenFactors(c[0], c[1] * 1e-6, c[2], c[3], c[4], c[5], ServingFit.UNUSED);
    }

    private static double[] shipped(Path data) throws IOException {
        var values = ServingFit.servingConstants(data.resolve("assumption.csv"));
        return NAMES.stream().mapToDouble(name -> values.get("first-token." + name)).toArray();
    }

    /** A mean of absolute errors of the logarithm that is smooth at 0. */
    private static double loss(List<Row> rows, double[] constants) {
        return rows.stream()
                .mapToDouble(row -> Math.log(row.ratio(constants)))
                .map(error -> Math.sqrt(error * error + 0.01))
                .average()
                .orElseThrow();
    }

    /** Each constant up and down, in smaller and smaller steps. */
    private static double[] fit(List<Row> rows, double[] start) {
        var best = start.clone();
        var least = loss(rows, best);
        for (var step = 0.4; step > 0.004; step /= 2) {
            for (var improved = true; improved; ) {
                improved = false;
                for (var i = 0; i < best.length; i++) {
                    for (var factor : new double[] {1 + step, 1 / (1 + step)}) {
                        var now = best[i];
                        best[i] = now * factor;
                        var loss = loss(rows, best);
                        if (loss < least - 1e-7) {
                            least = loss;
                            improved = true;
                        } else {
                            best[i] = now;
                        }
                    }
                }
            }
        }
        return best;
    }

    /** A tenth of the configurations at a time. */
    private static Integer configuration(Row row) {
        return Math.floorMod(row.of.measured().name().hashCode(), 10);
    }

    private static <K> Map<Row, double[]> leftOut(List<Row> rows, Function<Row, K> group) {
        var constants = new HashMap<Row, double[]>();
        rows.stream()
                .collect(groupingBy(group))
                .forEach((key, some) -> {
                    var fitted = fit(rows.stream().filter(row -> !group.apply(row).equals(key)).toList(), START);
                    some.forEach(row -> constants.put(row, fitted));
                });
        return constants;
    }

    private static void shares(String title, List<Row> rows, Function<Row, double[]> constants) {
        var ratios = rows.stream().mapToDouble(row -> row.ratio(constants.apply(row))).sorted().toArray();
        var errors = DoubleStream.of(ratios).map(ratio -> Math.max(ratio, 1 / ratio)).sorted().toArray();
        System.out.printf(Locale.ROOT, "%-45s %4d rows  within 1.5x %5.1f %%  2x %5.1f %%  2.2x %5.1f %%  90 %% within %.2f  median %.2f%n",
                title, rows.size(), 100 * below(errors, 1.5), 100 * below(errors, 2), 100 * below(errors, 2.2),
                errors[(int) (0.9 * (errors.length - 1))], ratios[ratios.length / 2]);
    }

    private static double below(double[] sorted, double limit) {
        return (double) DoubleStream.of(sorted).filter(value -> value <= limit).count() / sorted.length;
    }
}
