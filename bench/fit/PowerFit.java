import static java.util.stream.Collectors.groupingBy;

import dev.modelcost.calc.serving.EngineFactors;
import dev.modelcost.calc.serving.EngineOverheads;
import dev.modelcost.calc.serving.EngineTimes;
import dev.modelcost.calc.serving.Links;
import dev.modelcost.calc.serving.ServingActivity;
import dev.modelcost.calc.serving.ServingPower;
import dev.modelcost.calc.serving.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Fits what a serving chip draws while it waits, reads memory and computes to ML.ENERGY's measurements of vLLM, and judges it on
 * models and configurations that were left out: {@code bench/fit/fit PowerFit DATA ML_ENERGY}
 *
 * <p>DATA is src/main/resources/data. How busy a chip is follows, as in the service, from the expected time of a step, not from the
 * measured one. Tasks with pictures and the completion of code are left out: how long their prompts are is not told, and reading them
 * takes a fifth to a half of the time.
 */
final class PowerFit {

    private static final List<String> NAMES = List.of("power.idle", "power.bandwidth", "power.compute");
    private static final double[] START = {0.4, 0.3, 2};
    private static final List<String> PROMPTS_ARE_SHORT = List.of("lm-arena-chat", "gpqa");

    /** A row with what its power depends on. */
    private record Row(ServingRows.Row of, ServingActivity activity, double tdpWatts) {

        double expected(double[] constants) {
            return power(constants).wattsPerChip(activity, tdpWatts).median();
        }

        double ratio(double[] constants) {
            return of.watts() / expected(constants);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: bench/fit/fit PowerFit DATA ML_ENERGY");
            System.exit(2);
        }
        var data = Path.of(args[0]);
        var assumptions = new HashMap<String, Double>();
        for (var row : Csv.read(data.resolve("assumption.csv"))) {
            if (row.get("assumption_set").equals("serving-2026")) {
                assumptions.put(row.get("name"), Double.valueOf(row.get("value")));
            }
        }
        var times = plain(assumptions);
        var measured = new ServingRows(data, times);
        var rows =
                measured.plain(Path.of(args[1]), row -> PROMPTS_ARE_SHORT.contains(row.get("task"))).stream()
                        .map(row -> row(row, times, measured))
                        .toList();
        var constants = fit(rows, START);
        System.out.printf("== power of chips under plain vLLM: %d rows%n", rows.size());
        for (var i = 0; i < constants.length; i++) {
            System.out.printf(Locale.ROOT, "%-20s %.3f%n", NAMES.get(i), constants[i]);
        }
        var share = median(rows.stream().mapToDouble(row -> row.of.watts() / row.tdpWatts).toArray());
        shares(String.format(Locale.ROOT, "a constant share of the TDP, %.2f", share), rows, row -> new double[] {share, 0, 0});
        shares("all rows, as fitted", rows, row -> constants);
        shares("rows of configurations left out", rows, leftOut(rows, constants, PowerFit::configuration)::get);
        var byModel = leftOut(rows, constants, row -> row.of.model());
        shares("rows of models left out", rows, byModel::get);
        shares("the constants that are shipped", rows,
                row -> NAMES.stream().mapToDouble(assumptions::get).toArray());
        // Some tasks were paced by their hosts: the same model, chip and batch took three times as long for a step.
        var steady = rows.stream().filter(row -> !isPacedByItsHost(row, times)).toList();
        shares("of these, steps as long as expected", steady, byModel::get);
        for (var group : List.of("chip", "precision", "chips", "model")) {
            System.out.printf("-- by %s, models left out%n", group);
            new TreeMap<>(rows.stream().collect(groupingBy(row -> row.of.groups().get(group))))
                    .forEach((name, some) -> shares("   " + name, some, byModel::get));
        }
    }

    private static boolean isPacedByItsHost(Row row, EngineTimes times) {
        return row.of.seconds() > 1.5 * row.of.predicted(times);
    }

