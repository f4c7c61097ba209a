package dev.modelcost.calc.hardware;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One row of an export rule: a test on the figures of a chip, or a letter that names a chip. Rows
 * of one rule are alternatives.
 *
 * @param slug public id of the row
 * @param rule its name in the regulation, such as {@code 3A090.a}
 * @param destinationGroup for which it holds
 * @param outcome outcome for chips that match
 * @param chip slug of the chip that a letter names; null for a formula
 * @param test test of a formula; ignored for a letter
 * @param validFrom first day
 * @param validTo first day on which it is no longer in force; null if it still is
 * @param source slug of the source
 */
public record ExportRule(
        String slug,
        String rule,
        String destinationGroup,
        ExportOutcome outcome,
        String chip,
        Test test,
        LocalDate validFrom,
        LocalDate validTo,
        String source) {

    /** Whether a formula matches a chip. */
    public enum Match {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * Bounds on the figures of a chip, all of which must hold; null where there is none. Lower
     * bounds are inclusive, upper bounds exclusive.
     *
     * @param tppFrom TPP at least this
     * @param tppBelow TPP less than this
     * @param densityFrom performance density at least this
     * @param densityBelow performance density less than this
     * @param interconnectGbPerSecondFrom chip-to-chip bandwidth, both directions together, at least
     *     this many GB/s
     * @param memoryGbPerSecondBelow bandwidth of the chip's memory less than this many GB/s
     */
    public record Test(
            Double tppFrom,
            Double tppBelow,
            Double densityFrom,
            Double densityBelow,
            Double interconnectGbPerSecondFrom,
            Double memoryGbPerSecondBelow) {

        /** Without a bound on the memory. */
        public Test(
                Double tppFrom,
                Double tppBelow,
                Double densityFrom,
                Double densityBelow,
                Double interconnectGbPerSecondFrom) {
            this(tppFrom, tppBelow, densityFrom, densityBelow, interconnectGbPerSecondFrom, null);
        }

        /**
         * @throws IllegalArgumentException if a bound is not above 0, or an upper bound not above
         *     its lower bound
         */
        public Test {
            ordered("TPP", tppFrom, tppBelow);
            ordered("performance density", densityFrom, densityBelow);
            ordered("interconnect", interconnectGbPerSecondFrom, null);
            ordered("memory", null, memoryGbPerSecondBelow);
        }

        private static void ordered(String name, Double from, Double below) {
            if (from != null) {
                Require.positive(name, from);
            }
            if (below != null && Require.positive(name, below) <= (from == null ? 0 : from)) {
                throw new IllegalArgumentException(
                        name + " from " + from + " is not below " + below);
            }
        }

        Match hits(
                ProcessingPerformance performance,
                OptionalDouble interconnectGbPerSecond,
                OptionalDouble memoryGbPerSecond) {
            var tpp = inside(OptionalDouble.of(performance.tpp()), tppFrom, tppBelow);
            var density = inside(performance.density(), densityFrom, densityBelow);
            var interconnect = inside(interconnectGbPerSecond, interconnectGbPerSecondFrom, null);
            var memory = inside(memoryGbPerSecond, null, memoryGbPerSecondBelow);
            var all = List.of(tpp, density, interconnect, memory);
            // One failed bound decides, even if other figures are not known.
            if (all.contains(Match.NO)) {
                return Match.NO;
            }
            return all.contains(Match.UNKNOWN) ? Match.UNKNOWN : Match.YES;
        }

        private static Match inside(OptionalDouble figure, Double from, Double below) {
            if (from == null && below == null) {
                return Match.YES;
            }
            if (figure.isEmpty()) {
                return Match.UNKNOWN;
            }
            var value = figure.getAsDouble();
            return (from == null || value >= from) && (below == null || value < below)
                    ? Match.YES
                    : Match.NO;
        }
    }

    /**
     * @throws IllegalArgumentException if it is neither a formula nor a letter, has the outcome
     *     {@code UNDECIDED}, or ends before it begins
     */
    public ExportRule {
        Objects.requireNonNull(slug);
        Objects.requireNonNull(destinationGroup);
        Objects.requireNonNull(validFrom);
        if (outcome == null || outcome == ExportOutcome.UNDECIDED) {
            throw new IllegalArgumentException(slug + " has no definite outcome: " + outcome);
        }
        if (chip == null && test == null) {
            throw new IllegalArgumentException(slug + " is neither a formula nor a letter");
        }
        if (validTo != null && !validTo.isAfter(validFrom)) {
            throw new IllegalArgumentException(
                    slug + " ends on " + validTo + " but begins on " + validFrom);
        }
    }

    /** Whether this names a chip and so overrides the formulas. */
    public boolean isLetter() {
        return chip != null;
    }

    /**
     * Whether this says how an application for a licence is reviewed, not whether one is needed.
     */
    public boolean isReview() {
        return outcome == ExportOutcome.CASE_BY_CASE;
    }

    /** Whether it is in force on a day for a destination. */
    public boolean inForce(String destination, LocalDate on) {
        return destinationGroup.equals(destination)
                && !on.isBefore(validFrom)
                && (validTo == null || on.isBefore(validTo));
    }
}
