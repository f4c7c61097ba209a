import dev.modelcost.calc.serving.EngineTimes;
import dev.modelcost.calc.serving.KvCache;
import dev.modelcost.calc.serving.MeasuredServing;
import dev.modelcost.calc.serving.MeasuredServing.Quantity;
import dev.modelcost.calc.serving.ServedModel;
import dev.modelcost.calc.serving.ServingChip;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.calc.serving.Sharing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The measurements that serving is fitted to, with the models and chips of the record: measurement.csv of the project's data holds
 * those of tuned engines; a table of ML.ENERGY's, which states no licence and so is not shipped, those of plain vLLM.
 */
final class ServingRows {

    /** What a batch is cut to where the row says maximum throughput. */
    private static final int LARGEST_BATCH = 4096;

    private static final double STATE_PER_HIDDEN_VALUE = 256;
    private static final Map<String, Integer> LINKED = Map.of("nvidia-gb200", 72, "nvidia-gb300", 72);

    /**
     * A row with what it is judged by.
     *
     * @param watts that a chip drew; null if that was not measured
     */
    record Row(
            MeasuredServing measured, ServingLoad held, String model, Map<String, String> groups, double weight, Double watts) {

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
    private final EngineTimes forMemory;

    /**
     * @param forMemory of which the memory alone counts: it cuts a batch to what the chips hold
     */
    ServingRows(Path data, EngineTimes forMemory) throws IOException {
        this.forMemory = forMemory;
        models = Csv.bySlug(data.resolve("model.csv"));
        chips = Csv.bySlug(data.resolve("chip.csv"));
        for (var peak : Csv.read(data.resolve("chip_peak.csv"))) {
            peaks.computeIfAbsent(peak.get("chip"), chip -> new HashMap<>())
                    .put(peak.get("precision"), Double.valueOf(peak.get("dense_flop_per_second")));
        }
    }

    double tdpWatts(String chip) {
        return Csv.number(chips.get(chip), "tdp_watts", 0);
    }

    List<Row> tuned(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        for (var row : Csv.read(file)) {
            var latency = row.get("unit").equals("ms-per-output-token") && row.get("scenario").isEmpty();
            var throughput = row.get("unit").equals("output-tokens-per-second") && row.get("source").startsWith("tensorrt-llm");
            if (!(latency || throughput) || row.get("precision").isEmpty() || row.get("prompt_tokens").isEmpty()) {
                continue;
            }
            var model = model(row.get("model"), row.get("precision"), true);
            if (model == null) {
                continue;
            }
            var chipCount = Csv.whole(row, "chips", 1);
            var data = Math.min(chipCount, Csv.whole(row, "data_parallel", 1));
            var experts = Csv.whole(row, "expert_parallel", 1);
            var sharing = sharing(model, chipCount, data, experts);
            var batch = latency ? Csv.whole(row, "concurrency", 1) : LARGEST_BATCH * sharing.data();
            add(rows, row, model, sharing, batch, Csv.whole(row, "prompt_tokens", 1), Csv.whole(row, "output_tokens", 1),
                    latency ? Quantity.SECONDS_PER_TOKEN : Quantity.OUTPUT_TOKENS_PER_SECOND,
                    Double.parseDouble(row.get("value")) * (latency ? 1e-3 : 1),
                    row.get("first_token_ms").isEmpty() ? null : Double.parseDouble(row.get("first_token_ms")) / 1e3,
                    latency ? 1 : 1.5);
        }
        return rows;
    }

    /** Tasks in which nothing but text goes in: their prompts are short, and the median step has none beside it. */
    List<Row> plain(Path file, Predicate<Map<String, String>> which) throws IOException {
        var rows = new ArrayList<Row>();
        for (var row : Csv.read(file)) {
            if (!which.test(row)) {
                continue;
            }
            row.put("precision", row.get("precision").replace("bfloat16", "bf16").replace("mxfp4", "fp4"));
            var name = slug(row.get("model"));
            var model = name == null ? null : model(name, row.get("precision"), false);
            if (model == null) {
                continue;
            }
            var sharing = sharing(model, Csv.whole(row, "chips", 1), Csv.whole(row, "data_parallel", 1), Csv.whole(row, "expert_parallel", 1));
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
        var held = measured.held(forMemory);
        var groups = new LinkedHashMap<String, String>();
        groups.put("kind", quantity.slug() + (held.batch() > 256 ? ", batch above 256" : ""));
        groups.put("chip", row.get("chip"));
        groups.put("precision", row.get("precision"));
        groups.put("batch", held.batch() <= 8 ? "1 to 8" : held.batch() <= 64 ? "9 to 64" : held.batch() <= 256 ? "65 to 256" : "above 256");
        groups.put("chips", Integer.toString(sharing.chips()));
        groups.put("engine", row.get("engine"));
        groups.put("source", row.get("source"));
        groups.put("model", quantity.slug() + " " + row.get("model"));
        var watts = row.get("mean_power_watts_all_chips");
        rows.add(new Row(measured, held, row.get("model"), groups, weight, watts == null ? null : Double.valueOf(watts) / sharing.chips()));
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
        var total = Csv.number(row, "parameters_total", 0);
        var active = Csv.number(row, "parameters_active", total);
        var layers = Csv.whole(row, "layers", 0);
        var hidden = Csv.whole(row, "hidden_size", 0);
        var heads = Csv.whole(row, "attention_heads", 1);
        var latent = Csv.whole(row, "kv_latent_size", 0);
        var kvHeads = latent > 0 ? 1 : Csv.whole(row, "kv_heads", heads);
        var size = Csv.whole(row, "head_size", hidden / heads);
        var experts = Csv.whole(row, "experts", 0);
        var used = Csv.whole(row, "experts_per_token", 0);
        var cached = Csv.whole(row, "cached_layers", layers);
        var bytes = bytes(precision);
        var narrow = tuned && bytes <= 1;
        var cacheBytes = narrow ? 1 : 2;
        var cache =
                latent > 0
                        ? KvCache.latent(latent, cached, cacheBytes, "record")
                        : KvCache.grouped(kvHeads, size, cached, cacheBytes, "record");
        if (Csv.whole(row, "windowed_layers", 0) > 0) {
            cache = cache.windowed(Csv.whole(row, "windowed_layers", 0), Csv.whole(row, "sliding_window_tokens", 0), "record");
        }
        cache = cache.unasked(1.0 / cacheBytes, narrow);
        if (cached < layers) {
            var state = Csv.number(row, "state_values", STATE_PER_HIDDEN_VALUE * hidden * (layers - cached));
            cache = cache.withState(2 * 2 * state, cache.steps().get(0));
        }
        var shared = active < total && experts > 0 ? ServedModel.sharedParameters(total, active, experts, used) : active < total ? 0 : total;
        var lookedUp = row.get("tied_embeddings").equals("false") ? Csv.number(row, "vocabulary", 0) * hidden : 0;
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
                : new ServingChip(peak, sixteen == 0 ? peak : sixteen, Csv.number(row, "memory_bytes", 1),
                        Csv.number(row, "memory_bandwidth_bytes_per_second", 1), link.isEmpty() ? null : Double.valueOf(link) / 2,
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
}
