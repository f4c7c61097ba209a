package dev.modelcost.selftest;

import dev.modelcost.calc.derivation.Estimate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A published result that the service computes again: a row of the table of cases.
 *
 * @param id of the case
 * @param name what is computed
 * @param method of {@link dev.modelcost.calc.audit.MethodSelfTest}, or a figure of {@link
 *     RecordFigures}
 * @param inputs numbers in the order of the method's formula, or the slug of a model
 * @param published what the source prints, in {@code unit}
 * @param publishedHigh the other end where the source prints a range; null for one number
 * @param unit of both
 * @param tolerance relative error that the published comparison allows: sources round. Null where
 *     the published result has to lie in the service's own range instead
 * @param source slug of the source that prints the result
 * @param knownError relative error that is known; null where the results agree
 * @param reason why there is one; null where the results agree
 */
record SelfTestCase(
        String id,
        String name,
        String method,
        List<String> inputs,
        double published,
        Double publishedHigh,
        String unit,
        Double tolerance,
        String source,
        Double knownError,
        String reason) {

    /** How far a known error may wander before it is another one. */
    private static final double SAME_ERROR = 0.01;

    SelfTestCase {
        if ((knownError == null) != (reason == null)) {
            throw new IllegalArgumentException(id + ": an error that is known has a reason");
        }
        inputs = List.copyOf(inputs);
    }

    static SelfTestCase of(Map<String, String> row) {
        return new SelfTestCase(
                row.get("slug"),
                row.get("name"),
                row.get("method"),
                Stream.of(row.get("inputs").split(";")).filter(text -> !text.isEmpty()).toList(),
                Double.parseDouble(row.get("published")),
                number(row.get("published_high")),
                row.get("unit"),
                number(row.get("tolerance")),
                row.get("source"),
                number(row.get("known_error")),
                row.get("reason").isEmpty() ? null : row.get("reason"));
    }

    private static Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    /** What the case says of a result. */
    SelfTestReport.Result result(Estimate computed) {
        var error = error(computed);
        var status = status(error);
        return new SelfTestReport.Result(
                id,
                name,
                method,
                inputs,
                published,
                publishedHigh,
                computed.median(),
                computed.exact() ? null : computed,
                unit,
                error,
                tolerance,
                status == SelfTestStatus.AGREES,
                status.slug(),
                status == SelfTestStatus.DISAGREES ? reason : null,
                source);
    }

    /**
     * What it says where nothing can be computed.
     *
     * @param why in a sentence
     */
    SelfTestReport.Result notComputed(String why) {
        return new SelfTestReport.Result(
                id,
                name,
                method,
                inputs,
                published,
                publishedHigh,
                null,
                null,
                unit,
                null,
                tolerance,
                false,
                SelfTestStatus.NOT_COMPUTED.slug(),
                why,
                source);
    }

    /** Relative to the published result, or to the nearer end of a published range. */
    private double error(Estimate computed) {
        if (tolerance == null && published >= computed.low() && published <= computed.high()) {
            return 0;
        }
        var value = computed.median();
        if (publishedHigh == null || value < published) {
            return value / published - 1;
        }
        return value > publishedHigh ? value / publishedHigh - 1 : 0;
    }

    private SelfTestStatus status(double error) {
        if (Math.abs(error) <= (tolerance == null ? 0 : tolerance)) {
            return SelfTestStatus.AGREES;
        }
        return knownError != null && Math.abs(error - knownError) <= SAME_ERROR
                ? SelfTestStatus.DISAGREES
                : SelfTestStatus.FAILS;
    }
}
