import static java.util.stream.Collectors.groupingBy;

import dev.modelcost.calc.serving.EngineTimes;
import dev.modelcost.calc.serving.MeasuredServing.Quantity;
import dev.modelcost.calc.serving.Prefill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What reading a prompt takes of an engine that decodes others as well, beside what the constants as they are shipped expect of it:
 * {@code bench/fit/fit PromptFit DATA}
 *
 * <p>Nobody measures that time by itself. It follows from two runs of the same engine on the same chips with as many requests, of
 * which one has prompts at least four times as long; and from the maximum throughput of requests whose prompts are at least four
 * times as long as their outputs, less the time in which those outputs are decoded.
 */
final class PromptFit {

    private static final double LONGER = 4;

    /** Of the time of a token that its prompts must take, so that the rest does not drown them. */
    private static final double LEAST_SHARE = 0.15;

    /**
     * A prompt's time as it follows from measurements.
     *
     * @param seconds of a prompt
     * @param expected of it
     */
    private record Prompt(ServingRows.Row row, String found, double seconds, Prefill expected) {

        double ratio() {
            return seconds / expected.secondsUnderLoad().median();
        }

        double overBound() {
            return seconds / expected.boundSeconds();
        }

        String kind() {
            return row.measured().model().isMixture() ? "mixture" : "dense";
        }

        boolean isInRange() {
            return expected.secondsUnderLoad().low() <= seconds && seconds <= expected.secondsUnderLoad().high();
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: bench/fit/fit PromptFit DATA");
            System.exit(2);
        }
        var data = Path.of(args[0]);
        var times = ServingFit.shippedTimes(data.resolve("assumption.csv"));
        var rows = new ServingRows(data, times).tuned(data.resolve("measurement.csv"));
        var prompts = new ArrayList<Prompt>();
        prompts.addAll(pairs(rows, Csv.bySlug(data.resolve("measurement.csv")), times));
        prompts.addAll(maximum(rows, times));
        for (var group : List.<Map.Entry<String, Function<Prompt, String>>>of(
                Map.entry("found by", prompt -> prompt.found + ", " + prompt.kind()),
                Map.entry("kind of model", Prompt::kind),
                Map.entry("model", prompt -> prompt.row.model() + " on " + prompt.row.groups().get("chips") + " "
                        + prompt.row.groups().get("chip") + ", " + prompt.found))) {
            System.out.printf("-- by %s%n", group.getKey());
            new TreeMap<>(prompts.stream().collect(groupingBy(group.getValue()))).forEach(PromptFit::print);
        }
    }

    private static List<Prompt> pairs(List<ServingRows.Row> rows, Map<String, Map<String, String>> measured, EngineTimes times) {
        var columns = List.of("model", "chip", "chips", "precision", "engine", "software", "tensor_parallel", "data_parallel",
                "expert_parallel", "concurrency");
        var runs = rows.stream()
                .filter(row -> row.measured().quantity() == Quantity.SECONDS_PER_TOKEN)
                .collect(groupingBy(row -> columns.stream().map(measured.get(row.measured().name())::get).toList()));
        var found = new ArrayList<Prompt>();
        for (var run : runs.values()) {
            for (var less : run) {
                for (var more : run) {
                    var prompt = between(less, more, times);
                    if (prompt != null) {
                        found.add(prompt);
                    }
                }
            }
        }
        return found;
    }

    /** Of the longer prompt; the shorter one takes its share of that. Null where the two do not tell. */
    private static Prompt between(ServingRows.Row less, ServingRows.Row more, EngineTimes times) {
        var shorter = less.held();
        var longer = more.held();
        if (longer.promptTokens() < LONGER * shorter.promptTokens() || longer.batch() != shorter.batch()) {
            return null;
        }
        var promptsMore = longer.batch() / (double) longer.outputTokens()
                - shorter.batch() / (double) shorter.outputTokens() * shorter.promptTokens() / longer.promptTokens();
        var decodedMore = more.alone(times) - less.alone(times);
        var seconds = (more.seconds() - less.seconds() - decodedMore) / promptsMore;
        var share = seconds * longer.batch() / longer.outputTokens() / more.seconds();
        return promptsMore > 0 && share >= LEAST_SHARE ? prompt(more, "two runs", seconds, times) : null;
    }

    private static List<Prompt> maximum(List<ServingRows.Row> rows, EngineTimes times) {
        var found = new ArrayList<Prompt>();
        for (var row : rows) {
            var load = row.held();
            if (row.measured().quantity() == Quantity.OUTPUT_TOKENS_PER_SECOND
                    && load.promptTokens() >= LONGER * load.outputTokens()) {
                var request = load.outputTokens() / row.measured().observed();
                var decoded = row.alone(times) * load.outputTokens() / load.batch();
                if (request - decoded >= LEAST_SHARE * request) {
                    found.add(prompt(row, "maximum throughput", request - decoded, times));
                }
            }
        }
        return found;
    }

    private static Prompt prompt(ServingRows.Row row, String found, double seconds, EngineTimes times) {
        return new Prompt(row, found, seconds, times.prefill(row.measured().model(), row.measured().chip(), row.held()));
    }

    private static void print(String group, List<Prompt> prompts) {
        System.out.printf(Locale.ROOT, "%-62s %4d prompts  measured / expected %s  / bound %s  in range %.0f %%%n", group,
                prompts.size(), middle(prompts, Prompt::ratio), middle(prompts, Prompt::overBound),
                100.0 * prompts.stream().filter(Prompt::isInRange).count() / prompts.size());
    }

    /** Median, and between what nine of ten lie. */
    private static String middle(List<Prompt> prompts, ToDoubleFunction<Prompt> ratio) {
        var sorted = prompts.stream().mapToDouble(ratio).sorted().toArray();
        var last = sorted.length - 1;
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", sorted[sorted.length / 2], sorted[(int) Math.round(0.05 * last)],
                sorted[(int) Math.round(0.95 * last)]);
    }
}
