package dev.modelcost.audit;

import static dev.modelcost.calc.audit.AuditMetric.MFU;
import static dev.modelcost.calc.audit.AuditMetric.PEAK_FLOPS;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.audit.Unit;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.claim.ComparableFigure;
import dev.modelcost.claim.FigureBasis;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim that is not stored, as a client states it. All but metric, value and unit may be left
 * out; what is missing is looked up from the subject.
 *
 * @param subject slug of a model, chip or organization; null if none is named
 * @param metric what is claimed
 * @param value in {@code unit}
 * @param unit measures what the metric is about
 * @param comparator how the value is meant; null if it was not said
 * @param scope slug of what the figure covers, or of a precision; null if it was not said
 * @param statedOn the day of the claim; null if unknown
 * @param chip slug, or a name without its form; null for that of the record
 * @param region country or code of the grid; null if none is named
 * @param basis measured, reported, derived or estimated; null if unknown
 * @param comparedWith slug of the other model of a ratio; null if there is none
 * @param stated facts of the run that the claim gives itself
 * @param without the same question without one of what may be left out, by its name; empty of such
 *     a question
 */
public record AuditRequest(
        String subject,
        AuditMetric metric,
        double value,
        Unit unit,
        AuditComparator comparator,
        String scope,
        LocalDate statedOn,
        String chip,
        String region,
        String basis,
        String comparedWith,
        AuditRun stated,
        Map<String, AuditRequest> without) {

    /** Beyond any figure in any unit; products of several stay finite. */
    static final double MOST = 1e40;

    private static final String UNSTATED = Scope.UNSTATED.slug();

    private static final Parameter<String> SUBJECT =
            Parameter.named("subject", "subject")
                    .describedAs("Slug of the model, chip or organization that the claim is about.")
                    .example("deepseek-r1");
    private static final Parameter<String> METRIC =
            Parameter.oneOf("metric", AuditMetric.askable())
                    .describedAs("What is claimed of the subject.")
                    .needed("one of " + String.join(", ", AuditMetric.askable()))
                    .example("training-cost");
    private static final Parameter<Double> VALUE =
            Parameter.number("value", 0, MOST)
                    .describedAs("The figure, in `unit`.")
                    .needed("a number")
                    .example(249_000.0);
    private static final Parameter<String> UNIT =
            Parameter.text("unit")
                    .describedAs(
                            "Unit of the value, such as USD, MWh or percent; it must measure what the metric is about.")
                    .needed("one, such as USD, MWh or percent")
                    .example("USD");
    private static final Parameter<String> COMPARATOR =
            Parameter.oneOf("comparator", comparators())
                    .describedAs("How the value is meant; exactly (=) if left out.");
    private static final Parameter<String> SCOPE =
            Parameter.word("scope", scopes(), AuditRequest::scope)
                    .describedAs(
                            "What the figure covers; if left out, the scope in which it holds is looked for. A precision here means the same as in `precision`.");
    private static final Parameter<Precision> PRECISION =
            Parameter.word("precision", precisions(), AuditRequest::precision)
                    .describedAs(
                            "Number format: of a peak, the one that it is claimed for; of an MFU, the one whose peak it counts against; else the one that"
                                    + " the run worked in. A peak of no stated precision is taken for 16-bit.");
    private static final Parameter<LocalDate> STATED_ON =
            Parameter.date("statedOn")
                    .describedAs("Day of the claim, for the prices and rents of the time.")
                    .example(LocalDate.of(2025, 9, 22));
    private static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("Slug of the chip; the one of the recorded run if left out.")
                    .example("nvidia-h800-sxm5");
    private static final Parameter<String> REGION =
            Parameter.named("region", "region")
                    .describedAs(
                            "Where the data centre stands, for emissions and water: a country as ISO 3166-1 code or English name, or a region of /api/v1/grid; every grid of the record is allowed for if left out.")
                    .example("FR");
    private static final Parameter<FigureBasis> BASIS =
            Parameter.oneOf("basis", FigureBasis.class)
                    .describedAs("Where the claimant has the figure from.");
    private static final Parameter<String> COMPARED_WITH =
            Parameter.named("comparedWith", "model")
                    .describedAs("Slug of the other model of a ratio.")
                    .example("o1");

    /** Declared once, for reading a body and for the description of the API. */
    static final Parameters<AuditRequest> PARAMETERS =
            Parameters.of(
                            AuditRequest.class,
                            AuditRequest::read,
                            SUBJECT,
                            METRIC,
                            VALUE,
                            UNIT,
                            COMPARATOR,
                            SCOPE,
                            PRECISION,
                            STATED_ON,
                            CHIP,
                            StatedRun.CHIP_COUNT,
                            StatedRun.CHIP_HOURS,
                            StatedRun.WALL_CLOCK_HOURS,
                            StatedRun.USD_PER_CHIP_HOUR,
                            StatedRun.TRAINING_FLOP,
                            StatedRun.TRAINING_TOKENS,
                            StatedRun.ACTIVE_PARAMETERS,
                            StatedRun.ENERGY_KWH,
                            StatedRun.CARBON_TONNES,
                            REGION,
                            BASIS,
                            COMPARED_WITH)
                    .describedAs(
                            "A published figure. All but metric, value and unit may be left out; what is missing is looked up from the subject.")
                    .example(
                            "a cost",
                            """
                            {"subject": "deepseek-r1", "metric": "training-cost", "value": 249000, "unit": "USD", "statedOn": "2025-09-22"}""")
                    .example(
                            "a ratio of prices",
                            """
                            {"subject": "deepseek-r1", "metric": "price-ratio", "value": 53.6, "unit": "times", "comparedWith": "o1"}""")
                    .example(
                            "energy of a run that is not on record",
                            """
                            {"metric": "energy", "value": 433, "unit": "GWh", "chip": "nvidia-a100-sxm4-80gb", "chipHours": 1082990}""");

    /**
     * @throws InvalidInput that names the value at fault
     */
    private static AuditRequest read(GivenValues given) {
        var without = new LinkedHashMap<String, AuditRequest>();
        var names = new LinkedHashSet<>(given.names().names());
        Stream.of(SUBJECT, METRIC, VALUE, UNIT).map(Parameter::name).forEach(names::remove);
        names.forEach(name -> without.put(name, read(given.without(name), Map.of())));
        return read(given, without);
    }

    private static AuditRequest read(GivenValues given, Map<String, AuditRequest> without) {
        var metric = AuditMetric.of(given.read(METRIC)).orElseThrow();
        var value = given.read(VALUE);
        var unit = unit(given.read(UNIT), metric);
        var comparator = given.read(COMPARATOR);
        var scope = given.read(SCOPE);
        var precision = precision(given, scope);
        var ofPrecision = precision != null && (metric == PEAK_FLOPS || metric == MFU);
        return new AuditRequest(
                given.read(SUBJECT),
                metric,
                value,
                unit,
                comparator == null ? null : AuditComparator.of(comparator).orElseThrow(),
                ofPrecision ? precision : scope,
                given.read(STATED_ON),
                given.read(CHIP),
                given.read(REGION),
                slug(given.read(BASIS)),
                given.read(COMPARED_WITH),
                StatedRun.read(given, precision),
                without);
    }

    private static String slug(FigureBasis basis) {
        return basis == null ? null : basis.slug();
    }

    private static List<String> comparators() {
        return AuditComparator.signs().stream().filter(sign -> !sign.equals("range")).toList();
    }

    private static List<String> scopes() {
        return Stream.concat(Scope.words(List.of(Scope.values())).stream(), precisions().stream())
                .toList();
    }

    private static List<String> precisions() {
        return Stream.of(Precision.values()).map(Precision::slug).toList();
    }

    private static Optional<String> scope(String word) {
        return Scope.of(word).map(Scope::slug).or(() -> precision(word).map(Precision::slug));
    }

    private static Optional<Precision> precision(String word) {
        return Stream.of(Precision.values())
                .filter(precision -> precision.slug().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The precision that is stated as such or as the scope; null if none is. */
    private static String precision(GivenValues given, String scope) {
        var stated = given.read(PRECISION);
        var byScope = scope == null ? null : precision(scope).map(Precision::slug).orElse(null);
        if (stated == null) {
            return byScope;
        }
        if (byScope != null && !byScope.equals(stated.slug())) {
            throw given.refusal(
                    PRECISION,
                    "'%s', but the scope says %s; give one of them."
                            .formatted(stated.slug(), byScope));
        }
        return stated.slug();
    }

    private static Unit unit(String name, AuditMetric metric) {
        var unit =
                Unit.of(name)
                        .orElseThrow(
                                () ->
                                        new InvalidInput(
                                                UNIT.name(),
                                                "'%s' is not a known unit; known are %s."
                                                        .formatted(
                                                                Printable.of(name),
                                                                String.join(", ", Unit.known()))));
        if (unit.dimension() != metric.dimension()) {
            throw new InvalidInput(
                    UNIT.name(),
                    "'%s' measures %s, but %s is %s; give one of %s."
                            .formatted(
                                    name,
                                    unit.dimension().words(),
                                    metric.slug(),
                                    metric.dimension().words(),
                                    String.join(", ", Unit.of(metric.dimension()))));
        }
        return unit;
    }

    /** What the audit reads; such a claim counts no more than the press. */
    AuditClaim claim() {
        return new AuditClaim(
                metric,
                comparatorOrEqual(),
                value,
                value,
                unit,
                scopeOrUnstated(),
                null,
                basis,
                statedOn,
                AuditAuthority.PRESS,
                stated);
    }

    /**
     * What tells whether stored claims conflict with it.
     *
     * @param about slug of the subject that was found
     */
    ComparableFigure figure(String about) {
        return new ComparableFigure(
                null,
                about,
                null,
                metric.slug(),
                scopeOrUnstated(),
                comparatorOrEqual().slug(),
                value,
                value,
                unit.name(),
                basis,
                "the claim");
    }

    private AuditComparator comparatorOrEqual() {
        return comparator == null ? AuditComparator.EQUAL : comparator;
    }

    private String scopeOrUnstated() {
        return scope == null ? UNSTATED : scope;
    }
}
