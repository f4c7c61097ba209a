import static java.util.stream.Collectors.groupingBy;

import dev.modelcost.calc.serving.EngineFactors;
import dev.modelcost.calc.serving.EngineOverheads;
import dev.modelcost.calc.serving.EngineTimes;
import dev.modelcost.calc.serving.KvCache;
import dev.modelcost.calc.serving.Links;
import dev.modelcost.calc.serving.MeasuredServing;
import dev.modelcost.calc.serving.MeasuredServing.Quantity;
import dev.modelcost.calc.serving.ServedModel;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.Sharing;
import dev.modelcost.calc.serving.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Fits the constants of the set serving-2026 to measurements, by the classes with which the service computes, and judges them on
 * measurements that the fit had not seen: {@code java -cp target/classes bench/fit/ServingFit.java DATA [ML_ENERGY]}
 *
 * <p>DATA is src/main/resources/data, whose measurement.csv holds the rows of a tuned engine, and model.csv, chip.csv and
 * chip_peak.csv what was served on what. ML_ENERGY is a table of ML.ENERGY's measurements of vLLM, which states no licence and so
 * is not shipped: without it nothing is fitted of a plain engine. With {@code --shipped} before them nothing is fitted either, and
 * the constants of assumption.csv are judged.
 */
public class ServingFit {

    /** What a batch is cut to where the row says maximum throughput. */
    private static final int LARGEST_BATCH = 4096;

    private static final double MEMORY_SHARE = 0.9;
    private static final double USUAL_LINK = 450e9;
    private static final double STATE_PER_HIDDEN_VALUE = 256;
    private static final Map<String, Integer> LINKED = Map.of("nvidia-gb200", 72, "nvidia-gb300", 72);
    private static final Links LINKS = new Links(225e9, 25e9, 6e-6, 2e-6, 4, 2, "fit");

    /** Of the range that is judged. */
    private static double spread = 1.4;

    private static final List<String> NAMES =
            List.of("weights-read", "products", "cache-read-assumed", "attention", "prompts", "transfer", "layer", "layer-doubling",
                    "layer-mixture", "request", "layer-request");
    private static final double[] START = {1.1, 1.8, 1.9, 5, 2.2, 2, 40, 11, 40, 5, 0.4};

    /** A row with what it is judged by. */
    private record Row(MeasuredServing measured, ServingLoad held, String model, Map<String, String> groups, double weight) {

        double seconds() {
            return measured.quantity() == Quantity.OUTPUT_TOKENS_PER_SECOND
                    ? held.batch() / measured.observed()
                    : measured.observed();
        }

        double predicted(EngineTimes times) {
            return times.medianSeconds(
                    measured.model(), measured.chip(), held, measured.quantity() != Quantity.STEP_SECONDS);
        }

        double alone(EngineTimes times) {
            return times.medianSeconds(measured.model(), measured.chip(), held, false);
        }
    }

    private final Map<String, Map<String, String>> models;
    private final Map<String, Map<String, String>> chips;
    private final Map<String, Map<String, Double>> peaks = new HashMap<>();

    private ServingFit(Path data) throws IOException {
        models = bySlug(data.resolve("model.csv"));
        chips = bySlug(data.resolve("chip.csv"));
        for (var peak : read(data.resolve("chip_peak.csv"))) {
            peaks.computeIfAbsent(peak.get("chip"), chip -> new HashMap<>())
                    .put(peak.get("precision"), Double.valueOf(peak.get("dense_flop_per_second")));
        }
    }

    public static void main(String[] args) throws IOException {
        var shipped = args.length > 0 && args[0].equals("--shipped");
        if (shipped) {
            args = Arrays.copyOfRange(args, 1, args.length);
        }
        if (args.length == 0) {
            System.err.println("usage: java -cp target/classes bench/fit/ServingFit.java [--shipped] DATA [ML_ENERGY]");
            System.exit(2);
        }
        var fit = new ServingFit(Path.of(args[0]));
        var tuned = fit.tuned(Path.of(args[0]).resolve("measurement.csv"));
        if (shipped) {
            judge("tuned", tuned, Path.of(args[0]).resolve("assumption.csv"));
            if (args.length > 1) {
                judge("plain", fit.plain(Path.of(args[1])), Path.of(args[0]).resolve("assumption.csv"));
            }
            return;
        }
        // Per request or per layer and request: the measurements do not tell both.
        report("tuned engines", tuned, fixed("request", 0));
        if (args.length > 1) {
            spread = 1.6;
            report("plain vLLM of 2025", fit.plain(Path.of(args[1])),
                    fixed("products", 1.75, "attention", 6.2, "prompts", 2.4, "transfer", 2.28, "layer-mixture", 0, "layer-request", 0));
        }
    }

