package dev.modelcost.calc.claimwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write for the words of closed vocabularies. */
class ClosedWordsTest {

    private static final String COMMITMENTS = "on-demand,spot,capacity-block,1-year,3-year";
    private static final String METHODS = "rental,amortized,acquisition,development";
    private static final String FORMATS = "fp16,bf16,fp8,fp4,int8,int4";
    private static final String TOKENS =
            "input,cached-input,cache-write,output,batch-input,batch-output,blended";
    private static final String ACCESS =
            "open-weights,open-weights-restricted,open-weights-non-commercial,api,hosted,unreleased";
    private static final String STAGES = "training,pre-training,post-training,fine-tuning";
    private static final String SORTS = "output,-output,releasedOn,-releasedOn";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "On-Demand             | " + COMMITMENTS + " | on-demand",
                "on demand             | " + COMMITMENTS + " | on-demand",
                "pay-as-you-go         | " + COMMITMENTS + " | on-demand",
                "1 year                | " + COMMITMENTS + " | 1-year",
                "one-year              | " + COMMITMENTS + " | 1-year",
                "3yr                   | " + COMMITMENTS + " | 3-year",
                "Three Years           | " + COMMITMENTS + " | 3-year",
                "36 months             | " + COMMITMENTS + " | 3-year",
                "renting               | " + METHODS + " | rental",
                "Amortised             | " + METHODS + " | amortized",
                "depreciation          | " + METHODS + " | amortized",
                "R&D                   | " + METHODS + " | development",
                "bfloat16              | " + FORMATS + " | bf16",
                "BF-16                 | " + FORMATS + " | bf16",
                "FP8                   | " + FORMATS + " | fp8",
                "dense fp8             | " + FORMATS + " | fp8",
                "half precision        | " + FORMATS + " | fp16",
                "4 bit                 | bf16,int4       | int4",
                "Cached tokens         | " + TOKENS + " | cached-input",
                "completion tokens     | " + TOKENS + " | output",
                "Batch Output          | " + TOKENS + " | batch-output",
                "open weight           | " + ACCESS + " | open-weights",
                "pretraining           | " + STAGES + " | pre-training",
                "reinforcement learning| " + STAGES + " | post-training",
                "-Released on          | " + SORTS + " | -releasedOn",
                "list price            | list,aggregate  | list",
            })
    void understandsWhatPeopleWrite(String written, String words, String meant) {
        assertThat(ClosedWords.meant(written, List.of(words.split(",")))).containsExactly(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reserved | " + COMMITMENTS + " | 1-year,3-year",
                "4-bit    | " + FORMATS + " | fp4,int4",
                "closed   | " + ACCESS + " | api,hosted,unreleased",
            })
    void namesAllThatAnAmbiguousWordMayMean(String written, String words, String candidates) {
        assertThat(ClosedWords.meant(written, List.of(words.split(","))))
                .containsExactlyInAnyOrder(candidates.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weekly         | " + COMMITMENTS,
                "bfloat16       | fp8,fp4",
                "-output tokens | " + SORTS,
                "-              | " + SORTS,
                "--output       | " + SORTS,
                "open           | api,hosted",
            })
    void leavesOtherWordsUnknown(String written, String words) {
        assertThat(ClosedWords.meant(written, List.of(words.split(",")))).isEmpty();
    }
}
