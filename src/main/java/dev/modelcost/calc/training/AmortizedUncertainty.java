package dev.modelcost.calc.training;

import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.sampling.SampledEstimate;
import java.util.List;
import java.util.Objects;

/**
 * The uncertainty of the inputs to {@link AmortizedCost}. Only the shape of a range matters: it is
 * scaled to the value that the inputs hold. A value that is known exactly is {@link
 * Distribution#exact} and gets no range.
 *
 * @param serverPrice USD per chip
 * @param serverOverhead server price / price of its bare chips; a range only where the price is
 *     that of a bare chip
 * @param interconnectMultiplier price of the cluster / price of its servers
 * @param priceDecline orders of magnitude per year
 * @param startOffsetDays days by which the chips were older at the start of training than the dates
 *     say, centred on 0
 * @param usdPerKwh electricity price
 * @param averagePowerFraction mean draw / peak draw
 * @param pue power usage effectiveness
 * @param work the chip-hours
 */
public record AmortizedUncertainty(
        Distribution serverPrice,
        Distribution serverOverhead,
        Distribution interconnectMultiplier,
        Distribution priceDecline,
        Distribution startOffsetDays,
        Distribution usdPerKwh,
        Distribution averagePowerFraction,
        Distribution pue,
        WorkUncertainty work) {

    public AmortizedUncertainty {
        Objects.requireNonNull(serverPrice, "serverPrice");
        Objects.requireNonNull(serverOverhead, "serverOverhead");
        Objects.requireNonNull(interconnectMultiplier, "interconnectMultiplier");
        Objects.requireNonNull(priceDecline, "priceDecline");
        Objects.requireNonNull(startOffsetDays, "startOffsetDays");
        Objects.requireNonNull(usdPerKwh, "usdPerKwh");
        Objects.requireNonNull(averagePowerFraction, "averagePowerFraction");
        Objects.requireNonNull(pue, "pue");
        Objects.requireNonNull(work, "work");
    }

    /**
     * The cost with its range; its median is that of the samples. Within a sample, energy and
     * hardware use the same chip-hours.
     *
     * @param basis where the chip-hours come from, which decides the ranges they carry
     */
    public SampledEstimate sample(
            AmortizedInputs in, ChipHours.Basis basis, long seed, int samples, double confidence) {
        return AmortizedStages.of(List.of(new AmortizedStages.Stage(in, this, basis, "", "", 0, 1)))
                .sampleCost(seed, samples, confidence)
                .whole();
    }
}
