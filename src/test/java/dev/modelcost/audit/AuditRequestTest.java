package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.testsupport.AskedUri;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the body of an audit is read. */
class AuditRequestTest {

    @Test
    void aPriceIsReadByWhatHasIt() {
        var body = "{\"subject\": \"x\", \"metric\": \"cost\", \"value\": 2.5, \"unit\": \"$\"}";

        assertThat(read(body).saidOf(true).metric()).isEqualTo(AuditMetric.USD_PER_CHIP_HOUR);
        assertThat(read(body).saidOf(true).meant().unit().name()).isEqualTo("USD/chip-hour");
        assertThat(read(body).saidOf(false).metric()).isEqualTo(AuditMetric.TOKEN_PRICE);
        assertThat(read(body.replace("2.5", "25000")).saidOf(true).metric())
                .isEqualTo(AuditMetric.CHIP_PRICE);
        assertThat(read(body.replace("2.5", "25000000")).saidOf(false).metric())
                .isEqualTo(AuditMetric.TRAINING_COST);
    }

    @Test
    void readsWhatIsGivenAndLeavesTheRestOpen() {
        var request =
                read(
                        """
                        {"subject": "deepseek-r1", "metric": "training-cost", "value": 249000, "unit": "USD",
                         "statedOn": "2025-09-22", "chipHours": 147000, "carbonTonnes": 2}""");

        assertThat(request.metric()).isEqualTo(AuditMetric.TRAINING_COST);
        assertThat(request.claim().low()).isEqualTo(249_000);
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

        assertThat(request.meant().unit().toBase(request.meant().low()))
                .isCloseTo(0.41, within(1e-12));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training cost|5.576 million|USD|training-cost|=|5576000",
                "Training Cost|$294K||training-cost|=|294000",
                "training cost|4.6|million USD|training-cost|=|4600000",
                "training cost|30|million dollars|training-cost|=|30000000",
                "cost to train|about 5.6M|$|training-cost|~|5600000",
                "GPU hours|2.788M|GPU hours|chip-hours|=|2788000",
                "GPU hours|1.3|million GPU hours|chip-hours|=|1300000",
                "number of chips|2048|TPUs|chip-count|=|2048",
                "GPU count|50,000|GPUs|chip-count|=|50000",
                "number of GPUs|25,000|A100|chip-count|=|25000",
                "training data|36|trillion tokens|training-tokens|=|36e12",
                "tokens|2.1|trillion tokens|training-tokens|=|2.1e12",
                "emissions|50|tonnes CO2|carbon|=|50000",
                "CO2 emissions|20.4|kilotons|carbon|=|20400000",
                "carbon|539|tons|carbon|=|539000",
                "carbon footprint|626,000|lbs|carbon|=|283948.82362",
                "peak performance|624|TFLOPS|peak-flops|=|624e12",
                "peak performance|42.5|exaflops|peak-flops|=|42.5e18",
                "training compute|3.8e25|FLOPs|training-flop|=|3.8e25",
                "training compute|2 x 10^25|FLOP|training-flop|=|2e25",
                "price ratio|30|times|price-ratio|=|30",
                "price ratio|less than 5|%|price-ratio|<|0.05",
                "token price|4.38|USD per million tokens|token-price|=|4.38",
                "token price|1.74|$/1M tokens|token-price|=|1.74",
                "price|$0.55 per million input tokens||token-price|=|0.55",
                "price|$2 per GPU hour||usd-per-chip-hour|=|2",
                "parameters|100|trillion|parameters|=|100e12",
                "model size|671B||parameters|=|671e9",
                "investment|500|billion USD|spending|=|500e9",
                "power|1.2 GW||power|=|1.2e9",
                "energy|1,287|MWh|energy|=|1287000",
                "water|700,000|liters|water|=|700000",
                "water|519|ml|water|=|0.519",
                "training time|three weeks||wall-clock-hours|=|504",
                "revenue|$13 billion||revenue|=|13e9",
                "funding|up to $40 billion||fundraising|<=|40e9",
                "PUE|1.1||pue|=|1.1",
                "throughput|14.8k tokens/s||serving-throughput|=|14800",
            })
    void understandsAPersonsWords(
            String metric,
            String value,
            String unit,
            String meant,
            String comparator,
            double base) {
        var request =
                read(
                        unit == null
                                ? "{\"metric\": \"%s\", \"value\": \"%s\"}".formatted(metric, value)
                                : "{\"metric\": \"%s\", \"value\": \"%s\", \"unit\": \"%s\"}"
                                        .formatted(metric, value, unit));

        assertThat(request.metric().slug()).isEqualTo(meant);
        assertThat(request.meant().comparator().slug()).isEqualTo(comparator);
        assertThat(request.meant().unit().toBase(request.meant().low()))
                .isCloseTo(base, within(1e-9 * base));
    }

    @Test
    void countsTheDecimalsThatArePrinted() {
        var printed =
                read("{\"metric\": \"token price\", \"value\": \"$2.50\", \"unit\": \"USD/Mtok\"}");

        assertThat(printed.meant().printed().share()).isCloseTo(0.004, within(1e-12));
    }

    @Test
    void readsBothEndsOfARange() {
        var request =
                read("{\"metric\": \"cost\", \"value\": \"20 to 50 million\", \"unit\": \"USD\"}");

        assertThat(request.meant().comparator()).isEqualTo(AuditComparator.RANGE);
        assertThat(request.meant().low()).isEqualTo(20);
        assertThat(request.meant().high()).isEqualTo(50);
        assertThat(request.meant().unit().name()).isEqualTo("USD M");
        assertThat(request.meant().others()).contains(AuditMetric.SERVING_COST);
        assertThat(
                        read("{\"metric\": \"energy\", \"value\": 20, \"valueHigh\": 50, \"unit\": \"MWh\"}")
                                .meant()
                                .high())
                .isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "energy per query, Wh, per-request",
        "energy, Wh per query, per-request",
        "fine-tuning cost, USD, post-training",
        "input price, USD/Mtok, input",
        "price, $ per million output tokens, output",
    })
    void findsTheScopeInTheWordsForMetricOrUnit(String metric, String unit, String scope) {
        assertThat(
                        read("{\"metric\": \"%s\", \"value\": 3, \"unit\": \"%s\"}"
                                        .formatted(metric, unit))
                                .claim()
                                .scope())
                .isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "reinforcement learning, post-training",
        "fine-tuning, post-training",
        "per query, per-request",
        "life cycle, lifecycle",
        "blended, blended",
    })
    void takesScopesInPlainWords(String asked, String scope) {
        assertThat(cost("\"scope\": \"" + asked + "\"").claim().scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22 September 2025|2025-09-22",
                "Sept. 22, 2025|2025-09-22",
                "September 2025|2025-09-30",
                "2025|2025-12-31",
            })
    void takesDaysAsTheyAreWritten(String written, LocalDate day) {
        assertThat(cost("\"statedOn\": \"" + written + "\"").statedOn()).isEqualTo(day);
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

    static AuditRequest read(String body) {
        try {
            return AuditRequest.PARAMETERS.ofBody(
                    new ObjectMapper().readTree(body), AskedUri.withoutQuery());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
