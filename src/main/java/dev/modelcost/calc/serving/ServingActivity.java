package dev.modelcost.calc.serving;

/**
 * How busy the parts of a chip are while it serves, on which its power depends.
 *
 * @param reading share of the time of a step in which memory is read at its full bandwidth, at most
 *     1
 * @param computing FLOP/s of the step, with the prompts read beside, as a share of the 16-bit peak:
 *     products of weights in fewer bits are counted double, since the arithmetic units are busy for
 *     as long only at their higher peak
 */
public record ServingActivity(double reading, double computing) {

    /**
     * @param stepSeconds time of a step, with the prompts that are read beside
     */
    public static ServingActivity of(
            ServedModel model, ServingChip chip, ServingLoad load, double stepSeconds) {
        return of(
                model,
                chip,
                load,
                stepSeconds,
                load.batch()
                        / (double) load.outputTokens()
                        * PrefillWork.boundSeconds(model, chip, load));
    }

    /** Of a step beside which no prompts are read. */
    public static ServingActivity alone(
            ServedModel model, ServingChip chip, ServingLoad load, double stepSeconds) {
        return of(model, chip, load, stepSeconds, 0);
    }

    private static ServingActivity of(
            ServedModel model,
            ServingChip chip,
            ServingLoad load,
            double stepSeconds,
            double promptSeconds) {
        var kept = model.kvCache().span().keptTokens(load.meanContextTokens());
        var bytes =
                model.weightBytesRead(load.tokensComputed())
                        + load.batch() * kept * model.kvCache().bytesPerToken();
        var readSeconds = bytes / (load.chips() * chip.memoryBytesPerSecond());
        var flopSeconds =
                (Roofline.of(model, chip, load).computeSeconds() + promptSeconds)
                        * chip.densePeakFlopPerSecond()
                        / chip.attentionPeakFlopPerSecond();
        return new ServingActivity(
                Math.min(1, readSeconds / stepSeconds), flopSeconds / stepSeconds);
    }
}
