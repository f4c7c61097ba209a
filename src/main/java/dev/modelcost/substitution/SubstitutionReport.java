package dev.modelcost.substitution;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.hardware.ExportOutcome;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same training run on every other chip.
 *
 * @param model whose training it is
 * @param destination ISO 3166-1 alpha-2; null if none was asked for or a group of countries was
 * @param destinationGroup group in the export rules; null where no rule in the record covers the
 *     destination
 * @param legalityNote what the answer does and does not say about legality
 * @param on the day
 * @param workNote what is held equal and what is left out
 * @param original the run as it was
 * @param substitutions the alternatives, fewest chip-hours first; chips for which they cannot be
 *     computed come last
 * @param assumed what names in the question were taken for, in sentences
 * @param sources of the figures of the chips
 * @param assumptions the constants used besides those
 */
public record SubstitutionReport(
        Ref model,
        @Nullable String destination,
        @Nullable String destinationGroup,
        String legalityNote,
        LocalDate on,
        String workNote,
        Substitution original,
        List<Substitution> substitutions,
        List<String> assumed,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * The run on one chip. What cannot be computed is null, and {@code missing} says why.
     *
     * @param chip on which it runs
     * @param precision at which the chips were compared
     * @param chipHours for the same FLOP at the same MFU
     * @param chipCount the same number as in the original
     * @param days duration on that many chips
     * @param rentalUsd at the market rates of the time
     * @param amortizedUsd amortised hardware and electricity
     * @param energyKwh electricity use at the meter of the data centre
     * @param memory whether the weights fit
     * @param legality whether the chip could be sold to the destination on the day; null if none
     *     was asked for
     * @param missing what is not known
     */
    public record Substitution(
            Ref chip,
            @OneOf(Precision.class) @Nullable String precision,
            @Nullable Double chipHours,
            @Nullable Double chipCount,
            @Nullable Double days,
            @Nullable Estimate rentalUsd,
            @Nullable Estimate amortizedUsd,
            @Nullable Double energyKwh,
            @Nullable Memory memory,
            @Nullable Legality legality,
            List<String> missing) {

        Substitution with(Legality lawful) {
            return new Substitution(
                    chip,
                    precision,
                    chipHours,
                    chipCount,
                    days,
                    rentalUsd,
                    amortizedUsd,
                    energyKwh,
                    memory,
                    lawful,
                    missing);
        }
    }

    /**
     * The size of the weights compared with the memory of all chips. Optimizer state, gradients and
     * activations take several times more: what does not fit here cannot be trained, and what fits
     * may still not be trainable.
     *
     * @param fits null if not known
     * @param neededBytes parameters x bytes
     * @param availableBytes chips x memory
     */
    public record Memory(
            @Nullable Boolean fits,
            @Nullable Double neededBytes,
            @Nullable Double availableBytes) {}

    /**
     * According to the rules in the record; not legal advice.
     *
     * @param sellable null if the record lacks a figure on which the answer depends
     * @param outcome allowed, notification, case-by-case (a licence, for which an application is
     *     looked at on its merits), licence-required or undecided
     * @param rules that decide, or that cannot be evaluated
     * @param byLetter whether a letter naming the chip overrides the formulas
     * @param madeThere whether the chip's maker is based in the destination, in which case no
     *     export rule applies
     * @param derivation how it was computed
     * @param sources of the rules
     */
    public record Legality(
            @Nullable Boolean sellable,
            @OneOf(ExportOutcome.class) String outcome,
            List<String> rules,
            boolean byLetter,
            boolean madeThere,
            List<Step> derivation,
            List<SourceRef> sources) {}
}
