package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chip as the API shows it. What is unknown is null.
 *
 * @param slug public id
 * @param name as the source has it
 * @param vendor who makes it
 * @param type type of chip: gpu, tpu, npu, cpu or other
 * @param releasedOn first day of sale, or day of the announcement
 * @param memoryBytes memory on the package, in bytes
 * @param memoryBandwidthBytesPerSecond peak bandwidth of that memory, in bytes per second
 * @param tdpWatts thermal design power of the chip without its server, in watts
 * @param interconnectBytesPerSecond bandwidth from chip to chip inside a server or pod, both
 *     directions together, in bytes per second
 * @param dieMm2 die area, in mm2
 * @param processNm name of the process node, in nm
 * @param transistors transistors on the package
 * @param densePeakFlopPerSecond dense peaks in FLOP/s by precision, never with sparsity; OP/s for
 *     int8 and int4
 * @param source where all of these are from
 * @param interconnectSource where the interconnect bandwidth is from, if not from the row's source
 * @param dieSource where the die area is from, if not from the row's source
 * @param evidenceUrl the page that the source itself cites
 */
public record ChipView(
        String slug,
        String name,
        Ref vendor,
        String type,
        @Nullable LocalDate releasedOn,
        @Nullable Long memoryBytes,
        @Nullable Double memoryBandwidthBytesPerSecond,
        @Nullable Double tdpWatts,
        @Nullable Double interconnectBytesPerSecond,
        @Nullable Double dieMm2,
        @Nullable Double processNm,
        @Nullable Long transistors,
        Map<String, Double> densePeakFlopPerSecond,
        SourceRef source,
        @Nullable SourceRef interconnectSource,
        @Nullable SourceRef dieSource,
        @Nullable String evidenceUrl) {

    /** The views of a page, with one more statement for the peaks of all of them. */
    static List<ChipView> of(List<Chip> chips) {
        var peaks =
                ChipPeak.of(chips).stream()
                        .collect(
                                Collectors.groupingBy(
                                        peak -> peak.chip.id,
                                        Collectors.toMap(
                                                peak -> peak.precision,
                                                peak -> peak.denseFlopPerSecond,
                                                (a, b) -> a,
                                                TreeMap::new)));
        return chips.stream()
                .map(chip -> of(chip, peaks.getOrDefault(chip.id, new TreeMap<>())))
                .toList();
    }

    private static ChipView of(Chip chip, Map<String, Double> peaks) {
        return new ChipView(
                chip.slug,
                chip.name,
                Organization.ref(chip.vendor),
                chip.type,
                chip.releasedOn,
                chip.memoryBytes,
                chip.memoryBandwidthBytesPerSecond,
                chip.tdpWatts,
                chip.interconnectBytesPerSecond,
                chip.dieMm2,
                chip.processNm,
                chip.transistors,
                peaks,
                SourceRef.of(chip.source),
                SourceRef.of(chip.interconnectSource),
                SourceRef.of(chip.dieSource),
                chip.evidenceUrl);
    }
}
