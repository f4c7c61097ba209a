package dev.modelcost.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Work against what the chips could do in their hours: nothing computes faster than its peak. Uses
 * the highest floating-point peak of the chip, so that what it refuses is impossible, not unlikely.
 */
final class ImpliedUtilisation {

    /**
     * Models whose source says the impossible, and why. Their figures stay as published: the audit
     * is for that.
     */
    static final Map<String, String> KNOWN =
            Map.ofEntries(
                    Map.entry(
                            "deepseek-r1", "FLOP of the base model beside hours of post-training"),
                    Map.entry("fingpt-13b", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry(
                            "flan-palm-540b", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry("llava", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry("llava-1.5", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry("luke", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry("minerva-540b", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry("nekomata-14b", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry("openvla", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry(
                            "sphinx-llama-2-13b",
                            "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry("u-palm-540b", "FLOP of the base model beside hours of fine-tuning"),
                    Map.entry(
                            "impala", "one chip is recorded; the actors ran on many more machines"),
                    Map.entry("dnn-em-segmentation", "FLOP is an estimate, 1.2 times the peak"),
                    Map.entry("siglip-400m", "FLOP is an estimate, 1.3 times the peak"));

    private final Tables tables;
    private final Map<String, Double> peaks = new HashMap<>();

    ImpliedUtilisation(Tables tables) {
        this.tables = tables;
        for (var peak : tables.of("chip_peak")) {
            if (!peak.get("precision").startsWith("int")) {
                peaks.merge(peak.get("chip"), peak.number("dense_flop_per_second"), Math::max);
            }
        }
    }

    void check(Complaints complaints) {
        impossible()
                .forEach(
                        (model, mfu) ->
                                complaints.unless(
                                        KNOWN.containsKey(model),
                                        tables.find("model", model).orElseThrow(),
                                        "its FLOP in its chip-hours would be %.2f of the peak",
                                        mfu));
    }

    /** Exceptions that nothing needs any more. */
    Set<String> unneeded() {
        var unneeded = new TreeSet<>(KNOWN.keySet());
        unneeded.removeAll(impossible().keySet());
        return unneeded;
    }

    private Map<String, Double> impossible() {
        var models = tables.bySlug("model");
        var impossible = new HashMap<String, Double>();
        for (var runs : runsOfOneSource()) {
            var model = models.get(runs.get(0).get("model"));
            var work = runs.stream().map(this::capacity).toList();
            if (model == null || work.stream().anyMatch(Optional::isEmpty)) {
                continue;
            }
            var capacity = work.stream().mapToDouble(Optional::get).sum();
            var flop = new ArrayList<Double>();
            if (model.has("training_flop")) {
                flop.add(model.number("training_flop"));
            }
            if (runs.stream().allMatch(run -> run.has("training_flop"))) {
                flop.add(runs.stream().mapToDouble(run -> run.number("training_flop")).sum());
            }
            for (var done : flop) {
                if (done / capacity > 1) {
                    impossible.merge(model.slug(), done / capacity, Math::max);
                }
            }
        }
        return impossible;
    }

    /** The stages that one source gives of one model, together. */
    private Iterable<List<Line>> runsOfOneSource() {
        return tables.of("training_run").stream()
                .collect(Collectors.groupingBy(run -> run.get("model") + " " + run.get("source")))
                .values();
    }

    /** FLOP that the chips of a run could have done at most; empty if not known. */
    private Optional<Double> capacity(Line run) {
        var hours =
                run.number("chip_hours", run.number("chip_count") * run.number("wall_clock_hours"));
        var peak = peaks.get(run.get("chip"));
        return peak == null || Double.isNaN(hours)
                ? Optional.empty()
                : Optional.of(hours * 3600 * peak);
    }
}
