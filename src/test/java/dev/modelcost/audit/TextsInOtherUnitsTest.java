package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelcost.calc.units.Unit;
import dev.modelcost.store.Api;
import dev.modelcost.testsupport.ServiceTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published texts with other units in them: a verdict changes where the audit says that it would.
 */
@ServiceTest
class TextsInOtherUnitsTest {

    private static final double CLEARLY = 1.05;

    /** Units as they are printed, others to print in their place, and how much larger those are. */
    private record Swap(String printed, String other, double factor) {}

    private static final List<Swap> SWAPS =
            List.of(
                    new Swap("MWh", "kWh", 0.001),
                    new Swap("MWh", "GWh", 1000),
                    new Swap("watt-hours", "kilowatt-hours", 1000),
                    new Swap("milliliters", "liters", 1000),
                    new Swap(" ml of water", " liters of water", 1000),
                    new Swap("grams of CO2", "kilograms of CO2", 1000),
                    new Swap("tons of carbon", "kilograms of carbon", 0.001),
                    new Swap("million GPU hours", "GPU hours", 1e-6),
                    new Swap("million GPU hours", "billion GPU hours", 1000),
                    new Swap("million H100-hours", "thousand H100-hours", 0.001),
                    new Swap("2.788M H800", "2.788 billion H800", 1000),
                    new Swap("$294,000", "$294,000 million", 1e6),
                    new Swap("$6 million", "$6 billion", 1000),
                    new Swap("$5.6m", "$5.6 billion", 1000),
                    new Swap("megawatts", "kilowatts", 0.001),
                    new Swap("120 kW", "120 MW", 1000),
                    new Swap("teraflops", "petaflops", 1000));

    static Stream<Arguments> textsInOtherUnits() {
        return PublishedClaimsTest.texts()
                .filter(arguments -> !((List<?>) arguments.get()[2]).isEmpty())
                .flatMap(
                        arguments ->
                                SWAPS.stream()
                                        .filter(
                                                swap ->
                                                        ((String) arguments.get()[1])
                                                                .contains(swap.printed()))
                                        .map(
                                                swap ->
                                                        Arguments.of(
                                                                arguments.get()[0],
                                                                arguments.get()[1],
                                                                swap)));
    }

    /** A figure of a text whose unit is another is judged as the audit of the text says. */
    @ParameterizedTest
    @MethodSource("textsInOtherUnits")
    void anotherUnitInATextChangesTheVerdictWhereItSaysSo(String day, String text, Swap swap) {
        var asPrinted = claimsOf(day, text);
        var changed = claimsOf(day, text.replace(swap.printed(), swap.other()));
        var compared = 0;
        for (var claim : asPrinted) {
            var other = claim.value() * swap.factor();
            for (var found : changed) {
                if (found.isOfThe(claim) && Math.abs(found.value() / other - 1) < 0.005) {
                    compared++;
                    if (claim.isOutside(other)) {
                        assertThat(found.verdict())
                                .as("%s: %s", swap, text)
                                .isNotEqualTo(claim.verdict());
                    } else if (claim.isInside(other)) {
                        assertThat(found.verdict())
                                .as("%s: %s", swap, text)
                                .isEqualTo(claim.verdict());
                    }
                }
            }
        }
        assertThat(compared).as("%s: %s", swap, text).isPositive();
    }

    /**
     * A claim of a text, its values in the base unit.
     *
     * @param low from which on the verdict would have been the same; 0 for all
     * @param high up to which it would
     */
    private record ClaimOfText(
            String subject, String metric, double value, String verdict, double low, double high) {

        boolean isOfThe(ClaimOfText other) {
            return subject.equals(other.subject) && metric.equals(other.metric);
        }

        boolean isOutside(double other) {
            return other < low / CLEARLY || other > high * CLEARLY;
        }

        boolean isInside(double other) {
            return other > low * CLEARLY && other < high / CLEARLY;
        }
    }

    private static List<ClaimOfText> claimsOf(String day, String text) {
        var question = JsonNodeFactory.instance.objectNode().put("text", text).put("statedOn", day);
        var answered = Api.post("/audits", question.toString());
        assertThat(answered.statusCode()).as("%s: %s", text, answered.asString()).isEqualTo(200);
        var answer = JsonPath.from(answered.asString());
        return IntStream.range(0, answer.getList("claims").size())
                .mapToObj(
                        i -> {
                            var at = "claims[%d].".formatted(i);
                            var unit =
                                    Unit.of(answer.getString(at + "understood.unit")).orElseThrow();
                            return new ClaimOfText(
                                    String.valueOf(answer.getString(at + "understood.subject")),
                                    answer.getString(at + "understood.metric"),
                                    unit.toBase(answer.getDouble(at + "understood.value")),
                                    "%s %s"
                                            .formatted(
                                                    answer.getString(at + "verdict"),
                                                    answer.getString(at + "scope")),
                                    end(answer, at + "sameVerdict.low", unit, 0),
                                    end(
                                            answer,
                                            at + "sameVerdict.high",
                                            unit,
                                            Double.POSITIVE_INFINITY));
                        })
                .toList();
    }

    private static double end(JsonPath answer, String path, Unit unit, double open) {
        var end = answer.<Number>get(path);
        return end == null ? open : unit.toBase(end.doubleValue());
    }
}
