package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.ComparatorWords;
import dev.modelcost.calc.claimwords.FoundClaim;
import dev.modelcost.calc.claimwords.MetricWords;
import dev.modelcost.calc.claimwords.PrecisionWords;
import dev.modelcost.calc.claimwords.ScopeWords;
import dev.modelcost.calc.claimwords.WrittenDay;
import dev.modelcost.calc.claimwords.WrittenFigure;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.claim.ComparableFigure;
import dev.modelcost.claim.FigureBasis;
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
 * A claim that is not stored, as a client states it. All but metric and value may be left out; what
 * is missing is looked up from the subject. Words are read by the vocabulary of {@code
 * calc.claimwords}.
 *
 * @param text a text whose claims are asked about, or the sentence in which this claim was found;
 *     null if neither
 * @param subject name of a model, chip or organization; null if none is named
 * @param meant what is claimed, and how the words were read; null of a text
 * @param scope slug of what the figure covers, or of a precision; null if it was not said
 * @param statedOn the day of the claim; null if unknown
 * @param chip name; null for that of the record
 * @param region country or code of the grid; null if none is named
 * @param basis measured, reported, derived or estimated; null if unknown
 * @param comparedWith name of the other model of a ratio; null if there is none
 * @param stated facts of the run that the claim gives itself
 * @param without the same question without one of what may be left out, by its name; empty of such
 *     a question
 */
