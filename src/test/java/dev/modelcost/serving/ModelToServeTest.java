package dev.modelcost.serving;

import static dev.modelcost.serving.ServingFixtures.CONSTANTS;
import static dev.modelcost.serving.ServingFixtures.dense70B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import org.junit.jupiter.api.Test;

class ModelToServeTest {

    private static final CacheFormat CACHE_FORMAT = CONSTANTS.cacheFormat();

    @Test
    void takesTheArchitectureOfTheRecordWithItsSources() {
        var model = of(ServedModelRequest.of("dense-70b"), dense70B());

        assertThat(model.served().kvCache().bytesPerToken()).isEqualTo(2.0 * 8 * 128 * 80 * 2);
        assertThat(model.served().headSize()).isEqualTo(8192 / 64);
        assertThat(model.served().source()).isEqualTo("model-card");
        assertThat(model.served().attentionSource()).isEqualTo("model-paper");
    }

    @Test
    void citesNobodyForWhatTheQuestionGives() {
        var asked = new ServedModelRequest("dense-70b", null, 35e9, null, null, 4, null, null);

        var served = of(asked, dense70B()).served();

        assertThat(served.parametersTotal()).isEqualTo(35e9);
        assertThat(served.kvCache().bytesPerToken()).isEqualTo(2.0 * 4 * 128 * 80 * 2);
        assertThat(served.source()).isNull();
        assertThat(served.attentionSource()).isNull();
    }

    @Test
    void servesByTheWeightsAloneWithoutLayersAndHeads() {
        var asked = new ServedModelRequest(null, 70e9, 70e9, null, null, null, null, null);

        var model = of(asked, null);

        assertThat(model.served().isWeightsOnly()).isTrue();
        assertThat(model.assumed())
                .singleElement()
                .asString()
                .startsWith("Weights alone: layers, heads, headSize unknown");
    }

    @Test
    void keepsOneLatentVectorInsteadOfKeysAndValues() {
        var mixture = dense70B();
        mixture.parametersActive = 7e9;
        mixture.kvHeads = null;
        mixture.kvLatentSize = 576;

        var model = of(ServedModelRequest.of("mixture"), mixture);

        assertThat(model.served().kvCache().bytesPerToken()).isEqualTo(576.0 * 80 * 2);
        assertThat(model.served().parametersShared()).isZero();
        assertThat(model.assumed()).first().asString().startsWith("Shared parameters: none");
    }

    @Test
    void goesByKvHeadsThatAreGivenForALatentModelOfTheRecord() {
        var mixture = dense70B();
        mixture.kvLatentSize = 576;
        var asked = new ServedModelRequest("mixture", null, null, null, null, 8, null, null);

        assertThat(of(asked, mixture).served().kvCache().bytesPerToken())
                .isEqualTo(2.0 * 8 * 128 * 80 * 2);
    }

    @Test
    void takesEveryHeadToKeepKeysAndValuesWhereNobodyTells() {
        var model = dense70B();
        model.kvHeads = null;

        var known = of(ServedModelRequest.of("dense-70b"), model);

        assertThat(known.served().kvCache().bytesPerToken()).isEqualTo(2.0 * 64 * 128 * 80 * 2);
        assertThat(known.assumed()).anyMatch(line -> line.contains("kvHeads is unknown"));
    }

    @Test
    void cachesInThirtyTwoBitsWhatIsServedInThem() {
        var model =
                ModelToServe.of(
                        ServedModelRequest.of("dense-70b"), dense70B(), "fp32", null, CACHE_FORMAT);

        assertThat(model.served().bytesPerParameter()).isEqualTo(4);
        assertThat(model.served().kvCache().bytesPerToken()).isEqualTo(2.0 * 8 * 128 * 80 * 4);
    }

    @Test
    void infersTheActiveParametersOfAMixtureFromItsTraining() {
        var model = dense70B();
        model.trainingFlop = 6 * 10e9 * 1e12;
        model.trainingTokens = 1e12;

        var known = of(ServedModelRequest.of("mixture"), model);

        assertThat(known.served().parametersActive()).isEqualTo(10e9);
        assertThat(known.steps()).extracting(Step::step).containsExactly("Active parameters");
    }

    @Test
    void refusesMoreActiveParametersThanTheRecordsModelHas() {
        var asked = new ServedModelRequest("dense-70b", 80e9, null, null, null, null, null, null);

        assertThatThrownBy(() -> of(asked, dense70B()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("activeParameters");
    }

    @Test
    void refusesMoreKvHeadsThanTheRecordsModelHasHeads() {
        var asked = new ServedModelRequest("dense-70b", null, null, null, null, 65, null, null);

        assertThatThrownBy(() -> of(asked, dense70B()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("kvHeads");
    }

    @Test
    void needsTheNumberOfParameters() {
        var unknown = dense70B();
        unknown.parametersTotal = null;

        assertThatThrownBy(() -> of(ServedModelRequest.of("dense-70b"), unknown))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("Dense 70B");
        assertThatThrownBy(() -> of(ServedModelRequest.of(null), null))
                .isInstanceOf(MissingData.class);
    }

    @Test
    void knowsWhatEveryTokenOfAMixtureUsesByItsExperts() {
        var model = dense70B();
        model.parametersTotal = 671e9;
        model.parametersActive = 37e9;
        model.experts = 256;
        model.expertsPerToken = 8;
        model.structureSource = model.source;

        var served = of(ServedModelRequest.of("mixture"), model).served();

        assertThat(served.parametersShared()).isCloseTo(16.5e9, withinPercentage(1));
        assertThat(served.activeShare()).isCloseTo(8 / 256.0, within(1e-9));
    }

    @Test
    void refusesAMixtureOfWhichNobodySaysHowMuchIsActive() {
        var model = dense70B();
        model.mixture = true;

        assertThatThrownBy(() -> of(ServedModelRequest.of("dense-70b"), model))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("activeParameters");
    }

    @Test
    void countsWindowsAndLayersWithoutACache() {
        var model = dense70B();
        model.cachedLayers = 20;
        model.windowedLayers = 15;
        model.slidingWindowTokens = 1024;
        model.structureSource = model.source;

        var cache = of(ServedModelRequest.of("dense-70b"), model).served().kvCache();

        assertThat(cache.bytes(100_000))
                .isCloseTo(2.0 * 8 * 128 * 2 * (5 * 100_000 + 15 * 1024), within(1.0));
    }

    @Test
    void countsACompressedCache() {
        var model = dense70B();
        model.cacheCompression = 8.0;
        model.structureSource = model.source;

        var cache = of(ServedModelRequest.of("dense-70b"), model).served().kvCache();

        assertThat(cache.bytes(100_000)).isCloseTo(cache.bytesPerToken() * 12_500, within(1.0));
    }

    @Test
    void cachesInThePrecisionThatIsGiven() {
        var model =
                ModelToServe.of(
                        ServedModelRequest.of("dense-70b"),
                        dense70B(),
                        "bf16",
                        "fp8",
                        CACHE_FORMAT);

        assertThat(model.served().kvCache().bytesPerToken()).isEqualTo(2.0 * 8 * 128 * 80);
    }

    private static ModelToServe of(ServedModelRequest asked, Model model) {
        return ModelToServe.of(asked, model, "bf16", null, CACHE_FORMAT);
    }
}
