package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.testsupport.NoQuery;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the body of an audit is read. */
class AuditRequestTest {

    @Test
    void readsWhatIsGivenAndLeavesTheRestOpen() {
        var request =
                read(
                        """
                        {"subject": "deepseek-r1", "metric": "training-cost", "value": 249000, "unit": "USD",
                         "statedOn": "2025-09-22", "chipHours": 147000, "carbonTonnes": 2}""");

        assertThat(request.metric()).isEqualTo(AuditMetric.TRAINING_COST);
        assertThat(request.value()).isEqualTo(249_000);
        assertThat(request.statedOn()).isEqualTo(LocalDate.of(2025, 9, 22));
        assertThat(request.stated().chipHours()).isEqualTo(147_000);
        assertThat(request.stated().carbonKg()).isEqualTo(2000);
        assertThat(request.scope()).isNull();
        assertThat(request.claim().scope()).isEqualTo("unstated");
        assertThat(request.claim().comparator()).isEqualTo(AuditComparator.EQUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "run, run",
        "final-run, run",
        "training, run",
        "Training, run",
        "model, model",
        "development, development",
        "with-base-model, with-base-model",
        "pre-training, pre-training",
    })
    void takesScopesAndTheirSynonyms(String asked, String scope) {
        assertThat(cost("\"scope\": \"" + asked + "\"").claim().scope()).isEqualTo(scope);
    }

    @Test
    void refusesAnUnknownScopeWithTheList() {
        assertThatThrownBy(() -> cost("\"scope\": \"everything\""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'everything' is not one of run, final-run, training, model")
                .hasMessageContaining("bf16");
    }

    @Test
    void aPeakTakesItsPrecisionAsSuchOrAsTheScope() {
        assertThat(peak("\"precision\": \"fp8\"").claim().stated().precision()).isEqualTo("fp8");
        assertThat(peak("\"scope\": \"FP8\"").claim().stated().precision()).isEqualTo("fp8");
        assertThat(peak("\"scope\": \"chip\", \"precision\": \"bf16\"").claim().scope())
                .isEqualTo("bf16");
        assertThatThrownBy(() -> peak("\"scope\": \"bf16\", \"precision\": \"fp8\""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("precision: 'fp8', but the scope says bf16");
    }

    @Test
    void thePrecisionOfARunIsNoScope() {
        var request = cost("\"precision\": \"fp8\"");

        assertThat(request.claim().scope()).isEqualTo("unstated");
        assertThat(request.claim().stated().precision()).isEqualTo("fp8");
    }

    @ParameterizedTest
    @CsvSource({"fraction, 0.41", "ratio, 0.41", "percent, 41"})
    void takesSharesInEachWayOfWritingThem(String unit, double value) {
        var request =
                read(
                        "{\"metric\": \"mfu\", \"value\": %s, \"unit\": \"%s\"}"
                                .formatted(value, unit));

        assertThat(request.unit().toBase(request.value())).isCloseTo(0.41, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|metric: is needed",
                "{\"metric\":\"energy\",\"unit\":\"MWh\"}|value: is needed",
                "{\"metric\":\"energy\",\"value\":1}|unit: is needed",
                "{\"metric\":\"shoe-size\",\"value\":1,\"unit\":\"USD\"}|metric: 'shoe-size' is not one of",
                "{\"metric\":\"energy\",\"value\":1,\"unit\":\"USD\"}|unit: 'USD' measures money, but energy is energy",
                "{\"metric\":\"energy\",\"value\":1,\"unit\":\"furlong\"}|unit: 'furlong' is not a known unit",
                "{\"metric\":\"energy\",\"value\":-1,\"unit\":\"MWh\"}|value: '-1' is not a number from 0",
                "{\"metric\":\"energy\",\"value\":1,\"unit\":\"MWh\",\"chipCount\":0}|chipCount: '0' is not",
            })
    void refusesByName(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    private static AuditRequest cost(String more) {
        return read(
                "{\"metric\": \"training-cost\", \"value\": 1, \"unit\": \"USD\", %s}"
                        .formatted(more));
    }

    private static AuditRequest peak(String more) {
        return read(
                "{\"metric\": \"peak-flops\", \"value\": 1, \"unit\": \"TFLOP/s\", %s}"
                        .formatted(more));
    }

    private static AuditRequest read(String body) {
        try {
            return AuditRequest.PARAMETERS.ofBody(new ObjectMapper().readTree(body), NoQuery.uri());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
