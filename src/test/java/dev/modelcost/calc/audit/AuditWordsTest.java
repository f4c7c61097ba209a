package dev.modelcost.calc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.units.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as sentences print them. */
class AuditWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "294000|294,000",
                "1.6939|1.694",
                "-294|-294",
                "-294000|-294,000",
                "1000|1,000",
                "1234.56|1,235",
                "1234567|1,234,567",
                "0.05|0.05",
                "55760000|55.76 million",
                "2.5e9|2.5 billion",
                "14.8e12|14.8 trillion",
                "3.8e25|3.8e25",
                "0.00001|0.00001",
            })
    void writesNumbersShort(double number, String words) {
        assertThat(AuditWords.number(number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.41|ratio|0.41",
                "0.41|fraction|0.41",
                "41|percent|41 %",
                "27|times|27 times",
                "1|chips|1 chip",
                "512|GPUs|512 chips",
                "5.576|USD M|5,576,000 USD",
                "2.788|M chip-hours|2,788,000 chip-hours",
                "433|MWh|433 MWh",
            })
    void writesQuantitiesWithTheirUnit(double value, String unit, String words) {
        assertThat(AuditWords.quantity(value, Unit.of(unit).orElseThrow())).isEqualTo(words);
    }
}
