package dev.modelcost.dataset;

/** Models and their training runs: sizes that a run of our time can have. */
final class ModelRows {

    /**
     * All the chips that any one run could have had: the largest cluster known, five times over.
     */
    private static final double MOST_CHIPS = 1e6;

    /** Active parameters of a dense model are rounded differently at most. */
    private static final double MIXTURE_BELOW = 0.8;

    private final Tables tables;

    ModelRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        for (var model : tables.of("model")) {
            complaints.range(model, "parameters_total", 1, 2e13);
            complaints.range(model, "parameters_active", 1, 2e13);
            // The largest corpora are near 5e13; ten times that is more text than there is.
            complaints.range(model, "training_tokens", 1, 5e14);
            complaints.range(model, "epochs", 0.01, 1e6);
            complaints.range(model, "training_flop", 1, 1e28);
            complaints.range(model, "context_tokens", 16, 2e8);
            complaints.unless(
                    !model.has("parameters_active")
                            || model.number("parameters_active")
                                    <= model.number("parameters_total"),
                    model,
                    "has more active parameters than it has");
            mixture(model, complaints);
            workAgainstSize(model, complaints);
            lineage(model, complaints);
        }
        for (var run : tables.of("training_run")) {
            run(run, complaints);
        }
    }

    /** A mixture is served by its active parameters: they are known, or its makers keep them. */
    private static void mixture(Line model, Complaints complaints) {
        complaints.unless(
                !model.get("mixture").equals("true") && !model.has("experts")
                        || model.has("parameters_active")
                        || model.get("active_undisclosed").equals("true"),
                model,
                "is a mixture of which nobody says how many parameters are active");
        complaints.unless(
                model.get("mixture").equals("true")
                        || !model.has("parameters_active")
                        || model.number("parameters_active")
                                >= MIXTURE_BELOW * model.number("parameters_total"),
                model,
                "uses few of its parameters and is no mixture");
    }

    /**
     * 6 x parameters x tokens x epochs within a factor 20 above what is recorded, for language
     * models; only above where the active share is not known: a mixture of experts does less.
     */
    private static void workAgainstSize(Line model, Complaints complaints) {
        if (!model.get("domain").contains("language")
                || !model.has("training_tokens")
                || !model.has("training_flop")
                || !model.has("parameters_total")) {
            return;
        }
        var active = model.number("parameters_active", model.number("parameters_total"));
        var expected = 6 * active * model.number("training_tokens") * model.number("epochs", 1);
        var ratio = model.number("training_flop") / expected;
        complaints.unless(
                ratio < 20 && (ratio > 0.05 || !model.has("parameters_active")) && ratio > 0.001,
                model,
                "training FLOP is %.3g times 6 x parameters x tokens",
                ratio);
    }

    private void lineage(Line model, Complaints complaints) {
        var at = model;
        for (int i = 0; at != null && at.has("base_model"); i++) {
            if (i > 20) {
                complaints.unless(false, model, "descends from itself");
                return;
            }
            at = tables.find("model", at.get("base_model")).orElse(null);
        }
    }

    private void run(Line run, Complaints complaints) {
        complaints.range(run, "mfu", 0.001, 1);
        // No published run is above 0.72.
        complaints.range(run, "hfu", 0.001, 0.75);
        complaints.range(run, "pue", 1, 2);
        complaints.range(run, "carbon_g_co2_per_kwh", 0.5, 1500);
        complaints.unless(
                !run.has("region")
                        || tables.of("grid").stream()
                                .anyMatch(grid -> grid.get("region").equals(run.get("region"))),
                run,
                "ran in %s, which is no region of the grid",
                run.get("region"));
        complaints.range(run, "chip_count", 1, MOST_CHIPS);
        // A year of the largest cluster.
        complaints.range(run, "chip_hours", 0.01, MOST_CHIPS * 8766);
        complaints.range(run, "wall_clock_hours", 0.01, 5 * 8766);
        complaints.range(run, "tokens", 1, 5e14);
        complaints.range(run, "training_flop", 1, 1e28);
        complaints.range(run, "usd_per_chip_hour", 0.01, 200);
        complaints.unless(
                run.has("chip_hours") == run.has("chip_hours_basis"),
                run,
                "chip-hours and how they are known go together");
        if (run.has("chip_hours") && run.has("chip_count") && run.has("wall_clock_hours")) {
            var product = run.number("chip_count") * run.number("wall_clock_hours");
            var ratio = run.number("chip_hours") / product;
            complaints.unless(
                    ratio > 0.8 && ratio < 1.25,
                    run,
                    "chip-hours are %.2f times chips x hours",
                    ratio);
        }
        if (run.has("power_watts") && run.has("chip_count")) {
            var watts = run.number("power_watts") / run.number("chip_count");
            complaints.unless(watts > 20 && watts < 4000, run, "draws %.0f W for each chip", watts);
        }
        if (run.has("hfu") && run.has("mfu")) {
            complaints.unless(
                    run.number("hfu") >= run.number("mfu"),
                    run,
                    "HFU counts recomputed work too: not below MFU");
        }
    }
}
