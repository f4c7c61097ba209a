package dev.modelcost.chip;

import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A chip as the API shows it. What is unknown is null.
 *
 * @param slug public id
 * @param name as the source has it
 * @param vendor who makes it
 * @param type gpu, tpu, npu, cpu or other
 * @param releasedOn first day of sale or announcement
 * @param memoryBytes on the package
 * @param memoryBandwidthBytesPerSecond peak
 * @param tdpWatts thermal design power of the chip, without its server
 * @param interconnectBytesPerSecond chip to chip inside a server or pod, both directions
 * @param dieMm2 die area
 * @param processNm node name of the process
 * @param transistors on the package
 * @param densePeakFlopPerSecond by precision, never with sparsity; OP/s for int8 and int4
 * @param source of all of these
 * @param interconnectSource of the interconnect bandwidth, if not the row's source
 * @param dieSource of the die area, if not the row's source
 * @param evidenceUrl the page that the source itself cites
 */
public record ChipView(
        String slug,
        String name,
        Ref vendor,
        String type,
        LocalDate releasedOn,
        Long memoryBytes,
        Double memoryBandwidthBytesPerSecond,
        Double tdpWatts,
        Double interconnectBytesPerSecond,
        Double dieMm2,
        Double processNm,
        Long transistors,
        Map<String, Double> densePeakFlopPerSecond,
        SourceRef source,
        SourceRef interconnectSource,
        SourceRef dieSource,
        String evidenceUrl) {

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