public record AuditRequest(
        String text,
        String subject,
        ClaimMeaning meant,
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

    private static final int LONGEST_TEXT = 8000;

    static final Parameter<String> TEXT =
            Parameter.prose("text", LONGEST_TEXT)
                    .describedAs(
                            "A sentence or a paragraph instead of one claim: the claims in it are found by rules, and each is audited. Of the other values only statedOn, region, chip and basis are allowed beside it; they hold for all claims.");
    static final Parameter<String> SUBJECT =
            Parameter.named("subject", "subject")
                    .describedAs(
                            "The model, chip, organization or product that the claim is about: a slug, or a name as people write it.")
                    .example("deepseek-r1");
    static final Parameter<MetricWords> METRIC =
            Parameter.writtenWord(
                            "metric",
                            AuditMetric.slugs(),
                            MetricWords.known(),
                            word ->
                                    Optional.of(MetricWords.read(word))
                                            .filter(read -> !read.metrics().isEmpty()))
                    .describedAs(
                            "What is claimed of the subject: one of the words, or plain words for it such as \"GPU hours\", \"emissions\", \"energy per query\" or \"peak performance\".");
    static final Parameter<WrittenFigure> VALUE =
            Parameter.writtenNumber(
                            "value",
                            MOST,
                            "a number from 0 to 1.0E40, or one in words such as \"5.576 million\", \"$294K\" or \"20 to 50\"",
                            text -> WrittenFigure.read(text).filter(f -> f.high() <= MOST))
                    .describedAs(
                            "The figure, in `unit`: a number, or as it is printed: \"5.576 million\", \"$294K\", \"1,287\", \"about 30\", \"20 to 50\".");
    static final Parameter<WrittenFigure> VALUE_HIGH =
            Parameter.writtenNumber(
                            "valueHigh",
                            MOST,
                            "a number from 0 to 1.0E40",
                            text -> WrittenFigure.read(text).filter(f -> f.high() <= MOST))
                    .describedAs("The high end of a range whose low end is `value`, in `unit`.");
    static final Parameter<String> UNIT =
            Parameter.text("unit")
                    .describedAs(
                            "Unit of the value, as written: USD, $, million dollars, MWh, percent, TFLOPS, liters, tons, trillion tokens, USD per million tokens; it must measure what the metric is about. May be left out if the value has it.")
                    .example("USD");
    static final Parameter<AuditComparator> COMPARATOR =
            Parameter.writtenWord(
                            "comparator",
                            AuditComparator.signs(),
                            AuditComparator.signs(),
                            ComparatorWords::read)
                    .describedAs(
                            "How the value is meant: a sign, or words such as \"about\", \"up to\" or \"less than\"; exactly (=) if left out. A range needs `valueHigh`, or both ends in `value`.");
    static final Parameter<String> SCOPE =
            Parameter.writtenWord("scope", scopes(), scopes(), AuditRequest::scope)
                    .describedAs(
                            "What the figure covers: one of the words, or plain words for it such as \"fine-tuning\" or \"per query\"; if left out, the scope in which it holds is looked for. A precision here means the same as in `precision`.");
    static final Parameter<Precision> PRECISION =
            Parameter.writtenWord("precision", precisions(), precisions(), PrecisionWords::read)
                    .describedAs(
                            "Number format: of a peak, the one that it is claimed for; of an MFU, the one whose peak it counts against; else the one that"
                                    + " the run worked in. A peak of no stated precision is taken for 16-bit.");
    static final Parameter<LocalDate> STATED_ON =
            Parameter.writtenWord("statedOn", List.of(), List.of(), WrittenDay::read)
                    .describedAs(
                            "Day of the claim, for the prices and rents of the time: 2025-09-22, \"22 September 2025\", \"September 2025\" or \"2025\"; of a month or a year its last day.")
                    .example(LocalDate.of(2025, 9, 22));
    static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("The chip, by slug or name; that of the recorded run if left out.")
                    .example("nvidia-h800-sxm5");
    static final Parameter<String> REGION =
            Parameter.named("region", "region")
                    .describedAs(
                            "Where the data centre stands, for emissions and water: a country or state by code or English name, a region of a cloud, or a region of /api/v1/grid; every grid of the record is allowed for if left out.")
                    .example("FR");
    static final Parameter<FigureBasis> BASIS =
            Parameter.oneOf("basis", FigureBasis.class)
                    .describedAs("Where the claimant has the figure from.");
    static final Parameter<String> COMPARED_WITH =
            Parameter.named("comparedWith", "model")
                    .describedAs("The other model of a ratio, by slug or name.")
                    .example("o1");

    /** Declared once, for reading a body and for the description of the API. */
    static final Parameters<AuditRequest> PARAMETERS =
            Parameters.of(
                            AuditRequest.class,
                            AuditRequest::read,
                            TEXT,
                            SUBJECT,
                            METRIC,
                            VALUE,
                            VALUE_HIGH,
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
                            "A published figure, in the words of the record or as people write it: metric and value are needed, and what else is missing is looked up from the subject. Or a text that states such figures.")
                    .example(
                            "a cost",
                            """
                            {"subject": "deepseek-r1", "metric": "training-cost", "value": 249000, "unit": "USD", "statedOn": "2025-09-22"}""")
                    .example(
                            "in a person's words",
                            """
                            {"subject": "DeepSeek V3", "metric": "training cost", "value": "about 5.6 million", "unit": "dollars", "statedOn": "January 2025"}""")
                    .example(
                            "a sentence",
                            """
                            {"text": "DeepSeek trained R1 for $294K on 512 H800 chips.", "statedOn": "2025-09-18"}""")
                    .example(
                            "a ratio of prices",
                            """
                            {"subject": "deepseek-r1", "metric": "price-ratio", "value": 53.6, "unit": "times", "comparedWith": "o1"}""")
                    .example(
                            "energy of a run that is not on record",
                            """
                            {"metric": "energy", "value": 433, "unit": "GWh", "chip": "nvidia-a100-sxm4-80gb", "chipHours": 1082990}""");

    /**
     * @throws dev.modelcost.failure.InvalidInput that names the value at fault
     */
    private static AuditRequest read(GivenValues given) {
        if (given.read(TEXT) != null) {
            return ofText(given);
        }
        var without = new LinkedHashMap<String, AuditRequest>();
        var names = new LinkedHashSet<>(given.names().names());
        Stream.of(SUBJECT, METRIC, VALUE, VALUE_HIGH, UNIT, COMPARATOR)
                .map(Parameter::name)
                .forEach(names::remove);
        names.forEach(name -> without.put(name, read(given.without(name), Map.of())));
        return read(given, without);
    }

    private static AuditRequest ofText(GivenValues given) {
        var beside = new LinkedHashSet<>(given.names().names());
        Stream.of(TEXT, STATED_ON, REGION, CHIP, BASIS)
                .map(Parameter::name)
                .forEach(beside::remove);
        if (!beside.isEmpty()) {
            throw given.refusal(
                    TEXT,
                    "given beside %s; give one claim, or a text with at most statedOn, region, chip and basis."
                            .formatted(String.join(", ", beside)));
        }
        return new AuditRequest(
                given.read(TEXT),
                null,
                null,
                null,
                given.read(STATED_ON),
                given.read(CHIP),
                given.read(REGION),
                given.read(BASIS) == null ? null : given.read(BASIS).slug(),
                null,
                AuditRun.UNKNOWN,
                Map.of());
    }

    /** The question about one claim of a text. */
    AuditRequest with(FoundClaim found) {
        var ofPrecision =
                found.precision() != null
                        && (found.metric() == AuditMetric.PEAK_FLOPS
                                || found.metric() == AuditMetric.MFU);
        return new AuditRequest(
                found.text(),
                found.subject(),
                ClaimMeaning.of(found),
                ofPrecision
                        ? found.precision()
                        : found.scope() == null ? null : found.scope().slug(),
                statedOn,
                found.chip() == null ? chip : found.chip(),
                region,
                basis,
                found.comparedWith(),
                found.stated(),
                Map.of());
    }

    private static AuditRequest read(GivenValues given, Map<String, AuditRequest> without) {
        var meant = ClaimMeaning.read(given);
        var scope = given.read(SCOPE) == null ? meant.scopeSlug() : given.read(SCOPE);
        var precision = precision(given, scope);
        var ofPrecision =
                precision != null
                        && (meant.metric() == AuditMetric.PEAK_FLOPS
                                || meant.metric() == AuditMetric.MFU);
        return new AuditRequest(
                null,
                given.read(SUBJECT),
                meant,
                ofPrecision ? precision : scope,
                given.read(STATED_ON),
                given.read(CHIP),
                given.read(REGION),
                given.read(BASIS) == null ? null : given.read(BASIS).slug(),
                given.read(COMPARED_WITH),
                StatedRun.read(given, precision),
                without);
    }

    private static List<String> scopes() {
        return Stream.concat(Scope.words(List.of(Scope.values())).stream(), precisions().stream())
                .toList();
    }

    private static List<String> precisions() {
        return Stream.of(Precision.values()).map(Precision::slug).toList();
    }

    private static Optional<String> scope(String word) {
        return ScopeWords.read(word)
                .map(Scope::slug)
                .or(() -> PrecisionWords.read(word).map(Precision::slug));
    }

    /** The precision that is stated as such or as the scope; null if none is. */
    private static String precision(GivenValues given, String scope) {
        var stated = given.read(PRECISION);
        var byScope =
                scope == null ? null : PrecisionWords.read(scope).map(Precision::slug).orElse(null);
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

    AuditMetric metric() {
        return meant.metric();
    }

    /** What the audit reads; such a claim counts no more than the press. */
    AuditClaim claim() {
        return new AuditClaim(
                metric(),
                meant.comparator(),
                meant.low(),
                meant.high(),
                meant.unit(),
                scopeOrUnstated(),
                meant.part(),
                basis,
                statedOn,
                AuditAuthority.PRESS,
                stated,
                meant.printed());
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
                meant.part(),
                metric().slug(),
                scopeOrUnstated(),
                meant.comparator().slug(),
                meant.low(),
                meant.high(),
                meant.unit().name(),
                basis,
                "the claim");
    }

    private String scopeOrUnstated() {
        return scope == null ? Scope.UNSTATED.slug() : scope;
    }
}
