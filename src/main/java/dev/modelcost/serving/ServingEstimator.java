package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.assumption.ServingConstants;
import dev.modelcost.chip.Chip;
import dev.modelcost.day.DayTemplate;
import dev.modelcost.day.OnDays;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.measurement.NearbyMeasurement;
import dev.modelcost.measurement.NearestMeasurements;
import dev.modelcost.model.ActiveParameters;
import dev.modelcost.model.Model;
import dev.modelcost.price.MakerPrices;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers what serving costs: finds what the record says and lets {@link ServingEstimate} compute.
 */
@ApplicationScoped
public class ServingEstimator {

    private final Clock clock;

    ServingEstimator(Clock clock) {
        this.clock = clock;
    }

    /**
     * An estimate with the constants that it rests on.
     *
     * @param constantSources slugs of their sources
     * @param served as it was asked for
     */
    record Estimated(
            ServingEstimate estimate,
            AssumptionsUsed assumptions,
            List<String> constantSources,
            ServedModelRequest served) {

        /** Times per output token that were measured under the most similar conditions. */
        private List<NearbyMeasurement> measured() {
            var model = estimate.model();
            var active = served.activeParameters();
            var total = served.totalParameters();
            if (!served.givesParameters() && model != null) {
                active = model.parametersActive;
                total = model.parametersTotal;
            }
            return new NearestMeasurements(
                            model,
                            active == null ? total : active,
                            ActiveParameters.isMixture(
                                    model == null ? null : model.mixture, total, active),
                            estimate.plan().precision(),
                            (double) estimate.load().chips(),
                            (double) estimate.load().batch())
                    .ofServing(estimate.chip());
        }
    }

    /** Of a model that need not be in the record. */
    ServingReport report(ServingRequest asked) {
        return report(estimate(asked.served(), asked.cost()));
    }

    /** Of a model of the record. */
    OnDays<ServingReport> report(Model model, ServingCostRequest asked) {
        var served = ServedModelRequest.of(model.slug);
        var day = asked.deployment().asOf();
        if (day == null || !dependsOnListPricesAlone(asked.deployment())) {
            return OnDays.only(report(estimate(model, served, asked, new ArrayList<>())));
        }
        return new OnDays<>(
                report(estimate(model, served, asked, new ArrayList<>(), DayTemplate.ANY)),
                MakerPrices.on(List.of(model), day).days());
    }

    /**
     * Whether nothing else of the day of the question counts: a rent is older on each day, and what
     * a price list calls its chips may change.
     */
    private static boolean dependsOnListPricesAlone(DeploymentRequest asked) {
        return (asked.usdPerChipHour() != null || asked.rates().on() != null)
                && (asked.chip() == null
                        || !Chip.DIRECTORY.resolver().isOfAPriceList(asked.chip()));
    }

    /**
     * @throws InvalidInput that names the value at fault
     * @throws MissingData that names what is missing
     * @throws UnknownName for a model or a chip that is not in the record
     */
    Estimated estimate(ServedModelRequest served, ServingCostRequest asked) {
        var taken = new ArrayList<String>();
        return estimate(
                Model.DIRECTORY.named(
                        "model", served.model(), null, asked.deployment().asOf(), taken),
                served,
                asked,
                taken);
    }

    /**
     * The same of a model that was found already.
     *
     * @param taken what names were taken for; those of chip and vendor are added to it
     */
    Estimated estimate(
            Model model, ServedModelRequest served, ServingCostRequest given, List<String> taken) {
        return estimate(model, served, given, taken, null);
    }

    /**
     * @param written in place of the day of the question; null for that day itself
     */
    private Estimated estimate(
            Model model,
            ServedModelRequest served,
            ServingCostRequest given,
            List<String> taken,
            LocalDate written) {
        var today = LocalDate.now(clock);
        var asked =
                new ServingCostRequest(
                        NamedDeployment.of(given.deployment(), served.model(), today, taken),
                        given.utilization());
        var named = asked.deployment().engine().assumptions();
        var book =
                named == null
                        ? AssumptionBook.open(AssumptionBook.SERVING)
                        : AssumptionBook.ofServing(named, taken);
        var usualBatch = (int) AssumptionBook.open(AssumptionBook.ECOLOGITS).value("batch-size");
        var plan =
                DeploymentPlan.of(
                        asked, model, usualBatch, ServingConstants.knowsEngines(book), today);
        var facts = ServingFacts.find(model, asked.deployment(), plan, taken);
        return new Estimated(
                ServingEstimate.of(
                        served,
                        asked.deployment(),
                        (written == null ? plan : plan.writing(written))
                                .on(facts.chip(), facts.peaks(), asked.deployment()),
                        facts,
                        ServingTimes.of(book, plan.engine())),
                book.used(),
                book.sources(),
                served);
    }

    private static ServingReport report(Estimated estimated) {
        var sources =
                Stream.concat(
                                estimated.estimate().derivation().stream()
                                        .flatMap(step -> step.sources().stream()),
                                estimated.constantSources().stream())
                        .distinct()
                        .toList();
        return ServingReport.of(
                estimated.estimate(),
                estimated.measured(),
                SourceRefs.of(sources),
                estimated.assumptions());
    }
}
