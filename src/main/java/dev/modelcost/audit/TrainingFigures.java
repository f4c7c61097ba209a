package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRange;
import dev.modelcost.calc.training.TrainingCompute;
import java.util.List;
import java.util.function.Function;

/** What a model's recorded runs say about a metric: by stage, in total, with the base model. */
final class TrainingFigures {

    private final AuditSnapshot record;
    private final RecordedModel model;
    private final AuditMetric metric;
    private final List<AuditFigure> figures;

    TrainingFigures(
            AuditSnapshot record,
            RecordedModel model,
            AuditMetric metric,
            List<AuditFigure> figures) {
        this.record = record;
        this.model = model;
        this.metric = metric;
        this.figures = figures;
    }

    void add() {
        switch (metric) {
            case TRAINING_COST -> totals(TrainingFigures::cost, Role.PART);
            case CHIP_HOURS ->
                    totals(RecordedRun::hours, model.base() == null ? Role.WHOLE : Role.PART);
            case WALL_CLOCK_HOURS -> totals(RecordedRun::wallClockHours, Role.WHOLE);
            case CHIP_COUNT -> counts();
            case TRAINING_FLOP -> flop();
            case TRAINING_TOKENS -> tokens();
            case MFU -> mfu();
            case PARAMETERS -> parameters();
            case CONTEXT_TOKENS -> context();
            default -> {
                // Runs say nothing about it.
            }
        }
    }

    private static Double cost(RecordedRun run) {
        return run.hours() == null || run.usdPerChipHour() == null
                ? null
                : run.hours() * run.usdPerChipHour();
    }

    private void totals(Function<RecordedRun, Double> part, Role role) {
        var runs = model.bestRuns();
        var total = RecordedModel.sum(runs, part);
        var scope = model.base() == null ? "run" : "post-training";
        var label = model.base() == null ? FigureScope.FINAL_RUN : FigureScope.POST_TRAINING;
        if (total != null) {
            figures.add(figure(total, scope, role, label, runs.get(0)));
        }
        for (var run : runs) {
            var value = part.apply(run);
            if (value != null && runs.size() > 1) {
                figures.add(figure(value, "stage", Role.PART, run.label(), run));
            }
        }
        if (metric == AuditMetric.CHIP_HOURS && total != null) {
            family(part);
        }
        var base = record.model(model.base());
        if (base == null || metric == AuditMetric.WALL_CLOCK_HOURS) {
            return;
        }
        var ofBase = RecordedModel.sum(base.bestRuns(), part);
        if (ofBase != null) {
            var first = base.bestRuns().get(0);
            figures.add(
                    figure(
                            ofBase,
                            "base-model",
                            Role.OTHER,
                            "of %s, its base model".formatted(base.name()),
                            first));
            if (total != null) {
                figures.add(
                        figure(
                                total + ofBase,
                                "with-base-model",
                                Role.PART,
                                "with its base model " + base.name(),
                                first));
            }
        }
    }

    /** Model cards print the sum over all sizes. */
    private void family(Function<RecordedRun, Double> part) {
        var sum = 0.0;
        var members = 0;
        for (var member : record.family(model)) {
            var runs = member.bestRuns();
            var own = RecordedModel.sum(runs, part);
            if (own != null && !runs.get(0).isDataSet()) {
                sum += own;
                members++;
            }
        }
        if (members > 1) {
            figures.add(
                    figure(
                            sum,
                            "family",
                            Role.OTHER,
                            "for all %d sizes of the family together".formatted(members),
                            model.bestRuns().get(0)));
        }
    }

    private void counts() {
        var most =
                model.bestRuns().stream()
                        .filter(run -> run.chipCount() != null)
                        .max(java.util.Comparator.comparing(RecordedRun::chipCount));
        most.or(() -> model.runs().stream().filter(run -> run.chipCount() != null).findFirst())
                .ifPresent(
                        run ->
                                figures.add(
                                        figure(
                                                        run.chipCount(),
                                                        run.stage().equals("post-training")
                                                                ? "post-training"
                                                                : "run",
                                                        Role.WHOLE,
                                                        "for the training",
                                                        run)
                                                .asTakenDown()));
    }

    private void flop() {
        var withBase = model.base() != null;
        if (model.trainingFlop() != null) {
            figures.add(
                    ofModel(
                            model.trainingFlop(),
                            withBase ? "with-base-model" : "run",
                            withBase ? Role.PART : Role.WHOLE,
                            withBase ? "with its base model" : "for the training"));
        }
        var base = record.model(model.base());
        if (base != null && base.trainingFlop() != null) {
            figures.add(
                    ofModel(
                            base.trainingFlop(),
                            "base-model",
                            Role.OTHER,
                            "of %s, its base model".formatted(base.name())));
        }
        var run = model.bestRuns().isEmpty() ? null : model.bestRuns().get(0);
        var tokens =
                model.trainingTokens() == null
                        ? model.any(RecordedRun::tokens)
                        : model.trainingTokens();
        if (tokens != null && model.activeParameters() != null && !withBase) {
            figures.add(
                    AuditFigure.of(
                            TrainingCompute.flop(
                                    model.activeParameters(),
                                    tokens,
                                    model.epochs() == null ? 1 : model.epochs()),
                            "run",
                            Role.WHOLE,
                            "by 6 x parameters x tokens",
                            AuditAuthority.DATA_SET,
                            true,
                            run == null ? model.source() : run.source(),
                            "arithmetic"));
        }
    }