    // --- rows

    private List<Row> tuned(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        for (var row : read(file)) {
            var latency = row.get("unit").equals("ms-per-output-token") && row.get("scenario").isEmpty();
            var throughput = row.get("unit").equals("output-tokens-per-second") && row.get("source").startsWith("tensorrt-llm");
            if (!(latency || throughput) || row.get("precision").isEmpty() || row.get("prompt_tokens").isEmpty()) {
                continue;
            }
            var model = model(row.get("model"), row.get("precision"), true);
            if (model == null) {
                continue;
            }
            var chipCount = whole(row, "chips", 1);
            var data = Math.min(chipCount, whole(row, "data_parallel", 1));
            var experts = whole(row, "expert_parallel", 1);
            var sharing = sharing(model, chipCount, data, experts);
            var batch = latency ? whole(row, "concurrency", 1) : LARGEST_BATCH * sharing.data();
            add(rows, row, model, sharing, batch, whole(row, "prompt_tokens", 1), whole(row, "output_tokens", 1),
                    latency ? Quantity.SECONDS_PER_TOKEN : Quantity.OUTPUT_TOKENS_PER_SECOND,
                    Double.parseDouble(row.get("value")) * (latency ? 1e-3 : 1),
                    row.get("first_token_ms").isEmpty() ? null : Double.parseDouble(row.get("first_token_ms")) / 1e3,
                    latency ? 1 : 1.5);
        }
        return rows;
    }

    /** The two tasks in which nothing but text goes in; their prompts are short, and the median step has none beside it. */
    private List<Row> plain(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        for (var row : read(file)) {
            if (!row.get("in_project_fit").equals("1")) {
                continue;
            }
            row.put("precision", row.get("precision").replace("bfloat16", "bf16").replace("mxfp4", "fp4"));
            var name = slug(row.get("model"));
            var model = name == null ? null : model(name, row.get("precision"), false);
            if (model == null) {
                continue;
            }
            var sharing = sharing(model, whole(row, "chips", 1), whole(row, "data_parallel", 1), whole(row, "expert_parallel", 1));
            row.put("model", name);
            row.put("engine", row.get("task"));
            row.put("slug", row.get("id"));
            add(rows, row, model, sharing, (int) Math.max(1, Math.round(Double.parseDouble(row.get("mean_batch_requests")))),
                    300, (int) Double.parseDouble(row.get("mean_output_tokens")), Quantity.STEP_SECONDS,
                    Double.parseDouble(row.get("median_itl_ms")) / 1e3, null, 1);
        }
        return rows;
    }

    private void add(List<Row> rows, Map<String, String> row, ServedModel model, Sharing sharing, int batch, int prompt, int output,
            Quantity quantity, double observed, Double firstToken, double weight) {
        var chip = chip(row.get("chip"), row.get("precision"));
        if (chip == null) {
            return;
        }
        var load = new ServingLoad(1, Math.max(1, batch), prompt, output).on(sharing);
        var measured = new MeasuredServing(row.get("slug"), model, chip, load, quantity, observed, firstToken);
        var held = measured.held(times(START));
        var groups = new LinkedHashMap<String, String>();
        groups.put("kind", quantity.slug() + (held.batch() > 256 ? ", batch above 256" : ""));
        groups.put("chip", row.get("chip"));
        groups.put("precision", row.get("precision"));
        groups.put("batch", held.batch() <= 8 ? "1 to 8" : held.batch() <= 64 ? "9 to 64" : held.batch() <= 256 ? "65 to 256" : "above 256");
        groups.put("chips", Integer.toString(sharing.chips()));
        groups.put("engine", row.get("engine"));
        groups.put("model", quantity.slug() + " " + row.get("model"));
        rows.add(new Row(measured, held, row.get("model"), groups, weight));
    }

    private static Sharing sharing(ServedModel model, int chips, int data, int experts) {
        if (!model.isMixture() || chips == 1 || data <= 1 && experts <= 1) {
            return Sharing.tensor(chips);
        }
        var groups = chips % data == 0 ? data : 1;
        return new Sharing(chips / groups, groups, chips);
    }

