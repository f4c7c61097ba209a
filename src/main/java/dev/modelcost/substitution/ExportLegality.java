package dev.modelcost.substitution;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.calc.hardware.ExportOutcome;
import dev.modelcost.calc.hardware.ExportRule;
import dev.modelcost.calc.hardware.ExportStatus;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.calc.hardware.ProcessingPerformance;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.chip.Destination;
import dev.modelcost.chip.ExportRuleRow;
import dev.modelcost.source.SourceRef;
import dev.modelcost.substitution.SubstitutionReport.Legality;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether chips could be sold to a destination on a given day, by the rules in the record. */
final class ExportLegality {

    private static final double GIGA = 1e9;

    private final Destination destination;
    private final String group;
    private final LocalDate on;
    private final Map<String, ExportRuleRow> rows;
    private final List<ExportRule> rules;

    ExportLegality(Destination destination, LocalDate on) {
        this.destination = destination;
        this.group = destination.groupOn(on);
        this.on = on;
        var inForce = group == null ? List.<ExportRuleRow>of() : ExportRuleRow.inForce(group, on);
        this.rows =
                inForce.stream().collect(Collectors.toMap(row -> row.slug, Function.identity()));
        this.rules =
                inForce.stream()
                        .filter(row -> row.reaches(destination.country()))
                        .map(ExportLegality::rule)
                        .toList();
    }

    /** ISO 3166-1 alpha-2; null if the question is of a group of countries. */
    String country() {
        return destination.country();
    }

    /** Null where no rule in the record covers the destination. */
    String group() {
        return group;
    }

    /**
     * @param day as it is written
     */
    String note(LocalDate day) {
        return group == null
                ? "No export rule in the record covers %s; chips are therefore shown as allowed, which means no more than that."
                        .formatted(destination.code())
                : "According to the United States rules in the record for %s on %s, computed from the figures of the chips. This is not legal advice."
                        .formatted(group, day);
    }

    Legality of(Chip chip, List<ChipPeak> peaks) {
        if (chip.vendor.country != null && chip.vendor.country.equals(destination.country())) {
            return new Legality(true, "allowed", List.of(), false, true, List.of(), List.of());
        }
        if (rules.isEmpty()) {
            return new Legality(true, "allowed", List.of(), false, false, List.of(), List.of());
        }
        var dense = new EnumMap<Precision, Double>(Precision.class);
        peaks.forEach(peak -> dense.put(Precision.of(peak.precision), peak.denseFlopPerSecond));
        var named = rules.stream().anyMatch(rule -> chip.slug.equals(rule.chip()));
        if (dense.isEmpty() && !named) {
            return new Legality(null, "undecided", List.of(), false, false, List.of(), List.of());
        }
        if (dense.isEmpty()) {
            // A letter needs no figures, so any peak will do.
            dense.put(Precision.FP32, 1.0);
        }
        var status =
                ExportStatus.of(
                        chip.slug,
                        ProcessingPerformance.of(
                                dense,
                                optional(chip.dieMm2),
                                chip.source.slug,
                                (chip.dieSource == null ? chip.source : chip.dieSource).slug),
                        chip.interconnectBytesPerSecond == null
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(chip.interconnectBytesPerSecond / GIGA),
                        chip.memoryBandwidthBytesPerSecond == null
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(chip.memoryBandwidthBytesPerSecond / GIGA),
                        rules,
                        group,
                        on);
        var undecided = status.outcome() == ExportOutcome.UNDECIDED;
        var decisive =
                undecided
                        ? Stream.concat(status.hits().stream(), status.undecided().stream())
                                .toList()
                        : status.hits();
        return new Legality(
                undecided ? null : Boolean.valueOf(status.sellable()),
                status.outcome().slug(),
                decisive.stream().map(ExportRule::slug).toList(),
                status.byLetter(),
                false,
                status.steps(),
                decisive.stream()
                        .map(rule -> SourceRef.of(rows.get(rule.slug()).source))
                        .distinct()
                        .toList());
    }

    private static ExportRule rule(ExportRuleRow row) {
        return new ExportRule(
                row.slug,
                row.rule,
                row.destinationGroup,
                Vocabulary.find(ExportOutcome.class, row.outcome).orElseThrow(),
                row.chip == null ? null : row.chip.slug,
                row.kind.equals("letter")
                        ? null
                        : new ExportRule.Test(
                                row.tppFrom,
                                row.tppBelow,
                                row.densityFrom,
                                row.densityBelow,
                                row.interconnectGbPerSecondFrom,
                                row.memoryGbPerSecondBelow),
                row.validFrom,
                row.validTo,
                row.source.slug);
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
