package dev.modelcost.training;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.claim.Claim;
import java.util.List;

/**
 * The model FLOP utilisation that the makers state of a run.
 *
 * @param share 0..1, with the range that they state of it, if they do
 * @param precision number format of the peak to which it refers; null if unknown
 */
record PublishedMfu(Estimate share, String precision) {

    private static final double PERCENT = 100;

    /**
     * @param peak to which a published MFU of the run refers; null if unknown
     * @param claims what was claimed of the models by the metric {@code mfu}
     * @return null if none is stated
     */
    static PublishedMfu of(TrainingStage stage, ChipPeak peak, List<Claim> claims) {
        var mfu = stage.mfu();
        if (mfu == null) {
            return null;
        }
        var share =
                claims.stream()
                        .filter(claim -> claim.model.slug.equals(stage.modelSlug()))
                        .filter(claim -> "maker".equals(claim.claimantKind))
                        .filter(claim -> "range".equals(claim.comparator))
                        .map(
                                claim ->
                                        new double[] {
                                            claim.value / PERCENT, claim.valueHigh / PERCENT
                                        })
                        .filter(range -> range[0] <= mfu && mfu <= range[1])
                        .map(range -> Estimate.range(range[0], mfu, range[1], 1))
                        .findFirst()
                        .orElse(Estimate.exact(mfu));
        return new PublishedMfu(share, peak == null ? null : peak.precision);
    }
}
