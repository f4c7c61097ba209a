package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.testsupport.RedoneSteps;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AttentionSpanTest {

    /** Gemma 3 27B: 16 KV heads of 128 values, a window of 1,024 tokens in 52 of 62 layers. */
    private static final KvCache GEMMA_3_27B =
            KvCache.grouped(16, 128, 62, 2, null).windowed(52, 1024, null);

    @Test
    void aWindowedLayerKeepsNoMoreThanItsWindow() {
        // 8,192 bytes a layer and token: 10 layers keep all of it, 52 the window.
        assertThat(GEMMA_3_27B.bytes(131_072))
                .isCloseTo(8192.0 * (10 * 131_072 + 52 * 1024), within(1.0));
    }

    @Test
    void aContextWithinTheWindowIsKeptWhole() {
        assertThat(GEMMA_3_27B.bytes(1000)).isEqualTo(GEMMA_3_27B.bytesPerToken() * 1000);
    }

    @Test
    void compressedAndGroupedCachesAreThePublishedOnes() {
        assertThat(KvCache.latent(512 + 64, 61, 2, null).bytes(1)).isEqualTo(70_272);
        assertThat(KvCache.grouped(8, 128, 80, 2, null).bytes(1)).isEqualTo(327_680);
    }

    @Test
    void aCompressedCacheKeepsAnEntryForSeveralTokensAndItsWindow() {
        // DeepSeek-V4-Pro: an entry for 4 tokens in 30 layers and for 128 in 31, all with a window.
        var cache = KvCache.latent(512, 61, 2, null).compressed(61 / (30 / 4.0 + 31 / 128.0), null);

        assertThat(cache.windowed(61, 128, null).bytes(128_000))
                .isCloseTo(
                        2 * 512.0 * (30 * 128_000 / 4.0 + 31 * 128_000 / 128.0 + 61 * 128),
                        within(1.0));
    }

    @Property
    void aCacheGrowsWithItsContextAndNeverAboveThatWithoutWindows(
            @ForAll @IntRange(min = 1, max = 200) int layers,
            @ForAll @IntRange(min = 0, max = 200) int windowed,
            @ForAll @IntRange(min = 1, max = 100_000) int window,
            @ForAll @IntRange(min = 1, max = 1_000_000) int context,
            @ForAll @IntRange(min = 1, max = 9) int compression) {
        var span = new AttentionSpan(layers, Math.min(layers, windowed), window, compression, null);

        assertThat(span.keptTokens(context)).isBetween(0.0, (double) context);
        assertThat(span.keptTokens(context + 1)).isGreaterThanOrEqualTo(span.keptTokens(context));
        assertThat(span.keptTokensWhileReading(context))
                .isLessThanOrEqualTo(context / 2.0 + 1e-9)
                .isLessThanOrEqualTo(span.keptTokens(context) + 1e-9);
    }

    @Property
    void theDerivationGivesTheSame(
            @ForAll @IntRange(min = 1, max = 100) int layers,
            @ForAll @IntRange(min = 1, max = 100) int windowed,
            @ForAll @IntRange(min = 1, max = 10_000) int window,
            @ForAll @IntRange(min = 1, max = 100_000) int context,
            @ForAll @IntRange(min = 1, max = 9) int compression) {
        var span = new AttentionSpan(layers, Math.min(layers, windowed), window, compression, null);

        RedoneSteps.assertRight(span.steps("Context", context));
        RedoneSteps.assertRight(span.stepsWhileReading(context));
    }

    @Test
    void refusesWindowsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AttentionSpan(10, 11, 128, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new AttentionSpan(10, 5, 0, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttentionSpan(10, 5, 128, 0.5, null));
    }
}
