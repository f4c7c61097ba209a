package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The figures of the press article of 22 September 2025 that this project starts from, and those of
 * the papers it rests on, by slug and value.
 */
class ArticleFiguresTest {

    private static final Tables TABLES = Tables.ofFiles();

    @ParameterizedTest
    @CsvSource({
        "zdnet-2025-09-22-deepseek-r1-training-cost, deepseek-r1, training-cost, =, 249000, USD, disputed",
        "zdnet-2025-09-22-deepseek-v3-training-cost, deepseek-v3, training-cost, =, 5600000, USD, disputed",
        "zdnet-2025-09-22-gpt-4-training-cost, gpt-4, training-cost, >, 100000000, USD, standing",
        "zdnet-2025-09-22-deepseek-r1-chip-count, deepseek-r1, chip-count, =, 512, chips, standing",
        "zdnet-2025-09-22-deepseek-r1-token-price, deepseek-r1, token-price, =, 0.14, USD/Mtok, standing",
        "zdnet-2025-09-22-o1-token-price, o1, token-price, =, 7.5, USD/Mtok, standing",
        "zdnet-2025-09-22-gemma-3-score-ratio, gemma-3-27b, score-ratio, =, 98, percent, standing",
        "zdnet-2025-09-22-gemma-3-chip-count, gemma-3-27b, chip-count, =, 1, chips, standing",
        "zdnet-2025-09-22-ai-spending-2025, '', spending, =, 1500000000000, USD, standing",
        "zdnet-2025-09-22-openai-fundraising, '', fundraising, =, 40000000000, USD, standing",
        "deepseek-r1-training-cost, deepseek-r1, training-cost, =, 294000, USD, standing",
        "deepseek-r1-chip-hours, deepseek-r1, chip-hours, =, 147000, chip-hours, standing",
        "deepseek-r1-usd-per-chip-hour, deepseek-r1, usd-per-chip-hour, =, 2, USD/chip-hour, standing",
        "deepseek-r1-cached-input-token-price, deepseek-r1, token-price, =, 0.14, USD/Mtok, standing",
        "deepseek-r1-input-token-price, deepseek-r1, token-price, =, 0.55, USD/Mtok, standing",
        "deepseek-r1-output-token-price, deepseek-r1, token-price, =, 2.19, USD/Mtok, standing",
        "deepseek-v3-training-cost, deepseek-v3, training-cost, =, 5576000, USD, standing",
        "deepseek-v3-chip-hours, deepseek-v3, chip-hours, =, 2788000, chip-hours, standing",
        "deepseek-v3-chip-count, deepseek-v3, chip-count, =, 2048, chips, standing",
        "press-slips-deepseek-r1-chip-count, deepseek-r1, chip-count, =, 648, chips, disputed",
        "press-slips-deepseek-r1-training-cost, deepseek-r1, training-cost, =, 29400000, USD, disputed",
        "deepseek-open-infra-day-6-serving-cost, deepseek-r1, serving-cost, =, 87072, USD, standing",
        "deepseek-open-infra-day-6-serving-revenue, deepseek-r1, serving-revenue, =, 562027, USD, standing",
        "deepseek-open-infra-day-6-serving-margin, deepseek-r1, serving-margin, =, 545, percent, standing"
    })
    void isInTheRecord(
            String slug,
            String model,
            String metric,
            String comparator,
            double value,
            String unit,
            String status) {
        var claim = TABLES.find("claim", slug).orElseThrow();
        assertThat(claim.get("model")).isEqualTo(model);
        assertThat(claim.get("metric")).isEqualTo(metric);
        assertThat(claim.get("comparator")).isEqualTo(comparator);
        assertThat(claim.number("value")).isEqualTo(value);
        assertThat(claim.get("unit")).isEqualTo(unit);
        assertThat(claim.get("status")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-v3-pre-training, 2664000, 2048",
        "deepseek-v3-context-extension, 119000, 2048",
        "deepseek-v3-post-training, 5000, ",
        "deepseek-r1-r1-zero-rl, 101000, 512",
        "deepseek-r1-sft-data-creation, 5000, ",
        "deepseek-r1-r1-rl, 41000, 512"
    })
    void hasTheStagesOfDeepSeek(String slug, double chipHours, Integer chips) {
        var run = TABLES.find("training_run", slug).orElseThrow();
        assertThat(run.get("chip")).isEqualTo("nvidia-h800-sxm5");
        assertThat(run.number("chip_hours")).isEqualTo(chipHours);
        assertThat(run.number("usd_per_chip_hour")).isEqualTo(2);
        assertThat(run.get("chip_count")).isEqualTo(chips == null ? "" : chips.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-deepseek-reasoner-standard-2025-01-20, deepseek-r1, 0.55, 0.14, 2.19",
        "openai-o1-standard-2024-12-17, o1, 15, 7.5, 60"
    })
    void hasTheListPricesBehindTheTwoThatWereCompared(
            String slug, String model, double input, double cached, double output) {
        var price = TABLES.find("token_price", slug).orElseThrow();
        assertThat(price.get("model")).isEqualTo(model);
        assertThat(price.number("input")).isEqualTo(input);
        assertThat(price.number("cache_read")).isEqualTo(cached);
        assertThat(price.number("output")).isEqualTo(output);
    }

    @Test
    void hasWhatTheArticleNames() {
        assertThat(TABLES.bySlug("model"))
                .containsKeys(
                        "deepseek-r1",
                        "deepseek-v3",
                        "gpt-4",
                        "o1",
                        "gemma-3-27b",
                        "claude-3.5-sonnet",
                        "gpt-3-175b",
                        "llama-3.1-405b");
        assertThat(TABLES.find("model", "deepseek-r1").orElseThrow().get("base_model"))
                .isEqualTo("deepseek-v3");
        assertThat(TABLES.bySlug("organization")).containsKeys("openai", "deepseek", "anthropic");
    }

    /** What let them be sold to China from October 2022 to October 2023. */
    @ParameterizedTest
    @CsvSource({
        "nvidia-h800-sxm5, 2023-03-21",
        "nvidia-a800-sxm4-80gb, 2022-08-11",
        "nvidia-a800-pcie-80gb, 2022-11-03",
        "nvidia-a800-pcie-40gb, 2022-11-08"
    })
    void hasTheInterconnectOfTheChipsForChina(String slug, String releasedOn) {
        var chip = TABLES.find("chip", slug).orElseThrow();
        assertThat(chip.get("released_on")).isEqualTo(releasedOn);
        assertThat(chip.number("interconnect_bytes_per_second")).isEqualTo(400e9);
        assertThat(chip.get("interconnect_source")).isNotEmpty();
    }
}
