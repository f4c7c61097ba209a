import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.training.MeasuredStep;
import dev.modelcost.calc.training.MeasuredUtilization;
import dev.modelcost.calc.training.StepWork;
import dev.modelcost.calc.training.TrainedModel;
import dev.modelcost.calc.training.TrainedWork;
import dev.modelcost.calc.training.TrainingCompute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Published training steps, and whole runs of MLPerf, as the rule of training hours sees them. */
final class TrainingRows {

    /** Above it the rows are shown apart. */
    private static final int LONG_SEQUENCE = 8192;

    private static final Map<String, String> FORMATS =
            Map.of("amp_bf16", "bf16", "amp_fp8", "fp8", "mxfp8", "fp8", "nvfp4", "fp4");

    /**
     * A training step.
     *
     * @param family of sources
     * @param isLong whether its sequences are long
     * @param constants on which what is expected of it depends
     */
    record Row(MeasuredStep step, String family, String model, boolean isLong, Set<String> constants) {}

    private final Map<String, Double> peaks;
    private final Map<String, Double> given;

    /**
     * @param data src/main/resources/data
     * @param given constants that are not fitted
     */
    TrainingRows(Path data, Map<String, Double> given) throws IOException {
        this.peaks = peaks(data);
        this.given = given;
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

    List<Row> steps(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        for (var row : Csv.read(file)) {
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
            var asked = new TrainingConstants(Map.of(), given);
            new MeasuredUtilization(asked).of(work);
            rows.add(
                    new Row(
                            MeasuredStep.of(
                                    row.get("id"), work, active, tokens, teraflop, row.get("stage").equals("LoRA"),
                                    peaks.get(row.get("chip"))),
                            row.get("family"),
                            row.get("model").toLowerCase().replace("-maxtext", "").replace('_', '-').replace(' ', '-'),
                            sequence != null && sequence > LONG_SEQUENCE,
                            asked.asked()));
        }
        return rows;
    }

    /** What whole runs come to, of which the results do not state the precision: to look at, not to fit. */
    void printRuns(Path file) throws IOException {
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