    private void tokens() {
        if (model.trainingTokens() != null) {
            figures.add(ofData(model.trainingTokens(), Role.WHOLE, "for the training"));
            if (model.epochs() != null && model.epochs() != 1) {
                figures.add(
                        ofData(
                                model.trainingTokens() * model.epochs(),
                                Role.PART,
                                "over all epochs"));
            }
        }
        var size = model.activeParameters();
        if (model.trainingFlop() != null && size != null && model.base() == null) {
            // Data sets count the tokens of the data; training may see fewer, or some twice.
            // If it is not known to be dense, the tokens may be more: they agree, and contradict
            // nothing.
            figures.add(
                    AuditFigure.of(
                            model.trainingFlop() / TrainingCompute.flop(size, 1, 1),
                            "run",
                            Role.WHOLE,
                            "by FLOP / (6 x parameters)",
                            model.knownActiveParameters() == null
                                    ? AuditAuthority.PRESS
                                    : AuditAuthority.DATA_SET,
                            true,
                            model.source(),
                            "arithmetic"));
        }
        for (var run : model.runs()) {
            if (run.tokens() != null && !run.isDataSet()) {
                figures.add(figure(run.tokens(), "run", Role.WHOLE, "for the training", run));
            }
        }
    }

    private void mfu() {
        for (var run : model.runs()) {
            var fp8 = "fp8".equals(run.precision());
            if (run.mfu() != null) {
                figures.add(
                        figure(
                                run.mfu(),
                                fp8 ? "fp8" : "run",
                                fp8 ? Role.PART : Role.WHOLE,
                                fp8 ? "against the FP8 peak" : "for the training",
                                run));
            }
            if (run.hfu() != null) {
                figures.add(
                        figure(
                                run.hfu(),
                                "hfu",
                                Role.OTHER,
                                "of hardware utilisation (HFU), which counts recomputed FLOP",
                                run));
            }
        }
    }

    private void parameters() {
        if (model.parametersTotal() != null) {
            figures.add(
                    ofModel(model.parametersTotal(), "model", Role.WHOLE, "in total")
                            .asTakenDown());
        }
        if (model.parametersActive() != null) {
            figures.add(
                    ofModel(
                                    model.parametersActive(),
                                    "active",
                                    Role.PART,
                                    "for the parameters active per token")
                            .asTakenDown());
        }
    }

    /** Thousands and millions of tokens are those of a thousand or of 1,024 each. */
    private void context() {
        if (model.contextTokens() != null) {
            var window = thousands(model.contextTokens());
            figures.add(
                    new AuditFigure(
                            window.low(),
                            window.high(),
                            "model",
                            Role.WHOLE,
                            "for the context window",
                            AuditAuthority.DATA_SET,
                            false,
                            model.contextSource(),
                            "a data set"));
        }
    }

    private static AuditRange thousands(double tokens) {
        var decimal = tokens;
        var binary = tokens;
        while (decimal % BINARY == 0 && decimal % 1000 != 0) {
            decimal = decimal / BINARY * 1000;
        }
        for (var rest = tokens; rest % 1000 == 0 && rest >= 1000; rest /= 1000) {
            binary = binary / 1000 * BINARY;
        }
        return new AuditRange(decimal, binary);
    }

    private static final double BINARY = 1024;

    /**
     * What a data set is not sure of may be ten times off by its own account: it agrees, and
     * contradicts nothing.
     */
    private AuditFigure figure(
            double value, String scope, Role role, String label, RecordedRun run) {
        var figure =
                AuditFigure.of(
                        value,
                        scope,
                        role,
                        label,
                        run.isDataSet() ? AuditAuthority.DATA_SET : AuditAuthority.MAKER,
                        run.isDataSet() || "upper-bound".equals(run.chipHoursBasis()),
                        run.source(),
                        run.isDataSet() ? "Epoch AI" : "the makers' own paper");
        return run.isDataSet() && !SURE.equals(model.confidence()) ? figure.asPress() : figure;
    }

    /** Tokens that the data set is sure of are those that the makers state. */
    private AuditFigure ofData(double tokens, Role role, String label) {
        var figure = ofModel(tokens, "run", role, label);
        return SURE.equals(model.confidence()) ? figure.asTakenDown() : figure;
    }

    private static final String SURE = "confident";

    private AuditFigure ofModel(double value, String scope, Role role, String label) {
        return AuditFigure.of(
                value,
                scope,
                role,
                label,
                AuditAuthority.DATA_SET,
                true,
                model.source(),
                model.source().startsWith("epoch-") ? "Epoch AI" : "a data set");
    }
}
