package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditClaim;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.FoundClaim;
import dev.modelcost.calc.claimwords.MetricWords;
import dev.modelcost.calc.claimwords.UnitWords;
import dev.modelcost.calc.claimwords.WrittenFigure;
import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.web.GivenValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the words of a claim mean: the metric, the value and its unit.
 *
 * @param metric what is claimed
 * @param others what else the words for it may mean, the likeliest first
 * @param part of the subject, such as its active parameters; null for all of it
 * @param comparator how the value is meant
 * @param low in {@code unit}; the value itself unless it is a range
 * @param high in {@code unit}; the value itself unless it is a range
 * @param unit of both
 * @param scope that the words for metric or unit name besides; null if they name none
 * @param printed how exactly it is printed, if the number alone does not tell; else null
 */
record ClaimMeaning(
        AuditMetric metric,
        List<AuditMetric> others,
        String part,
        AuditComparator comparator,
        double low,
        double high,
        Unit unit,
        Scope scope,
        AuditClaim.Printed printed) {

    static ClaimMeaning of(FoundClaim found) {
        var figure = found.figure();
        return new ClaimMeaning(
                found.metric(),
                List.of(),
                found.part(),
                figure.comparator() == null ? AuditComparator.EQUAL : figure.comparator(),
                figure.low(),
                figure.high(),
                found.unit(),
                found.scope(),
                figure.printed());
    }

    /**
     * @throws InvalidInput that names the value at fault
     */
    static ClaimMeaning read(GivenValues given) {
        var words =
                needed(
                        AuditParameters.METRIC.name(),
                        given.read(AuditParameters.METRIC),
                        "one of " + String.join(", ", AuditMetric.slugs()) + ", or a text");
        needed(AuditParameters.VALUE.name(), given.read(AuditParameters.VALUE), "a number");
        var figure = withHigh(given, given.read(AuditParameters.VALUE));
        var unit = unit(given, words, figure);
        if (unit.unit().dimension() == Dimension.CHIP_HOURS
                && words.metrics().equals(List.of(AuditMetric.CHIP_COUNT))) {
            // "GPU years: 355".
            words = new MetricWords(List.of(AuditMetric.CHIP_HOURS), words.scope(), words.part());
        }
        if (unit.unit().dimension()
                != words.measuredIn(List.of(unit.unit().dimension())).get(0).dimension()) {
            throw measuresSomethingElse(given, words, unit.unit());
        }
        var scope =
                Stream.of(
                                Optional.ofNullable(unit.scope()),
                                Optional.ofNullable(words.scope()),
                                Optional.ofNullable(given.read(AuditParameters.SCOPE))
                                        .flatMap(Scope::of))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null);
        var metrics =
                new MetricWords(words.metrics(), scope, words.part())
                        .measuredIn(List.of(unit.unit().dimension()));
        return new ClaimMeaning(
                metrics.get(0),
                Stream.concat(
                                metrics.stream().skip(1),
                                words.metrics().stream()
                                        .filter(m -> scope == null && isPriceOf(m, unit.unit())))
                        .distinct()
                        .toList(),
                words.part(),
                comparator(given, figure),
                figure.low(),
                figure.high(),
                unit.unit(),
                scope,
                figure.printed());
    }

    /** Of a bare amount of money the words may mean a price of something that is counted. */
    private static boolean isPriceOf(AuditMetric metric, Unit unit) {
        return unit.currency() != null
                && unit.dimension() == Dimension.MONEY
                && (metric == AuditMetric.TOKEN_PRICE || metric == AuditMetric.USD_PER_CHIP_HOUR);
    }

    /** Below so much no training is spoken of, in USD or any other money. */
    private static final double LEAST_OF_A_TRAINING = 1000;

    /** Below so much a chip is rented, and not bought. */
    private static final double LEAST_OF_A_CHIP = 100;

    /**
     * What a price or a cost is of, once it is known what has it: "cost: $2.50" of a chip is its
     * rent by the hour, and of a model the price of a million tokens.
     */
    ClaimMeaning saidOf(boolean chip) {
        var amount = unit.toBase(high);
        if (chip) {
            return amount < LEAST_OF_A_CHIP
                    ? as(AuditMetric.USD_PER_CHIP_HOUR, "/chip-hour")
                    : as(AuditMetric.CHIP_PRICE, "");
        }
        return amount < LEAST_OF_A_TRAINING || metric == AuditMetric.CHIP_PRICE
                ? as(AuditMetric.TOKEN_PRICE, "/Mtok")
                : this;
    }

    /** The same of each of so many, of which the value is the sum. */
    ClaimMeaning ofEach(double count) {
        return new ClaimMeaning(
                metric,
                others,
                part,
                comparator,
                low / count,
                high / count,
                unit,
                scope,
                AuditClaim.Printed.inDigits(AuditClaim.lastPlace(low) / low));
    }

    private ClaimMeaning as(AuditMetric other, String each) {
        if (!others.contains(other)) {
            return this;
        }
        var rest =
                Stream.concat(Stream.of(metric), others.stream()).filter(m -> m != other).toList();
        return Unit.of(unit.name() + each)
                .map(
                        u ->
                                new ClaimMeaning(
                                        other,
                                        rest,
                                        part,
                                        comparator,
                                        low,
                                        high,
                                        u,
                                        scope,
                                        printed))
                .orElse(this);
    }

    private static <T> T needed(String field, T value, String what) {
        if (value == null) {
            throw new InvalidInput(field, "is needed; give " + what + ".");
        }
        return value;
    }

    /** What was taken for granted, a sentence each. */
    List<String> assumed() {
        return others.isEmpty()
                ? List.of()
                : List.of(
                        "Metric: taken for %s; the words may also mean %s."
                                .formatted(
                                        metric.slug(),
                                        String.join(
                                                ", ",
                                                others.stream().map(AuditMetric::slug).toList())));
    }

    String scopeSlug() {
        return scope == null ? null : scope.slug();
    }

    private static WrittenFigure withHigh(GivenValues given, WrittenFigure figure) {
        var high = given.read(AuditParameters.VALUE_HIGH);
        if (high == null) {
            return figure;
        }
        if (!(high.low() > figure.low()) || figure.high() > figure.low()) {
            throw given.refusal(
                    AuditParameters.VALUE_HIGH,
                    "not above the value; give the high end of a range.");
        }
        return new WrittenFigure(AuditComparator.RANGE, figure.low(), high.low(), figure.unit(), 0);
    }

    private static AuditComparator comparator(GivenValues given, WrittenFigure figure) {
        var stated = given.read(AuditParameters.COMPARATOR);
        var written = figure.comparator();
        if (written == AuditComparator.RANGE) {
            return written;
        }
        if (stated == AuditComparator.RANGE) {
            throw given.refusal(
                    AuditParameters.COMPARATOR,
                    "'range', but there is one value; give valueHigh too.");
        }
        if (stated != null && written != null && stated != written) {
            throw given.refusal(
                    AuditParameters.COMPARATOR,
                    "'%s', but the value says '%s'; give one of them."
                            .formatted(stated.slug(), written.slug()));
        }
        return Stream.of(Optional.ofNullable(stated), Optional.ofNullable(written))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(AuditComparator.EQUAL);
    }

    /** The unit that stands with the value, in its own field, or in both together. */
    private static UnitWords unit(GivenValues given, MetricWords words, WrittenFigure figure) {
        var field = given.read(AuditParameters.UNIT);
        var wanted = words.metrics().stream().map(AuditMetric::dimension).distinct().toList();
        if (field == null && figure.unit().isEmpty()) {
            if (wanted.equals(List.of(Dimension.RATIO))) {
                return new UnitWords(Unit.of("ratio").orElseThrow(), null);
            }
            return UnitWords.counted(wanted)
                    .orElseThrow(
                            () ->
                                    new InvalidInput(
                                            AuditParameters.UNIT.name(),
                                            "is needed; give one, such as USD, MWh or percent."));
        }
        var written =
                Stream.of(
                                field == null ? "" : figure.unit() + " " + field,
                                figure.unit(),
                                field != null && addsNothing(figure.unit()) ? field : "")
                        .filter(text -> !text.isBlank())
                        .map(String::strip)
                        .distinct()
                        .map(text -> UnitWords.read(text, wanted))
                        .flatMap(Optional::stream)
                        .toList();
        return written.stream()
                .map(read -> inFull(read, words))
                .filter(read -> wanted.contains(read.unit().dimension()))
                .findFirst()
                .map(read -> asWork(read, figure, wanted))
                .or(() -> written.stream().findFirst())
                .orElseThrow(() -> unknownUnit(field == null ? figure.unit() : field));
    }

    /**
     * An "hourly rate" of $2 is $2 a chip-hour, and an "output price" of $4 is for a million
     * tokens.
     */
    private static UnitWords inFull(UnitWords read, MetricWords words) {
        var currency = read.unit().currency();
        if (read.unit().dimension() == Dimension.HOURS
                && words.metrics().equals(List.of(AuditMetric.CHIP_HOURS))) {
            return ofChips(read);
        }
        if (read.unit().dimension() != Dimension.MONEY || currency == null) {
            return read;
        }
        var dimensions = words.metrics().stream().map(AuditMetric::dimension).toList();
        var named = dimensions.contains(Dimension.MONEY) && !words.isOfTokens();
        return Stream.of(Dimension.TOKEN_PRICE, Dimension.CHIP_RATE)
                .filter(dimension -> !named && dimensions.contains(dimension))
                .findFirst()
                .flatMap(
                        dimension ->
                                Unit.of(
                                        read.unit().name()
                                                + (dimension == Dimension.TOKEN_PRICE
                                                        ? "/Mtok"
                                                        : "/chip-hour")))
                .map(unit -> new UnitWords(unit, read.scope()))
                .orElse(read);
    }

    /** "GPU hours: 7 million hours". */
    private static UnitWords ofChips(UnitWords read) {
        return Unit.of("chip-" + read.unit().withoutMultiple())
                .flatMap(unit -> unit.times(read.unit().multiple()))
                .map(unit -> new UnitWords(unit, read.scope()))
                .orElse(read);
    }

    /** FLOP/s; no machine computes so fast, so that "3.8e25 FLOPs" counts operations. */
    private static final double MOST_A_SECOND = 1e21;

    private static UnitWords asWork(UnitWords read, WrittenFigure figure, List<Dimension> wanted) {
        var unit = read.unit();
        return unit.dimension() == Dimension.FLOP_PER_SECOND
                        && wanted.contains(Dimension.FLOP)
                        && unit.toBase(figure.low()) > MOST_A_SECOND
                ? Unit.of(unit.name().replace("/s", ""))
                        .map(work -> new UnitWords(work, read.scope()))
                        .orElse(read)
                : read;
    }

    /** "$2.50" beside "USD/Mtok" says the currency twice. */
    private static boolean addsNothing(String written) {
        return written.isEmpty()
                || UnitWords.read(written, List.of(Dimension.MONEY))
                        .filter(read -> read.unit().currency() != null && read.unit().inBase() == 1)
                        .isPresent();
    }

    private static InvalidInput unknownUnit(String name) {
        return new InvalidInput(
                AuditParameters.UNIT.name(),
                "'%s' is not a known unit; known are %s.%s"
                        .formatted(
                                Printable.of(name),
                                String.join(", ", Unit.known()),
                                NearMatches.didYouMean(NearMatches.of(name, Unit.known()))));
    }

    private static InvalidInput measuresSomethingElse(
            GivenValues given, MetricWords words, Unit unit) {
        var metric = words.metrics().get(0);
        var name = given.read(AuditParameters.UNIT);
        return new InvalidInput(
                AuditParameters.UNIT.name(),
                "'%s' measures %s, but %s is %s; give one of %s."
                        .formatted(
                                name == null ? unit.name() : Printable.of(name),
                                unit.dimension().words(),
                                metric.slug(),
                                metric.dimension().words(),
                                String.join(", ", Unit.of(metric.dimension()))));
    }
}
