import static java.util.stream.Collectors.groupingBy;

import dev.modelcost.calc.serving.EngineFactors;
import dev.modelcost.calc.serving.EngineOverheads;
import dev.modelcost.calc.serving.EngineTimes;
import dev.modelcost.calc.serving.FirstTokenFactors;
import dev.modelcost.calc.serving.Links;
import dev.modelcost.calc.serving.MeasuredServing.Quantity;
import dev.modelcost.calc.serving.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Fits the constants of the set serving-2026 to measurements, by the classes with which the service computes, and judges them on
 * measurements that the fit had not seen: {@code bench/fit/fit ServingFit DATA [ML_ENERGY]}
 *
 * <p>DATA is src/main/resources/data, whose measurement.csv holds the rows of a tuned engine, and model.csv, chip.csv and
 * chip_peak.csv what was served on what. ML_ENERGY is a table of ML.ENERGY's measurements of vLLM, which states no licence and so
 * is not shipped: without it nothing is fitted of a plain engine. With {@code --shipped} before them nothing is fitted either, and
 * the constants of assumption.csv are judged. With {@code --expected} what they give for each latency of DATA is printed, with the
 * question that the service would be asked.
 */
final class ServingFit {

    private static final double MEMORY_SHARE = 0.9;
    private static final double USUAL_LINK = 450e9;
    private static final Links LINKS = new Links(225e9, 25e9, 6e-6, 2e-6, 4, 2, "fit");

    /** Of the time of prompts, which is not what is judged here: {@link PromptFit}. */
    static final Spread UNUSED = new Spread(1, 1, "fit");

    /** Nor are first tokens: {@link FirstTokenFit}. */
    static final FirstTokenFactors NO_FIRST_TOKEN = new FirstTokenFactors(0, 0, 0, 0, 0, 0, UNUSED);

    /** Of the range that is judged. */
    private static double spread = 1.4;

    private static final List<String> NAMES =
            List.of("weights-read", "products", "cache-read", "cache-read-assumed", "attention", "prompts", "prompt-reductions", "transfer", "layer", "layer-doubling",
                    "layer-mixture", "layer-mixture-doubling", "request", "layer-request");
    private static final double[] START = {1.1, 1.8, 1, 1.9, 5, 2, 6, 2, 40, 11, 40, 20, 5, 0.4};

    public static void main(String[] args) throws IOException {
        var mode = args.length > 0 && args[0].startsWith("--") ? args[0] : "";
        if (!mode.isEmpty()) {
            args = Arrays.copyOfRange(args, 1, args.length);
        }
        if (args.length == 0 || !List.of("", "--shipped", "--expected").contains(mode)) {
            System.err.println("usage: bench/fit/fit ServingFit [--shipped | --expected] DATA [ML_ENERGY]");
            System.exit(2);
        }
        var measured = new ServingRows(Path.of(args[0]), times(START));
        var tuned = measured.tuned(Path.of(args[0]).resolve("measurement.csv"));
        if (mode.equals("--expected")) {
            printExpected(tuned, Path.of(args[0]).resolve("assumption.csv"));
            return;
        }
        if (mode.equals("--shipped")) {
            judge("tuned", tuned, Path.of(args[0]).resolve("assumption.csv"));
            if (args.length > 1) {
                judge("plain", measured.plain(Path.of(args[1]), ServingFit::isFitted), Path.of(args[0]).resolve("assumption.csv"));
            }
            return;
        }
        if (args.length > 1) {
            spread = 1.6;
            report("plain vLLM of 2025", measured.plain(Path.of(args[1]), ServingFit::isFitted),
                    fixed("products", 1.8, "cache-read", 1, "cache-read-assumed", 1, "attention", 6, "prompts", 1.79, "prompt-reductions", 7, "transfer", 2.34, "layer-mixture", 0, "layer-request", 0));
        }
        spread = 1.4;
        // Per request or per layer and request: the measurements do not tell both. Nor do they tell a mixture's doublings from others.
        report("tuned engines", tuned, fixed("cache-read", 1.05, "request", 0, "layer-mixture-doubling", 0));
    }

    private static boolean isFitted(Map<String, String> row) {
        return row.get("in_project_fit").equals("1");
    }