    private ServedModel model(String slug, String precision, boolean tuned) {
        var row = models.get(slug);
        if (row == null || row.get("layers").isEmpty() || row.get("parameters_total").isEmpty()) {
            return null;
        }
        var total = number(row, "parameters_total", 0);
        var active = number(row, "parameters_active", total);
        var layers = whole(row, "layers", 0);
        var hidden = whole(row, "hidden_size", 0);
        var heads = whole(row, "attention_heads", 1);
        var latent = whole(row, "kv_latent_size", 0);
        var kvHeads = latent > 0 ? 1 : whole(row, "kv_heads", heads);
        var size = whole(row, "head_size", hidden / heads);
        var experts = whole(row, "experts", 0);
        var used = whole(row, "experts_per_token", 0);
        var cached = whole(row, "cached_layers", layers);
        var bytes = bytes(precision);
        var narrow = tuned && bytes <= 1;
        var cacheBytes = narrow ? 1 : 2;
        var cache =
                latent > 0
                        ? KvCache.latent(latent, cached, cacheBytes, "record")
                        : KvCache.grouped(kvHeads, size, cached, cacheBytes, "record");
        if (whole(row, "windowed_layers", 0) > 0) {
            cache = cache.windowed(whole(row, "windowed_layers", 0), whole(row, "sliding_window_tokens", 0), "record");
        }
        cache = cache.unasked(1.0 / cacheBytes, narrow);
        if (cached < layers) {
            var state = number(row, "state_values", STATE_PER_HIDDEN_VALUE * hidden * (layers - cached));
            cache = cache.withState(2 * 2 * state, cache.steps().get(0));
        }
        var shared = active < total && experts > 0 ? ServedModel.sharedParameters(total, active, experts, used) : active < total ? 0 : total;
        var lookedUp = row.get("tied_embeddings").equals("false") ? number(row, "vocabulary", 0) * hidden : 0;
        return new ServedModel(total, active, shared, lookedUp < active / 2 ? lookedUp : 0, layers, hidden, heads, latent > 0 ? latent : size,
                size, kvHeads, bytes, cache, active < total ? used : 0, "record", "record");
    }

    private ServingChip chip(String slug, String precision) {
        var row = chips.get(slug);
        if (row == null || row.get("memory_bandwidth_bytes_per_second").isEmpty()) {
            return null;
        }
        var own = peaks.getOrDefault(slug, Map.of());
        var sixteen = own.getOrDefault("bf16", own.getOrDefault("fp16", 0.0));
        var usable = new ArrayList<>(List.of(sixteen));
        if (bytes(precision) <= 1) {
            usable.add(own.getOrDefault("fp8", 0.0));
        }
        if (bytes(precision) <= 0.5) {
            usable.add(own.getOrDefault("fp4", 0.0));
        }
        var peak = usable.stream().mapToDouble(value -> value).max().orElse(0);
        var link = row.get("interconnect_bytes_per_second");
        return peak == 0
                ? null
                : new ServingChip(peak, sixteen == 0 ? peak : sixteen, number(row, "memory_bytes", 1),
                        number(row, "memory_bandwidth_bytes_per_second", 1), link.isEmpty() ? null : Double.valueOf(link) / 2,
                        LINKED.getOrDefault(slug, ServingChip.USUAL_SERVER), "record");
    }

    /** The record's name of a model of ML.ENERGY. */
    private String slug(String name) {
        var slug = name.substring(name.indexOf('/') + 1).toLowerCase(Locale.ROOT).replace("-it", "").replace("-instruct", "")
                .replace("-thinking-2507", "").replace("-17b-16e", "").replace("nvidia-", "");
        return models.containsKey(slug) ? slug : null;
    }

    private static double bytes(String precision) {
        return switch (precision) {
            case "bf16", "fp16" -> 2;
            case "fp8", "int8" -> 1;
            case "fp4", "int4" -> 0.5;
            default -> 4;
        };
    }

    // --- fit

