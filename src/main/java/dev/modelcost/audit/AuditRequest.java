package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.RatioSense;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.FoundClaim;
import dev.modelcost.calc.claimwords.PrecisionWords;
import dev.modelcost.calc.claimwords.SystemWords;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.claim.ComparableFigure;
import dev.modelcost.claim.FigureBasis;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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

    /** Declared once, for reading a body and for the description of the API. */
    static final Parameters<AuditRequest> PARAMETERS =
            Parameters.of(
                            AuditRequest.class,
                            AuditRequest::read,
                            AuditParameters.TEXT,
                            AuditParameters.SUBJECT,
                            AuditParameters.METRIC,
                            AuditParameters.VALUE,
                            AuditParameters.VALUE_HIGH,
                            AuditParameters.UNIT,
                            AuditParameters.COMPARATOR,
                            AuditParameters.SCOPE,
                            AuditParameters.PRECISION,
                            AuditParameters.STATED_ON,
                            AuditParameters.CHIP,
                            StatedRun.CHIP_COUNT,
                            StatedRun.CHIP_HOURS,
                            StatedRun.WALL_CLOCK_HOURS,
                            StatedRun.USD_PER_CHIP_HOUR,
                            StatedRun.TRAINING_FLOP,
                            StatedRun.TRAINING_TOKENS,
                            StatedRun.ACTIVE_PARAMETERS,
                            StatedRun.ENERGY_KWH,
                            StatedRun.CARBON_TONNES,
                            AuditParameters.REGION,
                            AuditParameters.BASIS,
                            AuditParameters.COMPARED_WITH)
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
        if (given.read(AuditParameters.TEXT) != null) {
            return ofText(given);
        }
        var without = new LinkedHashMap<String, AuditRequest>();
        var names = new LinkedHashSet<>(given.names().names());
        Stream.of(
                        AuditParameters.SUBJECT,
                        AuditParameters.METRIC,
                        AuditParameters.VALUE,
                        AuditParameters.VALUE_HIGH,
                        AuditParameters.UNIT,
                        AuditParameters.COMPARATOR)
                .map(Parameter::name)
                .forEach(names::remove);
        names.forEach(name -> without.put(name, read(given.without(name), Map.of())));
        return read(given, without);
    }

    private static AuditRequest ofText(GivenValues given) {
        var beside = new LinkedHashSet<>(given.names().names());
        Stream.of(
                        AuditParameters.TEXT,
                        AuditParameters.STATED_ON,
                        AuditParameters.REGION,
                        AuditParameters.CHIP,
                        AuditParameters.BASIS)
                .map(Parameter::name)
                .forEach(beside::remove);
        if (!beside.isEmpty()) {
            throw given.refusal(
                    AuditParameters.TEXT,
                    "given beside %s; give one claim, or a text with at most statedOn, region, chip and basis."
                            .formatted(String.join(", ", beside)));
        }
        return new AuditRequest(
                given.read(AuditParameters.TEXT),
                null,
                null,
                null,
                given.read(AuditParameters.STATED_ON),
                given.read(AuditParameters.CHIP),
                given.read(AuditParameters.REGION),
                given.read(AuditParameters.BASIS) == null
                        ? null
                        : given.read(AuditParameters.BASIS).slug(),
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
                basis == null && found.estimated() ? FigureBasis.ESTIMATED.slug() : basis,
                found.comparedWith(),
                found.stated(),
                Map.of());
    }

    /** The same question once it is known whether a chip or a model is spoken of. */
    AuditRequest saidOf(boolean ofChip) {
        var others = new LinkedHashMap<String, AuditRequest>();
        without.forEach((name, other) -> others.put(name, other.saidOf(ofChip)));
        return new AuditRequest(
                text,
                subject,
                meant.saidOf(ofChip),
                scope,
                statedOn,
                chip,
                region,
                basis,
                comparedWith,
                stated,
                others);
    }

    /**
     * The same question of each chip, where the subject is a machine that is rented out as a whole.
     *
     * @param chips of the machine, above 0
     */
    AuditRequest ofEachChip(double chips) {
        var others = new LinkedHashMap<String, AuditRequest>();
        without.forEach((name, other) -> others.put(name, other.ofEachChip(chips)));
        return new AuditRequest(
                text,
                subject,
                meant.ofEach(chips),
                scope,
                statedOn,
                chip,
                region,
                basis,
                comparedWith,
                stated.with(new AuditRun.Time(null, null, null)),
                others);
    }

    private static AuditRequest read(GivenValues given, Map<String, AuditRequest> without) {
        var meant = ClaimMeaning.read(given);
        var scope =
                given.read(AuditParameters.SCOPE) == null
                        ? meant.scopeSlug()
                        : given.read(AuditParameters.SCOPE);
        var precision = precision(given, scope);
        var ofPrecision =
                precision != null
                        && (meant.metric() == AuditMetric.PEAK_FLOPS
                                || meant.metric() == AuditMetric.MFU);
        return new AuditRequest(
                null,
                given.read(AuditParameters.SUBJECT),
                meant,
                ofPrecision ? precision : scope,
                given.read(AuditParameters.STATED_ON),
                given.read(AuditParameters.CHIP),
                given.read(AuditParameters.REGION),
                given.read(AuditParameters.BASIS) == null
                        ? null
                        : given.read(AuditParameters.BASIS).slug(),
                given.read(AuditParameters.COMPARED_WITH),
                StatedRun.read(given, precision),
                without);
    }

    /** The precision that is stated as such or as the scope; null if none is. */
    private static String precision(GivenValues given, String scope) {
        var stated = given.read(AuditParameters.PRECISION);
        var byScope =
                scope == null ? null : PrecisionWords.read(scope).map(Precision::slug).orElse(null);
        if (stated == null) {
            return byScope;
        }
        if (byScope != null && !byScope.equals(stated.slug())) {
            throw given.refusal(
                    AuditParameters.PRECISION,
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
                statedOfSystem(),
                meant.printed());
    }

    private static final Set<AuditMetric> OF_SYSTEMS =
            EnumSet.of(
                    AuditMetric.POWER,
                    AuditMetric.PEAK_FLOPS,
                    AuditMetric.CHIP_PRICE,
                    AuditMetric.USD_PER_CHIP_HOUR);

    /** A GB200 NVL72 is 72 chips, whether the claim counts them or not. */
    private AuditRun statedOfSystem() {
        if (subject == null || stated.chipCount() != null || !OF_SYSTEMS.contains(metric())) {
            return stated;
        }
        return SystemWords.chips(subject)
                .map(chips -> stated.with(new AuditRun.Time(null, chips, null)))
                .orElse(stated);
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
                RatioSense.of(meant.part()).isPresent() ? null : meant.part(),
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
