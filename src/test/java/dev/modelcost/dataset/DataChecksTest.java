package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the checks see what is wrong: each case spoils one shipped row. */
class DataChecksTest {

    private static final Tables TABLES = Tables.ofFiles();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.now(CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    chip        | nvidia-h100-sxm5-80gb              | source              | ''                  | has no source
                    chip        | nvidia-h100-sxm5-80gb              | source              | nobody-2026         | source 'nobody-2026' is not in the data
                    chip        | nvidia-h100-sxm5-80gb              | vendor              | nobody              | vendor 'nobody' is not in the data
                    chip        | nvidia-h100-sxm5-80gb              | released_on         | 2026-11-28          | in the future
                    chip        | nvidia-h100-sxm5-80gb              | released_on         | 24.11.2022          | released_on is no date
                    chip        | nvidia-h100-sxm5-80gb              | tdp_watts           | 0.7                 | tdp_watts is 0.7
                    chip        | nvidia-h100-sxm5-80gb              | memory_bytes        | 80                  | memory_bytes is 80
                    chip        | nvidia-h100-sxm5-80gb              | die_mm2             | 8140                | die_mm2 is 8140
                    chip        | nvidia-h100-sxm5-80gb              | evidence_url        | https://a.org/b c   | evidence_url is no web address
                    chip        | nvidia-h100-sxm5-80gb              | evidence_url        | see the data sheet  | evidence_url is no web address
                    chip        | nvidia-h100-sxm5-80gb              | name                | 'H100 '             | name has blanks at its ends
                    chip        | nvidia-h100-sxm5-80gb              | name                | https://registry.example.org/h100 | name names a package registry
                    chip        | nvidia-t4                          | interconnect_source | arxiv-2505.09343    | interconnect bandwidth that it does not have
                    chip_peak   | nvidia-h100-sxm5-80gb-bf16         | dense_flop_per_second | 1979000000000000  | one of them with sparsity
                    chip_peak   | nvidia-h100-pcie-80gb-bf16         | dense_flop_per_second | 1513000000000000  | that a chip of 2022 can have
                    chip_peak   | nvidia-h100-sxm5-80gb-fp8          | dense_flop_per_second | 1e17              | that a chip of 2022 can have
                    chip_peak   | google-tpu-v4-bf16                 | dense_flop_per_second | 275               | peak of 275 FLOP/s
                    chip_peak   | nvidia-a10-pcie-bf16               | precision           | fp64                | has tensor cores, but neither
                    chip_peak   | nvidia-geforce-rtx-4090-bf16       | dense_flop_per_second | 330300000000000   | bf16 is 4.00 times tf32
                    chip_peak   | intel-data-center-gpu-max-1550-bf16 | precision          | fp16                | has tensor cores, but neither
                    chip_price  | nvidia-h100-sxm5-80gb-rental-oracle-cloud-on-demand-bm.gpu.h100.8-8x-2023-10-23 | usd | 0     | rents at 0.0 USD/h
                    chip_price  | nvidia-h100-sxm5-80gb-rental-oracle-cloud-on-demand-bm.gpu.h100.8-8x-2023-10-23 | usd | -1    | rents at -1.0 USD/h
                    chip_price  | nvidia-h100-sxm5-80gb-rental-oracle-cloud-on-demand-bm.gpu.h100.8-8x-2023-10-23 | usd | 201   | rents at 201.0 USD/h
                    chip_price  | nvidia-h100-sxm5-80gb-rental-oracle-cloud-on-demand-bm.gpu.h100.8-8x-2023-10-23 | commitment | '' | has no commitment
                    chip_price  | nvidia-h100-sxm5-80gb-rental-lambda-labs-on-demand-gpu-8x-h100-sxm5-2024-01-29 | valid_to | ''   | still holds when
                    chip_price  | nvidia-h100-sxm5-80gb-rental-lambda-labs-on-demand-gpu-8x-h100-sxm5-2024-01-29 | valid_to | 2024-01-29 | ends before it begins
                    chip_price  | nvidia-h100-sxm5-80gb-purchase-server-2024-03-20               | usd | 5000001 | sells at 5000001.0 USD
                    chip_price  | nvidia-h100-sxm5-80gb-purchase-server-2024-03-20               | usd | -5    | sells at -5.0 USD
                    chip_price  | nvidia-h100-sxm5-80gb-purchase-server-2024-03-20               | valid_from | 2027-01-01 | in the future
                    token_price | openai-o1-standard-2024-12-17      | input               | -15                 | input is -15
                    token_price | openai-o1-standard-2024-12-17      | output              | 60000               | output is 60000
                    token_price | openai-o1-standard-2024-12-17      | cache_read          | 75                  | cache_read 75 is above input 15
                    token_price | openai-o1-standard-2024-12-17      | valid_from          | 2026-12-01          | in the future
                    token_price | deepseek-deepseek-chat-standard-2025-01-13 | valid_to    | 2025-02-09          | still holds when
                    organization | google-deepmind                   | parent              | ''                  | named like a part of google, but has another parent
                    organization | google-deepmind                   | parent              | nobody              | parent 'nobody' is not in the data
                    organization | google                            | parent              | alibaba-cloud       | its parent is no company
                    token_price | deepseek-deepseek-chat-standard-2025-09-05 | valid_from_utc | 15:00     | still holds when
                    token_price | openai-o1-standard-2024-12-17      | output              | 6                   | output 6 is below input 15
                    token_price | deepseek-deepseek-reasoner-standard-2025-01-20 | input   | 0.0055              | far from what others charge
                    token_price | openai-chatgpt-4o-latest-standard-2024-09-06 | valid_to  | ''                  | when the name is retired
                    token_price | openai-o1-standard-2024-12-17      | last_seen_on        | ''                  | nothing says when it was last seen
                    model_retirement | openai-gpt-4-retirement       | retires_on          | 23.10.2026          | retires_on is no date
                    model       | deepseek-r1                        | released_on         | 2027-01-20          | in the future
                    model       | deepseek-r1                        | parameters_active   | 672000000000        | more active parameters than it has
                    model       | deepseek-r1                        | base_model          | deepseek-v9         | base_model 'deepseek-v9' is not in the data
                    model       | deepseek-v3                        | base_model          | deepseek-r1         | descends from itself
                    model       | deepseek-v3                        | training_tokens     | 14800000000000000   | training_tokens is 14800000000000000
                    model       | deepseek-v3                        | training_tokens     | 14800000000         | times 6 x parameters x tokens
                    model       | deepseek-v3                        | training_flop       | 3.3e+28             | training_flop is 3.3e+28
                    training_run| deepseek-v3-pre-training           | chip_hours          | 2664                | of the peak
                    training_run| deepseek-v3-pre-training           | mfu                 | 1.95                | mfu is 1.95
                    training_run| palm-540b-pre-training-paper       | hfu                 | 0.927               | hfu is 0.927
                    training_run| bloom-176b-pre-training-paper      | region              | Orsay               | no region of the grid
                    training_run| bloom-176b-pre-training-paper      | pue                 | 12                  | pue is 12
                    training_run| deepseek-v3-pre-training           | chip_hours_basis    | ''                  | go together
                    training_run| deepseek-r1-r1-rl                  | chip_hours          | 4100                | times chips x hours
                    training_run| deepseek-r1-r1-rl                  | usd_per_chip_hour   | 2000                | usd_per_chip_hour is 2000
                    measurement | own-h100-decode-llama-3.1-8b-bf16-b1-512 | value         | 6159.18             | value is 6159.18
                    measurement | own-h100-decode-llama-3.1-8b-bf16-b1-512 | source        | ml-energy-measurements | from a source without licence
                    measurement | deepseek-v3-b200-4x-fp4-sglang-tp4-c8-8192-1024 | chips  | 2                   | over more chips than it has
                    measurement | torchtitan-llama-3.1-70b-h100-256x-bf16-8192 | measured_on | 2026-12-01          | in the future
                    measurement | megatron-lm-llama-3-70b-h100-64x-fp8-8192 | value        | 16.21               | far from 6 x active parameters
                    grid        | usa-2024-eia                       | electricity_usd_per_kwh | 7.71            | electricity_usd_per_kwh is 7.71
                    grid        | afg-2022-owid                      | carbon_g_co2_per_kwh | 1501               | carbon_g_co2_per_kwh is 1501
                    grid        | afg-2022-owid                      | carbon_g_co2_per_kwh | -1                 | carbon_g_co2_per_kwh is -1
                    grid        | afg-2022-owid                      | carbon_g_co2_per_kwh | 0                  | carbon_g_co2_per_kwh is 0
                    grid        | us-ca-2023-egrid                   | part_of             | ''                  | is no country
                    grid        | us-ca-2023-egrid                   | part_of             | UTO                 | lies in UTO
                    grid        | afg-2022-owid                      | year                | 2027                | year is 2027
                    assumption  | epoch-2025-pue.other               | value               | 0.9                 | value is 0.9
                    assumption  | epoch-2025-pue.other               | low                 | 1.3                 | outside its own range
                    price_index | pcu518210518210-2000-12-vintage-2025-06 | value          | 0                   | value is 0
                    claim       | deepseek-r1-training-cost          | unit                | MWh                 | training-cost is not told in MWh
                    claim       | deepseek-r1-training-cost          | value               | 0                   | claims 0
                    claim       | deepseek-r1-training-cost          | stated_on           | 2026-11-28          | in the future
                    claim       | deepseek-r1-training-cost          | value_high          | 300000              | only a range has two ends
                    slug_alias  | a100                               | target              | nvidia-a1000        | target 'nvidia-a1000' is not in the data
                    source      | zdnet-2025-09-22                   | published_on        | 2026-11-28          | in the future
                    """)
    void seesASpoiltRow(String table, String slug, String column, String value, String complaint) {
        var spoilt = TABLES.changed(table, slug, line -> line.with(column, value));

        assertThat(DataChecks.problems(spoilt, table, TODAY))
                .isNotEmpty()
                .anyMatch(sentence -> sentence.contains(complaint));
    }

    @ParameterizedTest
    @CsvSource({"NVIDIA-H100", "nvidia_h100", "-nvidia", "nvidia--h100", "nvidia h100"})
    void seesABadSlug(String slug) {
        var chip = TABLES.find("chip", "nvidia-t4").orElseThrow();

        assertThat(DataChecks.problems(TABLES.plus(chip.with("slug", slug)), TODAY))
                .anyMatch(sentence -> sentence.contains("the slug is not lower case"));
    }

    @Test
    void seesASlugThatIsThereTwice() {
        var chip = TABLES.find("chip", "nvidia-t4").orElseThrow();

        assertThat(DataChecks.problems(TABLES.plus(chip), TODAY))
                .containsExactly("chip nvidia-t4: the slug is there twice");
    }

    @Test
    void takesAnEndThatIsAnnouncedAhead() {
        var ending =
                TABLES.changed(
                        "token_price",
                        "openai-o1-standard-2024-12-17",
                        line -> line.with("valid_to", "2027-06-01"));

        assertThat(DataChecks.problems(ending, TODAY)).isEmpty();
    }

    @Test
    void goesByTheClockItIsGiven() {
        assertThat(DataChecks.problems(TABLES, LocalDate.of(2020, 1, 1)))
                .anyMatch(sentence -> sentence.contains("model deepseek-r1: released_on"));
    }
}
