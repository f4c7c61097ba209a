package dev.modelcost.serving;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.hardware.NamedChips;
import dev.modelcost.names.PackedPrecision;
import java.time.LocalDate;
import java.util.List;

/**
 * What the names in a question say beyond what they name: how many chips there are ({@code 8xH100},
 * {@code p5.48xlarge}), who rents them out, and in which precision the weights are packed ({@code
 * -AWQ}). What the question gives itself goes before.
 */
final class NamedDeployment {

    private NamedDeployment() {}

    /**
     * @param model as it was named; null if none is
     * @param today for a question that names no day
     * @param assumed to which goes what was taken from the names, in sentences
     * @throws UnknownName for a chip that is not in the record
     * @throws InvalidInput for another number of chips than their name says
     */
    static DeploymentRequest of(
            DeploymentRequest asked, String model, LocalDate today, List<String> assumed) {
        return withPrecision(withChips(asked, today, assumed), model, assumed);
    }

    /** Chips and their price alone. */
    static DeploymentRequest withChips(
            DeploymentRequest asked, LocalDate today, List<String> assumed) {
        if (asked.chip() == null) {
            return asked;
        }
        var named = NamedChips.in(asked.chip(), asked.asOf() == null ? today : asked.asOf());
        var counted =
                named.countBeside(asked.chipCount(), assumed)
                        .map(asked::withChipCount)
                        .orElse(asked);
        return named.rents(asked.usdPerChipHour(), asked.rates(), assumed)
                .map(counted::rentedAt)
                .orElse(counted);
    }

    private static DeploymentRequest withPrecision(
            DeploymentRequest asked, String model, List<String> assumed) {
        var packed = model == null ? null : PackedPrecision.in(model).orElse(null);
        if (asked.precision() != null || packed == null) {
            return asked;
        }
        assumed.add(
                "Precision: weights in %s, in which '%s' says that they are packed."
                        .formatted(packed, Printable.of(model)));
        return asked.withPrecision(packed);
    }
}
