package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditChip;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditConstants;
import dev.modelcost.calc.audit.AuditFacts;
import dev.modelcost.calc.audit.AuditFigure;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditPrices;
import dev.modelcost.calc.audit.AuditRange;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.training.AmortizedCost;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.hardware.ChipPower;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.model.Makers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds what the record knows about the subject of a claim. */
final class AuditFactsFinder {

    private static final String SET = "claim-audit-2026";
    private static final String EPOCH = "epoch-2025";
    private static final String SERVING = "inference-economics-2025";

    private final AuditSnapshot record;
    private final Function<String, AuditRange> development;
    private final Map<String, AuditRange> developments = new HashMap<>();
    private final AuditConstants constants;
    private final AuditRange carbonOfTheWorld;
    private final AuditRange waterOfTheWorld;

    /**
     * @param development what a model's development cost, by slug
     */
    AuditFactsFinder(AuditSnapshot record, Function<String, AuditRange> development) {
        this.record = record;
        this.development = development;
        this.carbonOfTheWorld = record.intensity(RecordedGrid::kgCo2PerKwh, null);
        this.waterOfTheWorld = record.intensity(RecordedGrid::waterLitresPerKwh, null);
        var experiments = record.constant(EPOCH, "development.experiments-factor");
        this.constants =
                new AuditConstants(
                        threshold("mfu.least"),
                        threshold("mfu.most"),
                        threshold("rate.below"),
                        threshold("rate.above"),
                        threshold("purchase.above"),
                        threshold("power.least-share"),
                        threshold("power.factor"),
                        threshold("power.pue"),
                        threshold("estimate.tolerance"),
                        threshold("work.factor"),
                        threshold("about.tolerance"),
                        experiments.low(),
                        experiments.high(),
                        record.constant(SERVING, "words-per-token").value(),
                        threshold("wue.least"),
                        threshold("wue.most"),
                        threshold("mfu.usual"),
                        threshold("request-energy.least"),
                        threshold("request-energy.most"),
                        threshold("token-energy.least"),
                        threshold("token-energy.most"),
                        threshold("request-tokens.least"),
                        threshold("request-tokens.most"),
                        threshold("request-tokens.prompt"),
                        threshold("market.above"));
    }

    private double threshold(String name) {
        return record.constant(SET, name).value();
    }

    /**
     * @param subject slug; null if the claim names none
     * @param title of the subject, for sentences
     * @param other what it is compared with; null if nothing is
     * @param chip that the claim names; null for that of the runs
     * @param region code of the one that the claim names; null for all
     * @param except slug of the claim itself; null if it is not stored
     */
    AuditFacts find(
            AuditClaim claim,
            String subject,
            String title,
            RecordedModel other,
            String chip,
            String region,
            String except) {
        var model = record.model(subject);
        var figures =
                new FigureFinder(record, subject, claim.metric(), except, claim.statedOn())
                        .on(chip, claim.unit().name())
                        .find();
        if (claim.metric() == AuditMetric.SCORE_RATIO && model != null && other != null) {
            figures = ScoreRatios.of(record, model, other);
        }
        var ratioOf = FigureRatios.of(claim.metric());
        if (ratioOf != null && model != null && other != null) {
            figures = FigureRatios.of(record, model, other, ratioOf, claim);
            if (figures.isEmpty() && ratioOf == AuditMetric.TRAINING_FLOP) {
                // "Compute" may be work or hours.
                figures = FigureRatios.of(record, model, other, AuditMetric.CHIP_HOURS, claim);
            }
        }
        var hours =
                model == null
                        ? List.<AuditFigure>of()
                        : new FigureFinder(record, subject, AuditMetric.CHIP_HOURS, null, null)
                                .find();
        var chipSlug = chip != null ? chip : chipOf(model, subject);
        var base = model == null ? null : record.model(model.base());
        return new AuditFacts(
                title,
                base == null ? null : base.name(),
                model == null && record.chip(subject) == null
                                || claim.metric() == AuditMetric.SERVING_THROUGHPUT
                        ? agreeing(figures)
                        : envelope(claim, figures),
                hours,
                model == null ? request(claim, subject, except) : run(model, except),
                development(claim, model),
                base == null ? null : base.trainingFlop(),
                model == null ? null : model.parametersTotal(),
                chip(chipSlug, model),
                record.prices(chipSlug, rentalDay(claim, model), RecordedChipPrice.Kind.RENTAL),
                record.prices(chipSlug, rentalDay(claim, model), RecordedChipPrice.Kind.PURCHASE),
                region == null
                        ? carbonOfTheWorld
                        : record.intensity(RecordedGrid::kgCo2PerKwh, region),
                region == null
                        ? waterOfTheWorld
                        : record.intensity(RecordedGrid::waterLitresPerKwh, region),
                region == null ? "grids of the world" : "grid of " + region,
                model == null
                        ? AuditPrices.NONE
                        : AuditPriceFinder.find(record, subject, other, claim.statedOn())
                                .within(model.contextTokens()),
                constants);
    }