    private static Map<Integer, Double> fixed(Object... namesAndValues) {
        var fixed = new HashMap<Integer, Double>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fixed.put(NAMES.indexOf(namesAndValues[i]), ((Number) namesAndValues[i + 1]).doubleValue());
        }
        return fixed;
    }

    private static EngineTimes times(double[] c) {
        return new EngineTimes(
                new EngineFactors(c[0], c[1], 1, c[2], c[3], Math.max(1, c[4]), c[5]),
                new EngineOverheads(c[6] * 1e-6, c[7] * 1e-6, c[8] * 1e-6, c[9] * 1e-6, c[10] * 1e-6),
                LINKS, USUAL_LINK, 3, 0.7, 0.57, 0.9, MEMORY_SHARE, new Spread(spread, 0.9, "fit"), "fit");
    }

    /** A mean of absolute errors of the logarithm that is smooth at 0, so that a tenth of the rows may be far off. */
    private static double loss(List<Row> rows, double[] constants) {
        var times = times(constants);
        var sum = 0.0;
        var weights = 0.0;
        for (var row : rows) {
            var error = Math.log(row.predicted(times) / row.seconds());
            sum += row.weight * Math.sqrt(error * error + 0.01);
            weights += row.weight;
        }
        return sum / weights;
    }

    /** One constant after the other, in smaller and smaller steps. */
    private static double[] fit(List<Row> rows, double[] start, Map<Integer, Double> fixed, double firstStep) {
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

    // --- report

    private static void report(String title, List<Row> rows, Map<Integer, Double> fixed) {
        System.out.printf("%n== %s: %d rows%n", title, rows.size());
        var constants = fit(rows, START, fixed, 0.2);
        for (var i = 0; i < constants.length; i++) {
            System.out.printf(Locale.ROOT, "%-20s %.4g%s%n", NAMES.get(i), constants[i], fixed.containsKey(i) ? "  (given)" : "");
        }
        shares("all rows, as fitted", rows, row -> constants);
        var byConfiguration = leftOut(rows, constants, fixed, ServingFit::configuration);
        shares("rows of configurations left out", rows, byConfiguration::get);
        var byModel = leftOut(rows, constants, fixed, ServingFit::family);
        shares("rows of models left out", rows, byModel::get);
        for (var group : rows.get(0).groups.keySet()) {
            System.out.printf("-- by %s, models left out%n", group);
            new TreeMap<>(rows.stream().collect(groupingBy(row -> row.groups.get(group))))
                    .forEach((name, some) -> shares("   " + name, some, byModel::get));
        }
        bound(rows, constants);
    }

    /** Models that differ in their training alone are one. */
    private static int family(Row row) {
        var model = row.measured.model();
        return List.of(model.parametersTotal(), model.layers(), model.hiddenSize()).hashCode();
    }

    /** The constants that the service has. */
    private static void judge(String engine, List<Row> rows, Path assumptions) throws IOException {
        var values = new HashMap<String, Double>();
        for (var row : read(assumptions)) {
            if (row.get("assumption_set").equals("serving-2026")) {
                values.put(row.get("name"), Double.valueOf(row.get("value")));
            }
        }
        var constants = NAMES.stream().mapToDouble(name -> values.get(name + "." + engine)).toArray();
        spread = values.get("spread." + engine);
        shares(engine, rows, row -> constants);
        bound(rows, constants);
    }

    private static void bound(List<Row> rows, double[] constants) {
        var times = times(constants);
        var impossible = rows.stream().filter(row -> !row.measured.isPossible()).toList();
        System.out.printf("more prompts than the peak can read: %d%n", impossible.size());
        impossible.forEach(row -> System.out.printf("   %s%n", row.measured.name()));
        var beaten = rows.stream().filter(row -> row.measured.isPossible() && row.measured.overBound(times) < 1).toList();
        System.out.printf("bound beaten: %d%n", beaten.size());
        beaten.forEach(row -> System.out.printf(Locale.ROOT, "   %s %.3f%n", row.measured.name(), row.measured.overBound(times)));
    }

    /** A tenth of the configurations at a time. */
    private static int configuration(Row row) {
        var load = row.measured.load();
        return Math.floorMod(
                (row.groups.toString() + load.promptTokens() + " " + load.outputTokens()).hashCode(), 10);
    }

    private static Map<Row, double[]> leftOut(List<Row> rows, double[] start, Map<Integer, Double> fixed, Function<Row, Integer> group) {
        var constants = new HashMap<Row, double[]>();
        rows.stream()
                .collect(groupingBy(group))
                .forEach((key, some) -> {
                    var others = rows.stream().filter(row -> !group.apply(row).equals(key)).toList();
                    var fitted = fit(others, start, fixed, 0.1);
                    some.forEach(row -> constants.put(row, fitted));
                });
        return constants;
    }

    private static void shares(String title, List<Row> rows, Function<Row, double[]> constants) {
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

    // --- tables

    private static Map<String, Map<String, String>> bySlug(Path file) throws IOException {
        var rows = new HashMap<String, Map<String, String>>();
        read(file).forEach(row -> rows.put(row.get("slug"), row));
        return rows;
    }

    private static int whole(Map<String, String> row, String column, int otherwise) {
        return (int) number(row, column, otherwise);
    }

    private static double number(Map<String, String> row, String column, double otherwise) {
        var text = row.get(column);
        return text == null || text.isEmpty() ? otherwise : Double.parseDouble(text);
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        var records = records(Files.readString(file));
        var header = records.get(0);
        return records.stream()
                .skip(1)
                .map(record -> {
                    var row = new HashMap<String, String>();
                    IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), i < record.size() ? record.get(i) : ""));
                    return (Map<String, String>) row;
                })
                .toList();
    }

    /** Comma-separated, with quoted fields that may hold commas and line breaks. */
    private static List<List<String>> records(String text) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(record));
                    record.clear();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return records;
    }
}