    private static Map<Integer, Double> fixed(Object... namesAndValues) {
        var fixed = new HashMap<Integer, Double>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fixed.put(NAMES.indexOf(namesAndValues[i]), ((Number) namesAndValues[i + 1]).doubleValue());
        }
        return fixed;
    }

    private static EngineTimes times(double[] c) {
        return new EngineTimes(
                new EngineFactors(c[0], c[1], c[2], c[3], c[4], Math.max(1, c[5]), c[6], c[7]),
                new EngineOverheads(c[8] * 1e-6, c[9] * 1e-6, c[10] * 1e-6, c[11] * 1e-6, c[12] * 1e-6, c[13] * 1e-6),
                LINKS, USUAL_LINK, 3, 0.7, 0.57, 0.9, MEMORY_SHARE, new Spread(spread, 0.9, "fit"), UNUSED, UNUSED, NO_FIRST_TOKEN, "fit");
    }

    /** A mean of absolute errors of the logarithm that is smooth at 0, so that a tenth of the rows may be far off. */
    private static double loss(List<ServingRows.Row> rows, double[] constants) {
        var times = times(constants);
        var sum = 0.0;
        var weights = 0.0;
        for (var row : rows) {
            var error = Math.log(row.predicted(times) / row.seconds());
            sum += row.weight() * Math.sqrt(error * error + 0.01);
            weights += row.weight();
        }
        return sum / weights;
    }

    /** One constant after the other, in smaller and smaller steps. */
    private static double[] fit(List<ServingRows.Row> rows, double[] start, Map<Integer, Double> fixed, double firstStep) {
        var best = start.clone();
        fixed.forEach((index, value) -> best[index] = value);
        var least = loss(rows, best);
        for (var step = firstStep; step > 0.004; step /= 2) {
            for (var improved = true; improved; ) {
                improved = false;
                for (var i = 0; i < best.length; i++) {
                    if (fixed.containsKey(i)) {
                        continue;
                    }
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

    private static void report(String title, List<ServingRows.Row> rows, Map<Integer, Double> fixed) {
        System.out.printf("%n== %s: %d rows%n", title, rows.size());
        var constants = fit(rows, START, fixed, 0.2);
        for (var i = 0; i < constants.length; i++) {
            System.out.printf(Locale.ROOT, "%-20s %.4g%s%n", NAMES.get(i), constants[i], fixed.containsKey(i) ? "  (given)" : "");
        }
        shares("all rows, as fitted", rows, row -> constants);
        shares("rows of configurations left out", rows, leftOut(rows, fixed, ServingFit::configuration)::get);
        for (var group : List.of("chip", "engine", "source")) {
            if (rows.stream().map(row -> row.groups().get(group)).distinct().count() == 1) {
                continue;
            }
            var without = leftOut(rows, fixed, row -> row.groups().get(group));
            shares("rows of " + group + "s left out", rows, without::get);
            by(group, rows, without);
        }
        var byModel = leftOut(rows, fixed, ServingFit::family);
        shares("rows of models left out", rows, byModel::get);
        for (var group : rows.get(0).groups().keySet()) {
            System.out.printf("-- by %s, models left out%n", group);
            by(group, rows, byModel);
        }
        bound(rows, constants);
    }

    private static void by(String group, List<ServingRows.Row> rows, Map<ServingRows.Row, double[]> constants) {
        new TreeMap<>(rows.stream().collect(groupingBy(row -> row.groups().get(group))))
                .forEach((name, some) -> shares("   " + name, some, constants::get));
    }

    /** Models that differ in their training alone are one. */
    private static int family(ServingRows.Row row) {
        var model = row.measured().model();
        return List.of(model.parametersTotal(), model.layers(), model.hiddenSize()).hashCode();
    }

    private static void printExpected(List<ServingRows.Row> rows, Path assumptions) throws IOException {
        var times = times(shipped("tuned", assumptions));
        System.out.println("measurement,model,chip,chipCount,precision,batch,heldBatch,promptTokens,outputTokens,"
                + "tensorParallel,dataParallel,expertParallel,seconds");
        for (var row : rows) {
            var load = row.measured().load();
            var sharing = load.sharing();
            if (row.measured().quantity() == Quantity.SECONDS_PER_TOKEN) {
                System.out.println(String.join(",", row.measured().name(), row.model(), row.groups().get("chip"), "" + load.chips(),
                        row.groups().get("precision"), "" + load.batch(), "" + row.held().batch(), "" + load.promptTokens(),
                        "" + load.outputTokens(), "" + sharing.tensor(), "" + sharing.data(), "" + sharing.expert(),
                        "" + row.predicted(times)));
            }
        }
    }

    /** The times that the service has for a tuned engine. */
    static EngineTimes shippedTimes(Path assumptions) throws IOException {
        var of = times(shipped("tuned", assumptions));
        var values = servingConstants(assumptions);
        return new EngineTimes(of.factors(), of.overheads(), of.links(), of.usualLinkBytesPerSecond(), of.bytesSentPerValue(),
                of.promptEfficiency(), of.narrowPromptEfficiency(), of.bandwidthEfficiency(), of.memoryShare(), of.spread(),
                promptSpread(values, "dense"), promptSpread(values, "mixture"), NO_FIRST_TOKEN, "fit");
    }

    private static Spread promptSpread(Map<String, Double> values, String kind) {
        return new Spread(values.get("prompt-spread." + kind), values.get("prompt-spread.confidence"), "fit");
    }

    /** Those of the set, by name. */
    static Map<String, Double> servingConstants(Path assumptions) throws IOException {
        var values = new HashMap<String, Double>();
        for (var row : Csv.read(assumptions)) {
            if (row.get("assumption_set").equals("serving-2026")) {
                values.put(row.get("name"), Double.valueOf(row.get("value")));
            }
        }
        return values;
    }

    /** The constants that the service has, and the spread of its range. */
    private static double[] shipped(String engine, Path assumptions) throws IOException {
        var values = servingConstants(assumptions);
        spread = values.get("spread." + engine);
        return NAMES.stream().mapToDouble(name -> values.get(name + "." + engine)).toArray();
    }

    private static void judge(String engine, List<ServingRows.Row> rows, Path assumptions) throws IOException {
        var constants = shipped(engine, assumptions);
        shares(engine, rows, row -> constants);
        new TreeMap<>(rows.stream().collect(groupingBy(row -> row.groups().get("chip"))))
                .forEach((chip, some) -> shares("   " + chip, some, row -> constants));
        outside(rows, constants);
        bound(rows, constants);
    }

    /** More than twice, or less than half, of what is expected, the farthest first. */
    private static void outside(List<ServingRows.Row> rows, double[] constants) {
        var times = times(constants);
        System.out.println("outside 2x, measured / expected:");
        rows.stream()
                .filter(row -> off(row, times) > 2)
                .sorted(Comparator.comparingDouble((ServingRows.Row row) -> off(row, times)).reversed())
                .forEach(row ->
                        System.out.printf(Locale.ROOT, "   %s %.2f: %.1f ms%n", row.measured().name(), row.seconds() / row.predicted(times), 1e3 * row.seconds()));
    }

    private static double off(ServingRows.Row row, EngineTimes times) {
        var ratio = row.seconds() / row.predicted(times);
        return Math.max(ratio, 1 / ratio);
    }

    private static void bound(List<ServingRows.Row> rows, double[] constants) {
        var times = times(constants);
        var impossible = rows.stream().filter(row -> !row.measured().isPossible()).toList();
        System.out.printf("more prompts than the peak can read: %d%n", impossible.size());
        impossible.forEach(row -> System.out.printf("   %s%n", row.measured().name()));
        var beaten = rows.stream().filter(row -> row.measured().isPossible() && row.measured().overBound(times) < 1).toList();
        System.out.printf("bound beaten: %d%n", beaten.size());
        beaten.forEach(row -> System.out.printf(Locale.ROOT, "   %s %.3f%n", row.measured().name(), row.measured().overBound(times)));
    }

    /** A tenth of the configurations at a time. */
    private static int configuration(ServingRows.Row row) {
        var load = row.measured().load();
        return Math.floorMod(
                (row.groups().toString() + load.promptTokens() + " " + load.outputTokens()).hashCode(), 10);
    }

    /** Each group by constants fitted to the others, from where all fits start: what only the group would tell stays there. */
    private static <K> Map<ServingRows.Row, double[]> leftOut(List<ServingRows.Row> rows, Map<Integer, Double> fixed, Function<ServingRows.Row, K> group) {
        var constants = new HashMap<ServingRows.Row, double[]>();
        rows.stream()
                .collect(groupingBy(group))
                .forEach((key, some) -> {
                    var others = rows.stream().filter(row -> !group.apply(row).equals(key)).toList();
                    var fitted = fit(others, START, fixed, 0.2);
                    some.forEach(row -> constants.put(row, fitted));
                });
        return constants;
    }

    private static void shares(String title, List<ServingRows.Row> rows, Function<ServingRows.Row, double[]> constants) {
        var times = new HashMap<double[], EngineTimes>();
        var ratios = new double[rows.size()];
        var inside = 0;
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var of = times.computeIfAbsent(constants.apply(row), ServingFit::times);
            ratios[i] = row.seconds() / row.predicted(of);
            if (ratios[i] <= spread && row.seconds() >= row.alone(of) / spread) {
                inside++;
            }
        }
        var errors = DoubleStream.of(ratios).map(ratio -> Math.max(ratio, 1 / ratio)).sorted().toArray();
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "%-50s %5d rows  within 1.5x %5.1f %%  2x %5.1f %%  in range %5.1f %%  90 %% within %.2f  median %.2f%n",
                title, rows.size(), 100 * below(errors, 1.5), 100 * below(errors, 2), 100.0 * inside / rows.size(),
                errors[(int) (0.9 * (errors.length - 1))], ratios[ratios.length / 2]);
    }

    private static double below(double[] sorted, double limit) {
        return (double) DoubleStream.of(sorted).filter(value -> value <= limit).count() / sorted.length;
    }
}
