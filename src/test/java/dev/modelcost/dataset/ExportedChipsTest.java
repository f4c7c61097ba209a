package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.hardware.ExportOutcome;
import dev.modelcost.calc.hardware.ExportRule;
import dev.modelcost.calc.hardware.ExportStatus;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.hardware.ProcessingPerformance;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The peaks of the record against what is known to be controlled: a peak too low shows here. */
class ExportedChipsTest {

    private static final Tables TABLES = Tables.ofFiles();

    /** The day on which the rule of October 2023 took effect. */
    private static final LocalDate RULE_OF_2023 = LocalDate.of(2023, 11, 17);

    /** NVIDIA's filing of 17 October 2023 names those of its chips that the rule hits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nvidia-a100-sxm4-80gb",
                "nvidia-a800-sxm4-80gb",
                "nvidia-h100-sxm5-80gb",
                "nvidia-h100-pcie-80gb",
                "nvidia-h800-sxm5",
                "nvidia-l40",
                "nvidia-l40s",
                "nvidia-geforce-rtx-4090",
                // Of the same performance, though the filing does not name them.
                "nvidia-h100-nvl",
                "nvidia-rtx-6000-ada",
                "nvidia-geforce-rtx-5090",
                "amd-mi250x",
                "amd-mi300x",
                "intel-gaudi2",
                "intel-data-center-gpu-max-1550"
            })
    void controlsTheChipsThatAreKnownToBeControlled(String chip) {
        assertThat(status(chip).outcome())
                .isIn(ExportOutcome.LICENCE_REQUIRED, ExportOutcome.NOTIFICATION);
    }

    /** Sold to China as made for the rule, or too slow for it. */
    @ParameterizedTest
    @ValueSource(strings = {"nvidia-t4", "nvidia-v100-sxm2-32gb", "nvidia-geforce-rtx-3080"})
    void leavesAloneWhatIsTooSlow(String chip) {
        assertThat(status(chip).outcome()).isEqualTo(ExportOutcome.ALLOWED);
    }

    /** The rule of January 2026 names the H200 and the MI325X as what it is for. */
    @ParameterizedTest
    @CsvSource({
        "nvidia-h200-sxm, CASE_BY_CASE",
        "amd-mi325x, CASE_BY_CASE",
        "nvidia-h100-sxm5-80gb, CASE_BY_CASE",
        "nvidia-b200, LICENCE_REQUIRED",
        "nvidia-gb300, LICENCE_REQUIRED",
        "nvidia-t4, ALLOWED"
    })
    void looksAtApplicationsForTheChipsOf2024OnTheirMerits(String chip, ExportOutcome outcome) {
        assertThat(status(chip, LocalDate.of(2026, 1, 15)).outcome()).isEqualTo(outcome);
        assertThat(status(chip, LocalDate.of(2026, 1, 14)).outcome())
                .isNotEqualTo(ExportOutcome.CASE_BY_CASE);
        assertThat(status(chip, LocalDate.of(2026, 1, 15)).sellable())
                .isEqualTo(outcome == ExportOutcome.ALLOWED);
    }

    private static ExportStatus status(String chip) {
        return status(chip, RULE_OF_2023);
    }

    private static ExportStatus status(String chip, LocalDate on) {
        var peaks = new EnumMap<Precision, Double>(Precision.class);
        for (var peak : TABLES.of("chip_peak")) {
            if (peak.get("chip").equals(chip)) {
                peaks.put(
                        Precision.of(peak.get("precision")), peak.number("dense_flop_per_second"));
            }
        }
        var row = TABLES.find("chip", chip).orElseThrow();
        return ExportStatus.of(
                chip,
                ProcessingPerformance.of(
                        peaks,
                        row.has("die_mm2")
                                ? OptionalDouble.of(row.number("die_mm2"))
                                : OptionalDouble.empty(),
                        row.get("source")),
                OptionalDouble.empty(),
                OptionalDouble.of(row.number("memory_bandwidth_bytes_per_second") / 1e9),
                rules(),
                "country-group-d5",
                on);
    }

    private static List<ExportRule> rules() {
        return TABLES.of("export_rule").stream()
                .filter(rule -> rule.get("kind").equals("formula"))
                .map(
                        rule ->
                                new ExportRule(
                                        rule.slug(),
                                        rule.get("rule"),
                                        rule.get("destination_group"),
                                        ExportOutcome.valueOf(
                                                rule.get("outcome")
                                                        .toUpperCase(java.util.Locale.ROOT)
                                                        .replace('-', '_')),
                                        null,
                                        new ExportRule.Test(
                                                number(rule, "tpp_from"),
                                                number(rule, "tpp_below"),
                                                number(rule, "density_from"),
                                                number(rule, "density_below"),
                                                number(rule, "interconnect_gb_per_second_from"),
                                                number(rule, "memory_gb_per_second_below")),
                                        rule.date("valid_from").orElseThrow(),
                                        rule.date("valid_to").orElse(null),
                                        rule.get("source")))
                .toList();
    }

    private static Double number(Line rule, String column) {
        return rule.has(column) ? rule.number(column) : null;
    }
}
