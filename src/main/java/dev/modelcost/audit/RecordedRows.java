package dev.modelcost.audit;

import java.util.List;
import java.util.Map;

/**
 * The rows of the record that an audit may need, as they were read.
 *
 * @param models with their runs; the base models and the families of those asked for among them
 * @param claims about the subjects, and those of other models that one source prices together
 * @param chips of the subjects' families and runs
 * @param chipPrices of the same chips
 * @param tokenPrices of the models
 * @param grids of all regions and years
 * @param constants of the assumption sets that audits use, by {@link RecordedConstant#key}
 * @param scores of the models
 */
record RecordedRows(
        List<RecordedModel> models,
        List<RecordedClaim> claims,
        List<RecordedChip> chips,
        List<RecordedChipPrice> chipPrices,
        List<RecordedTokenPrice> tokenPrices,
        List<RecordedGrid> grids,
        Map<String, RecordedConstant> constants,
        List<RecordedScore> scores) {

    /** Number of the rows that are read for these subjects alone, and one more. */
    int size() {
        return 1
                + models.size()
                + claims.size()
                + chips.size()
                + chipPrices.size()
                + tokenPrices.size()
                + scores.size();
    }
}