    private static Row row(ServingRows.Row row, EngineTimes times, ServingRows measured) {
        var of = row.measured();
        var seconds = times.medianSeconds(of.model(), of.chip(), row.held(), true);
        return new Row(
                row, ServingActivity.of(of.model(), of.chip(), row.held(), seconds), measured.tdpWatts(row.groups().get("chip")));
    }

    private static ServingPower power(double[] constants) {
        return new ServingPower(constants[0], 0, constants[1], constants[2], 1.07, new Spread(1.35, 0.9, "fit"), 0, "fit");
    }

    private static EngineTimes plain(Map<String, Double> of) {
        Function<String, Double> engine = name -> of.get(name + ".plain");
        Function<String, Double> seconds = name -> engine.apply(name) * 1e-6;
        return new EngineTimes(
                new EngineFactors(engine.apply("weights-read"), engine.apply("products"), engine.apply("cache-read"),
                        engine.apply("cache-read-assumed"), engine.apply("attention"), engine.apply("prompts"), engine.apply("prompt-reductions"),
                        engine.apply("transfer")),
                new EngineOverheads(seconds.apply("layer"), seconds.apply("layer-doubling"), seconds.apply("layer-mixture"), seconds.apply("layer-mixture-doubling"),
                        seconds.apply("request"), seconds.apply("layer-request")),
                new Links(225e9, 25e9, 6e-6, 2e-6, 4, 2, "fit"), of.get("link-bandwidth"), of.get("bytes-per-routed-value"),
                of.get("prompt-efficiency.16-bit"), of.get("prompt-efficiency.narrow"), of.get("bandwidth-efficiency"),
                of.get("memory-share"), new Spread(of.get("spread.plain"), of.get("confidence.plain"), "fit"),
                ServingFit.UNUSED, ServingFit.UNUSED, ServingFit.NO_FIRST_TOKEN, "fit");
    }

    /** A mean of absolute errors of the logarithm that is smooth at 0. */
    private static double loss(List<Row> rows, double[] constants) {
        return rows.stream()
                .mapToDouble(row -> Math.log(row.ratio(constants)))
                .map(error -> Math.sqrt(error * error + 0.0064))
                .average()
                .orElseThrow();
    }

    /** Each constant up and down, in smaller and smaller steps. */
    private static double[] fit(List<Row> rows, double[] start) {
        var best = start.clone();
        var least = loss(rows, best);
        for (var step = 0.2; step > 0.002; step /= 2) {
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

    private static <K> Map<Row, double[]> leftOut(List<Row> rows, double[] start, Function<Row, K> group) {
        var constants = new HashMap<Row, double[]>();
        rows.stream()
                .collect(groupingBy(group))
                .forEach((key, some) -> {
                    var fitted = fit(rows.stream().filter(row -> !group.apply(row).equals(key)).toList(), start);
                    some.forEach(row -> constants.put(row, fitted));
                });
        return constants;
    }

    private static void shares(String title, List<Row> rows, Function<Row, double[]> constants) {
        var ratios = rows.stream().mapToDouble(row -> row.ratio(constants.apply(row))).sorted().toArray();
        var errors = DoubleStream.of(ratios).map(ratio -> Math.max(ratio, 1 / ratio)).sorted().toArray();
        var inside =
                rows.stream()
                        .filter(row -> {
                            var range = power(constants.apply(row)).wattsPerChip(row.activity, row.tdpWatts);
                            return range.low() <= row.of.watts() && row.of.watts() <= range.high();
                        })
                        .count();
        System.out.printf(Locale.ROOT,
                "%-45s %4d rows  within 1.1x %5.1f %%  1.25x %5.1f %%  1.5x %5.1f %%  in range %5.1f %%  90 %% within %.2f  median %.2f%n",
                title, rows.size(), 100 * below(errors, 1.1), 100 * below(errors, 1.25), 100 * below(errors, 1.5),
                100.0 * inside / rows.size(), errors[(int) (0.9 * (errors.length - 1))], median(ratios));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double below(double[] sorted, double limit) {
        return (double) DoubleStream.of(sorted).filter(value -> value <= limit).count() / sorted.length;
    }
}
