package dev.modelcost.training;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.DrawLayout;
import dev.modelcost.calc.sampling.MonteCarlo;
import dev.modelcost.calc.sampling.Seed;
import dev.modelcost.calc.sampling.UncertainInput;
import dev.modelcost.calc.training.DevelopmentCost;
import dev.modelcost.calc.training.DevelopmentCost.FactorDraw;
import dev.modelcost.calc.training.StaffCost;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.store.Ref;
import dev.modelcost.training.TrainingCostReport.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The full cost of developing a model: its final run multiplied by a factor for experiments and
 * failed runs, plus staff. Following the published method, the final run is held at its central
 * value, and the experiments factor is drawn separately for each part of it.
 */
final class DevelopmentTraining {

    private static final String CONTRIBUTORS = "development.contributors.";
    private static final String MONTHS = "development.months.";

    private final TrainingCostRequest question;
    private final AssumptionBook assumptions;

    DevelopmentTraining(TrainingCostRequest question, AssumptionBook assumptions) {
        this.question = question;
        this.assumptions = assumptions;
    }

    /**
     * @param model null if the question names no model
     * @param run the final run
     */
    TrainingCostResult answer(Model model, LineageStages generations, TrainingCostResult run) {
        var contributors =
                staff("contributors", question.given().staff().contributors(), CONTRIBUTORS, model);
        var months = staff("months", question.given().staff().months(), MONTHS, model);
        var staff = staffCost((int) contributors.value(), months.value());
        var factor = assumptions.distribution("development.experiments-factor");
        var usdFactor = generations.usdFactor(0);
        // The final run is already in the requested month's money; salaries are not.
        var parts = new ArrayList<UncertainInput>();
        for (var part : run.firstModel()) {
            parts.add(UncertainInput.exact(part.name(), part.distribution().median() / usdFactor));
        }
        var seed = Seed.of("training-cost/development");
        for (var part : parts) {
            seed = seed.with(part.name(), part.distribution().median());
        }
        seed = seed.with("contributors", contributors.value()).with("months", months.value());
        var sampled =
                new DevelopmentCost(parts, factor, FactorDraw.PER_PART, staff)
                        .sampleParts(seed.value(), question.samples(), question.confidence());
        return new TrainingCostResult(
                sampled.cost().estimate().times(usdFactor),
                run.chipHours(),
                run.rateBasis(),
                shown(generations, parts, factor, sampled, seed, usdFactor),
                List.of(sampled.cost().estimate().times(usdFactor)),
                List.of(),
                derivation(run, parts, factor, contributors, months, staff, sampled),
                sampled.cost().sensitivity());
    }

    /** The given staffing, else that of this model in the assumption set. */
    private Input staff(String field, Number given, String constant, Model model) {
        if (given != null) {
            return Input.of(field, given.doubleValue(), field);
        }
        if (model != null && assumptions.has(constant + model.slug)) {
            return assumptions.input(field, constant + model.slug);
        }
        throw new MissingData(
                "How many people worked on %s and for how long is not known; give contributors and months."
                        .formatted(model == null ? "the model" : model.name),
                List.of("contributors", "months"));
    }

    private StaffCost staffCost(int contributors, double months) {
        return new StaffCost(
                contributors,
                Distribution.exact(Time.monthsToYears(months)),
                assumptions.distribution("development.staff-share"),
                assumptions.distribution("development.salary"),
                assumptions.distribution("development.salary-overhead"),
                assumptions.distribution("development.equity"));
    }

    private List<Part> shown(
            LineageStages generations,
            List<UncertainInput> parts,
            Distribution factor,
            DevelopmentCost.Sampled sampled,
            Seed seed,
            double usdFactor) {
        var model = generations.model(0);
        var shown = new ArrayList<Part>();
        shown.add(part(model, "staff", sampled.staff().times(usdFactor)));
        int last = parts.size() - 1;
        boolean energyApart = parts.get(last).name().equals("energy");
        var compute = energyApart ? parts.subList(0, last) : parts;
        shown.add(part(model, "compute", compute(compute, factor, seed).times(usdFactor)));
        if (energyApart) {
            shown.add(part(model, "energy", sampled.compute().get(last).times(usdFactor)));
        }
        return shown;
    }

    /** The parts of the final run except energy, each with its own factor. */
    private Estimate compute(List<UncertainInput> parts, Distribution factor, Seed seed) {
        var layout = new DrawLayout();
        var runs = parts.stream().map(layout::input).toList();
        var factors =
                parts.stream()
                        .map(part -> new UncertainInput("experiments: " + part.name(), factor))
                        .map(layout::input)
                        .toList();
        return MonteCarlo.run(
                        seed.with("part", "compute").value(),
                        question.samples(),
                        question.confidence(),
                        layout.inputs(),
                        draw -> {
                            double sum = 0;
                            for (int i = 0; i < runs.size(); i++) {
                                sum += runs.get(i).apply(draw) * factors.get(i).apply(draw);
                            }
                            return sum;
                        })
                .estimate();
    }

    private static Part part(Ref model, String name, Estimate usd) {
        return new Part(model, name, null, null, null, null, null, null, usd);
    }

    private List<Step> derivation(
            TrainingCostResult run,
            List<UncertainInput> parts,
            Distribution factor,
            Input contributors,
            Input months,
            StaffCost staff,
            DevelopmentCost.Sampled sampled) {
        var steps = new ArrayList<>(run.derivation());
        var finalRun = parts.stream().mapToDouble(p -> p.distribution().median()).sum();
        var factorInput = assumptions.input("experiments factor", "development.experiments-factor");
        var compute = finalRun * factor.median();
        var people = staff.usdPerYear().median() * staff.durationYears().median();
        steps.add(
                Step.of(
                        "All compute, at the median of the factor",
                        "final run x experiments factor",
                        compute,
                        "USD",
                        Input.of("final run", finalRun, "USD"),
                        factorInput));
        steps.add(
                Step.ofText(
                        "Staff, median",
                        "sum over the contributors of months / 12 x share x (salary x overhead + equity)",
                        "median of a distribution; the inputs are themselves medians",
                        people,
                        "USD",
                        contributors,
                        months,
                        assumptions.input("share", "development.staff-share"),
                        assumptions.input("salary", "development.salary"),
                        assumptions.input("overhead", "development.salary-overhead"),
                        assumptions.input("equity", "development.equity")));
        steps.add(
                Step.ofText(
                        "Development cost, median of the samples; the factor is drawn separately for each part, which lifts the median above the sum of medians",
                        "compute + staff",
                        "median of %,d samples".formatted(question.samples()),
                        sampled.cost().estimate().median(),
                        "USD",
                        Input.of("compute", compute, "USD"),
                        Input.of("staff", people, "USD")));
        return steps;
    }
}
