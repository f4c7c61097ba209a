package dev.modelcost.hardware;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.Instance;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a chip says beyond which chip it is: how many there are ({@code 8xH100}, {@code
 * v5p-128}), or which machine they are in and who rents it out ({@code p5.48xlarge}).
 *
 * @param name as it was given
 * @param count how many chips there are, or are in the machine; null if the name does not say
 * @param machine that somebody rents out; null if it is none
 */
public record NamedChips(String name, @Nullable Integer count, @Nullable Instance machine) {

    private static final String CHIP_COUNT = "chipCount";

    /**
     * @param name null if none is given
     * @param day by which a machine was rented out; null for any
     * @throws UnknownName for a chip that is not in the record
     */
    public static NamedChips in(@Nullable String name, @Nullable LocalDate day) {
        if (name == null) {
            return new NamedChips("", null, null);
        }
        var machine =
                Chip.DIRECTORY.resolver().isOfAPriceList(name)
                        ? Instance.named(name, day).orElse(null)
                        : null;
        return new NamedChips(
                name,
                machine == null
                        ? Chip.DIRECTORY.found("chip", name, new ArrayList<>()).count()
                        : Integer.valueOf(machine.chips()),
                machine);
    }

    /** Whether it counts chips itself, and not those of a machine, of which there may be more. */
    public boolean isCounted() {
        return count != null && machine == null;
    }

    /**
     * The number of chips, where the question does not give it.
     *
     * @param given number of chips in the question; null if it gives none
     * @param assumed to which goes where the number is from
     * @return empty if the question gives one, or the name says nothing
     * @throws InvalidInput if the two contradict each other
     */
    public Optional<Integer> countBeside(@Nullable Number given, List<String> assumed) {
        if (count == null) {
            return Optional.empty();
        }
        if (given == null) {
            assumed.add("Number of chips: %d, as '%s' says.".formatted(count, Printable.of(name)));
            return Optional.of(count);
        }
        if (!agreesWith(given.doubleValue())) {
            throw new InvalidInput(
                    CHIP_COUNT,
                    machine == null
                            ? "'%s' says that there are %d chips; give one of the two, or the same number."
                                    .formatted(Printable.of(name), count)
                            : "a %s has %d chips, of which this is neither a part nor a multiple."
                                    .formatted(Printable.of(name), count));
        }
        return Optional.empty();
    }

    /** Several machines, or a part of one, are in machines too. */
    private boolean agreesWith(double given) {
        return given == count
                || machine != null && (given % count == 0 || given >= 1 && count % given == 0);
    }

    /**
     * The rents of who rents the machine out, where the question chooses none.
     *
     * @param usdPerChipHour given instead of a rent; null if none is
     * @param asked which rents
     * @param assumed to which goes whose they are
     * @return empty if the question chooses, or the name is that of no machine
     */
    public Optional<RateRequest> rents(
            @Nullable Double usdPerChipHour, RateRequest asked, List<String> assumed) {
        if (machine == null || usdPerChipHour != null || !asked.equals(RateRequest.NONE)) {
            return Optional.empty();
        }
        assumed.add(
                "Vendor: %s, whose instance %s is."
                        .formatted(machine.vendorName(), Printable.of(name)));
        return Optional.of(new RateRequest(null, null, machine.vendor(), null));
    }
}
