package dev.modelcost.substitution;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.model.Model;
import dev.modelcost.source.SourceRef;
import dev.modelcost.substitution.SubstitutionReport.Substitution;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training run on its own chip and on others, whatever day and destination they would be sold on
 * and to.
 *
 * @param original the run as it was
 * @param others the alternatives, in the order in which they are shown
 * @param sources of the figures of the chips
 * @param assumptions the constants used besides those
 */
record RunOnChips(
        RunOnChip original,
        List<RunOnChip> others,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * The run on one chip.
     *
     * @param peaks of the chip
     * @param figures without its legality
     */
    record RunOnChip(Chip chip, List<ChipPeak> peaks, Substitution figures) {

        private Substitution soldBy(@Nullable ExportLegality legality) {
            return legality == null ? figures : figures.with(legality.of(chip, peaks));
        }
    }

    /**
     * The answer to a question that says where the chips would go, and when.
     *
     * @param legality null if no destination was asked for
     * @param on the day, as it is written
     * @param assumed what names in the question were taken for
     */
    SubstitutionReport soldBy(
            Model model, @Nullable ExportLegality legality, LocalDate on, List<String> assumed) {
        return new SubstitutionReport(
                Model.ref(model),
                legality == null ? null : legality.country(),
                legality == null ? null : legality.group(),
                legality == null
                        ? "No destination was given; add one, such as destination=CN."
                        : legality.note(on),
                on,
                "The same FLOP at the same MFU, at the best precision that both chips support, on"
                        + " the same number of chips. Whether software, interconnect and supply would"
                        + " have allowed it is not considered.",
                original.soldBy(legality),
                others.stream().map(other -> other.soldBy(legality)).toList(),
                List.copyOf(assumed),
                sources,
                assumptions);
    }
}
