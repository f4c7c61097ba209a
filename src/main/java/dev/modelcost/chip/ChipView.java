package dev.modelcost.chip;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An accelerator. Unknown values are null.
 *
 * @param slug public id
 * @param name as the source gives it
 * @param vendor organization that makes it
 * @param type gpu, tpu, npu, cpu or other
 * @param architecture what its maker calls the architecture, such as Hopper
 * @param releasedOn date of first sale or announcement
 * @param memoryBytes memory on the package, in bytes
 * @param memoryBandwidthBytesPerSecond peak bandwidth of the memory, in bytes per second
 * @param tdpWatts thermal design power of the chip without its server, in watts
 * @param interconnectBytesPerSecond chip-to-chip bandwidth inside a server or pod, both directions
 *     together, in bytes per second
 * @param dieMm2 die area, in square millimetres
 * @param processNm name of the process node, in nanometres
 * @param transistors number of transistors on the package
 * @param densePeakFlopPerSecond peak in FLOP/s by precision, never with sparsity; OP/s for int8 and
 *     int4
 * @param peakRemark why a chip with tensor cores has no 16-bit peak of them here; null if it has
 *     one
 * @param source of all figures for which no other source is named
 * @param memorySource of memory and its bandwidth; null if it is the same source
 * @param interconnectSource of the interconnect bandwidth; null if it is the same source
 * @param dieSource of the die area; null if it is the same source
 * @param evidenceUrl page that the source itself cites
 * @param peakCorrections why peaks differ from those that the release ships, by precision; left out
 *     where none does
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record ChipView(
        String slug,
        String name,
        Ref vendor,
        @OneOf(ChipType.class) String type,
        @Nullable String architecture,
        @Nullable LocalDate releasedOn,
        @Nullable Long memoryBytes,
        @Nullable Double memoryBandwidthBytesPerSecond,
        @Nullable Double tdpWatts,
        @Nullable Double interconnectBytesPerSecond,
        @Nullable Double dieMm2,
        @Nullable Double processNm,
        @Nullable Long transistors,
        Map<String, Double> densePeakFlopPerSecond,
        @Nullable String peakRemark,
        SourceRef source,
        @Nullable SourceRef memorySource,
        @Nullable SourceRef interconnectSource,
        @Nullable SourceRef dieSource,
        @Nullable String evidenceUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> peakCorrections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {

    /** The views of a page. */
    static List<ChipView> of(List<Chip> chips) {
        return chips.stream().map(chip -> of(chip, peaks(chip))).toList();
    }

    private static Map<String, Double> peaks(Chip chip) {
        var peaks = new TreeMap<String, Double>();
        ChipPeak.of(chip).forEach(peak -> peaks.put(peak.precision, peak.denseFlopPerSecond));
        return peaks;
    }

    private static @Nullable Map<String, String> peakCorrections(Chip chip) {
        var corrections = new TreeMap<String, String>();
        ChipPeak.of(chip).stream()
                .filter(peak -> peak.correction != null)
                .forEach(peak -> corrections.put(peak.precision, peak.correction));
        return corrections.isEmpty() ? null : corrections;
    }

    private static ChipView of(Chip chip, Map<String, Double> peaks) {
        return new ChipView(
                chip.slug,
                chip.name,
                Organization.ref(chip.vendor),
                chip.type,
                chip.architecture,
                chip.releasedOn,
                chip.memoryBytes,
                chip.memoryBandwidthBytesPerSecond,
                chip.tdpWatts,
                chip.interconnectBytesPerSecond,
                chip.dieMm2,
                chip.processNm,
                chip.transistors,
                peaks,
                chip.peakRemark,
                SourceRef.of(chip.source),
                SourceRef.of(chip.memorySource),
                SourceRef.of(chip.interconnectSource),
                SourceRef.of(chip.dieSource),
                chip.evidenceUrl,
                peakCorrections(chip),
                chip.correction);
    }
}
