package dev.modelcost.serving;

import dev.modelcost.chip.Chip;
import dev.modelcost.chip.Instance;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.names.PackedPrecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        var day = asked.asOf() == null ? today : asked.asOf();
        var instance =
                Chip.DIRECTORY.resolver().isOfAPriceList(asked.chip())
                        ? Instance.named(asked.chip(), day)
                        : Optional.<Instance>empty();
        var count =
                instance.map(Instance::chips)
                        .orElseGet(
                                () ->
                                        Chip.DIRECTORY
                                                .found("chip", asked.chip(), new ArrayList<>())
                                                .count());
        var rented = asked;
        if (asked.chipCount() == null && count != null) {
            assumed.add(
                    "Number of chips: %d, as '%s' says."
                            .formatted(count, Printable.of(asked.chip())));
            rented = rented.withChipCount(count);
        }
        if (instance.isPresent()
                && asked.usdPerChipHour() == null
                && asked.rates().equals(RateRequest.NONE)) {
            assumed.add(
                    "Vendor: %s, whose instance %s is."
                            .formatted(instance.get().vendorName(), Printable.of(asked.chip())));
            rented = rented.rentedFrom(instance.get().vendor());
        }
        return rented;
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
