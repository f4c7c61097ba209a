package dev.modelcost.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.training.ChipHours;
import dev.modelcost.calc.training.WorkUncertainty;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.source.Source;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ChipSwapTest {

    @Property
    void aSubstitutionByTheSameChipChangesNothing(
            @ForAll @DoubleRange(min = 1, max = 1e9) double hours,
            @ForAll @DoubleRange(min = 1e10, max = 1e16) double flopPerSecond) {
        var peaks = new ArrayList<ChipPeak>();
        var chip = chip(1, "bf16", flopPerSecond, peaks);
        var stage = stage(chip, hours);

        assertThat(ChipSwap.of(stage, chip, Peaks.known(peaks)).orElseThrow().stage())
                .isSameAs(stage);
    }

    @Property
    void thereAndBackIsTheSame(
            @ForAll @DoubleRange(min = 1, max = 1e9) double hours,
            @ForAll @DoubleRange(min = 1e10, max = 1e16) double one,
            @ForAll @DoubleRange(min = 1e10, max = 1e16) double other) {
        var rows = new ArrayList<ChipPeak>();
        var first = chip(1, "bf16", one, rows);
        var second = chip(2, "bf16", other, rows);
        var peaks = Peaks.known(rows);

        var there = ChipSwap.of(stage(first, hours), second, peaks).orElseThrow().stage();
        var back = ChipSwap.of(there, first, peaks).orElseThrow().stage();

        assertThat(back.hours().hours()).isCloseTo(hours, withinPercentage(1e-9));
        assertThat(there.hours().hours() * other).isCloseTo(hours * one, withinPercentage(1e-9));
    }

    @Property
    void aChipWithoutSixteenBitsWorksAtItsOwnPeak(
            @ForAll @DoubleRange(min = 1, max = 1e9) double hours) {
        var rows = new ArrayList<ChipPeak>();
        var modern = chip(1, "bf16", 1e15, rows);
        chip(1, "fp32", 6e13, rows);
        var old = chip(2, "fp32", 8e12, rows);

        assertThat(
                        ChipSwap.of(stage(modern, hours), old, Peaks.known(rows))
                                .orElseThrow()
                                .stage()
                                .hours()
                                .hours())
                .isCloseTo(hours * 1e15 / 8e12, withinPercentage(1e-9));
    }

    private static Chip chip(long id, String precision, double flopPerSecond, List<ChipPeak> rows) {
        var chip = new Chip();
        chip.id = id;
        chip.slug = "chip-" + id;
        chip.name = "Chip " + id;
        chip.type = "gpu";
        var peak = new ChipPeak();
        peak.chip = chip;
        peak.precision = precision;
        peak.denseFlopPerSecond = flopPerSecond;
        peak.source = new Source();
        peak.source.slug = "sheet";
        rows.add(peak);
        return chip;
    }

    private static TrainingStage stage(Chip chip, double hours) {
        return new TrainingStage(
                null,
                "training",
                chip,
                null,
                ChipHours.published(hours, "paper"),
                null,
                null,
                null,
                WorkUncertainty.NONE,
                false,
                RunFlop.UNKNOWN,
                null,
                null,
                "paper",
                "Paper",
                "run",
                List.of(),
                List.of());
    }
}
