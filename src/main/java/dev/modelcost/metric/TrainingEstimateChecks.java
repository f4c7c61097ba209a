package dev.modelcost.metric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelcost.calc.Precision;
import dev.modelcost.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the body of a what-if question field by field. Whatever is wrong with a field is refused
 * with a sentence that names it and says what is allowed; so is a field that the question does not
 * have.
 */
final class TrainingEstimateChecks {

    static final List<String> METHODS =
            List.of("rental", "amortized", "acquisition", "development");
    static final int FEWEST_SAMPLES = 100;

    /** So that a question cannot take more than 100 ms of a core. */
    static final int MOST_SAMPLES = 20_000;

    /** A hundred thousand times what any model took. */
    private static final double MOST_FLOP = 1e30;

    private static final List<String> FIELDS =
            Arrays.stream(TrainingEstimateRequest.class.getRecordComponents())
                    .map(c -> c.getName())
                    .toList();
    private static final List<String> PRECISIONS =
            Stream.of(Precision.values()).map(Precision::slug).toList();

    private final JsonNode body;

    private TrainingEstimateChecks(JsonNode body) {
        this.body = body;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the field at fault
     */
    static TrainingEstimateRequest read(JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            throw Problems.badParameter("body", "empty; send a JSON object with the fields.");
        }
        if (!body.isObject()) {
            throw Problems.badParameter("body", "not a JSON object.");
        }
        body.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!FIELDS.contains(name)) {
                                throw Problems.unknownParameter(Problems.printable(name), FIELDS);
                            }
                        });
        var request = new TrainingEstimateChecks(body).request();
        refuseContradictions(request);
        return request;
    }

    private TrainingEstimateRequest request() {
        return new TrainingEstimateRequest(
                oneOf("method", METHODS),
                text("model"),
                text("chip"),
                above0("chipHours", 1e12),
                above0("chipCount", 1e8),
                above0("wallClockHours", 1e6),
                number("trainingFlop", 1, MOST_FLOP),
                number("activeParameters", 1, 1e16),
                number("trainingTokens", 1, 1e18),
                above0("epochs", 1e6),
                number("mfu", 0.0001, 1),
                oneOf("precision", PRECISIONS),
                date("publishedOn"),
                date("trainingStart"),
                above0("serverPricePerChipUsd", 1e8),
                date("priceAvailableFrom"),
                above0("usdPerChipHour", 1000),
                number("serverOverhead", 1, 10),
                above0("tdpWatts", 30_000),
                number("serverPowerFactor", 1, 10),
                above0("averagePowerFraction", 1),
                number("pue", 1, 5),
                above0("usdPerKwh", 5),
                number("interconnectShare", 0, 0.95),
                text("region"),
                month("priceMonth"),
                whole("contributors", 1, 1_000_000),
                above0("months", 1200),
                number("confidence", 0.5, 0.99),
                samples());
    }

    private static void refuseContradictions(TrainingEstimateRequest given) {
        if (given.chipHours() != null
                && given.chipCount() != null
                && given.wallClockHours() != null) {
            var product = given.chipCount() * given.wallClockHours();
            if (Math.abs(given.chipHours() / product - 1) > 0.01) {
                throw Problems.badParameter(
                        "chipHours",
                        "%s is not chipCount x wallClockHours, which is %s; give one or the other."
                                .formatted(given.chipHours(), product));
            }
        }
        if (given.activeParameters() != null && given.trainingTokens() != null) {
            var epochs = given.epochs() == null ? 1 : given.epochs();
            var flop = 6 * given.activeParameters() * given.trainingTokens() * epochs;
            if (!(flop <= MOST_FLOP)) {
                throw Problems.badParameter(
                        "trainingTokens",
                        "6 x activeParameters x trainingTokens x epochs is %s FLOP; at most %s is allowed."
                                .formatted(flop, MOST_FLOP));
            }
        }
        if (given.trainingStart() != null
                && given.priceAvailableFrom() != null
                && given.trainingStart().isBefore(given.priceAvailableFrom())) {
            throw Problems.badParameter(
                    "trainingStart",
                    "%s is before priceAvailableFrom, %s: nobody trains on chips that are not to be had yet."
                            .formatted(given.trainingStart(), given.priceAvailableFrom()));
        }
        if (given.trainingStart() != null
                && given.publishedOn() != null
                && given.publishedOn().isBefore(given.trainingStart())) {
            throw Problems.badParameter(
                    "publishedOn",
                    "%s is before trainingStart, %s."
                            .formatted(given.publishedOn(), given.trainingStart()));
        }
    }

    /** The least is far below any use, and far above where a product would vanish. */
    private Double above0(String field, double most) {
        return number(field, 1e-9, most, "above 0 and at most " + plain(most));
    }

    private Double number(String field, double least, double most) {
        return number(field, least, most, "from " + plain(least) + " to " + plain(most));
    }

    private Double number(String field, double least, double most, String allowed) {
        var node = body.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isNumber()) {
            throw refused(field, node.toString(), "a number " + allowed);
        }
        // Not through BigDecimal, which would write 1e999999999 out digit by digit.
        var value = node.doubleValue();
        if (!(value >= least && value <= most)) {
            throw refused(field, Double.toString(value), "a number " + allowed);
        }
        return value;
    }

    private Double whole(String field, int least, int most) {
        var value = number(field, least, most);
        if (value != null && value != Math.rint(value)) {
            throw refused(field, value.toString(), "a whole number from " + least + " to " + most);
        }
        return value;
    }

    private Integer samples() {
        var samples = whole("samples", FEWEST_SAMPLES, MOST_SAMPLES);
        return samples == null ? null : samples.intValue();
    }

    private String text(String field) {
        var node = body.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw refused(field, node.toString(), "text in quotes");
        }
        if (node.textValue().isBlank() || node.textValue().length() > 200) {
            throw Problems.badParameter(field, "empty or longer than 200 characters.");
        }
        if (node.textValue()
                .codePoints()
                .anyMatch(
                        c ->
                                Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE)) {
            throw Problems.badParameter(
                    field, "holds a control character or a broken one; give plain text.");
        }
        return node.textValue();
    }

    private String oneOf(String field, List<String> allowed) {
        var value = text(field);
        if (value != null && !allowed.contains(value)) {
            throw refused(field, value, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    private String month(String field) {
        var value = text(field);
        if (value != null && !value.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw refused(field, value, "a month in the form 2023-12");
        }
        return value;
    }

    private LocalDate date(String field) {
        var value = text(field);
        if (value == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(value);
            if (date.getYear() >= 1990 && date.getYear() <= 2100) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Refused below, in the same words as a date out of range.
        }
        throw refused(field, value, "a date of the years 1990 to 2100 in the form 2025-01-31");
    }

    private static RuntimeException refused(String field, String value, String allowed) {
        return Problems.badParameter(
                field, "'%s' is not %s.".formatted(Problems.printable(value), allowed));
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