    /**
     * Of a company's many chips, sites and services none contradicts another, nor does the speed of
     * one service that of another; what they use for a request does.
     */
    private static List<AuditFigure> agreeing(List<AuditFigure> figures) {
        return figures.stream()
                .map(figure -> figure.scope().equals("per-request") ? figure : figure.asPress())
                .toList();
    }

    /** Of a subject that is not a model: the energy of the same kind of request. */
    private AuditRun request(AuditClaim claim, String subject, String except) {
        var energy =
                subject == null
                        ? null
                        : record.claimsAbout(subject).stream()
                                .filter(c -> c.metric().equals("energy"))
                                .filter(c -> !c.slug().equals(except))
                                .filter(c -> c.scope().equals(claim.scope()))
                                .filter(c -> claim.part() == null || claim.part().equals(c.part()))
                                .findFirst()
                                .map(c -> Unit.of(c.unit()).orElseThrow().toBase(c.value()))
                                .orElse(null);
        return AuditRun.UNKNOWN.with(new AuditRun.Use(energy, null));
    }

    /** Several estimates of a run's cost become a range, from owned hardware to rented. */
    private static List<AuditFigure> envelope(AuditClaim claim, List<AuditFigure> figures) {
        var estimates =
                figures.stream().filter(f -> f.estimate() && f.scope().equals("run")).toList();
        if (claim.metric() != AuditMetric.TRAINING_COST || estimates.size() < 2) {
            return figures;
        }
        var all = new ArrayList<>(figures);
        all.add(
                new AuditFigure(
                        estimates.stream().mapToDouble(AuditFigure::value).min().orElseThrow(),
                        estimates.stream().mapToDouble(AuditFigure::high).max().orElseThrow(),
                        "run",
                        AuditFigure.Role.PART,
                        FigureScope.FINAL_RUN + ", from owned to rented chips",
                        estimates.get(0).authority(),
                        true,
                        estimates.get(0).source(),
                        estimates.get(0).statedBy()));
        return all;
    }

    private static String chipOf(RecordedModel model, String subject) {
        if (model == null) {
            return subject;
        }
        return model.any(RecordedRun::chip);
    }

    /** Of a model whose day of publication is not known, the day of the claim. */
    private LocalDate rentalDay(AuditClaim claim, RecordedModel model) {
        var day = model == null ? null : RentalDay.of(record, model);
        return day == null ? claim.statedOn() : day;
    }

    /** Asked for where it may count, and where the method knows the people. */
    private AuditRange development(AuditClaim claim, RecordedModel model) {
        return claim.metric() == AuditMetric.TRAINING_COST
                        && model != null
                        && record.has(EPOCH, "development.contributors." + model.slug())
                ? developments.computeIfAbsent(model.slug(), development)
                : null;
    }

    private AuditRun run(RecordedModel model, String except) {
        var runs = model.bestRuns();
        var hasBase = model.base() != null;
        var tokens = hasBase ? null : model.trainingTokens();
        var runTokens = model.any(RecordedRun::tokens);
        return new AuditRun(
                new AuditRun.Time(
                        RecordedModel.sum(runs, RecordedRun::hours),
                        model.any(RecordedRun::chipCount),
                        runs.size() == 1 ? model.any(RecordedRun::wallClockHours) : null),
                new AuditRun.Work(
                        model.work(),
                        tokens == null && !hasBase ? runTokens : tokens,
                        model.activeParameters()),
                new AuditRun.Use(energy(model, except), null),
                runs.isEmpty() ? null : runs.get(0).usdPerChipHour(),
                model.any(RecordedRun::precision));
    }

    /** What the training took, by the best source that is not the claim itself. */
    private Double energy(RecordedModel model, String except) {
        return record.claimsAbout(model.slug()).stream()
                .filter(c -> c.metric().equals("energy") && c.scope().equals("run"))
                .filter(c -> !c.slug().equals(except) && !c.sourceKind().equals("press"))
                .findFirst()
                .map(c -> Unit.of(c.unit()).orElseThrow().toBase(c.value()))
                .orElse(null);
    }

    private AuditChip chip(String slug, RecordedModel model) {
        var chip = record.chip(slug);
        if (chip == null) {
            return null;
        }
        var tdp = chip.tdpWatts();
        var server =
                epoch(ChipPower.serverFactor(slug, chip.isTpu(), name -> record.has(EPOCH, name)));
        return new AuditChip(
                chip.name(),
                chip.isGpu(),
                tdp,
                tdp == null
                        ? null
                        : Double.valueOf(
                                AmortizedCost.energyKwh(
                                        tdp,
                                        server,
                                        epoch(ChipPower.averageFraction(chip.isTpu())),
                                        epoch(pue(model)),
                                        1)),
                tdp == null ? null : Double.valueOf(tdp * server),
                chip.memoryBytes(),
                chip.peaks(),
                chip.source());
    }

    private String pue(RecordedModel model) {
        return DataCentre.trainingPue(
                model == null
                        ? Set.of()
                        : Makers.all(model.organizationName(), model.collaborators()),
                name -> record.has(EPOCH, name));
    }

    private double epoch(String name) {
        return record.constant(EPOCH, name).value();
    }
}
