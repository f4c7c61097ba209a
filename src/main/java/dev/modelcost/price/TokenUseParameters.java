package dev.modelcost.price;

import dev.modelcost.calc.price.Charge;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a request uses, as a question gives it: each of the requests alike. */
final class TokenUseParameters {

    private static final long MOST_TOKENS = 1_000_000_000_000L;
    private static final double MOST_PIECES = 1e9;

    private static final Parameter<Long> PROMPT_TOKENS =
            tokens("promptTokens", "Tokens of the prompt, all that follow of it included.")
                    .example(1_000_000L);
    private static final Parameter<Long> CACHED_TOKENS =
            tokens("cachedTokens", "Tokens of the prompt that are read from a cache.")
                    .example(400_000L);
    private static final Parameter<Long> CACHE_WRITE_TOKENS =
            tokens(
                    "cacheWriteTokens",
                    "Tokens of the prompt that are written to a cache, which keeps them for minutes.");
    private static final Parameter<Long> CACHE_WRITE_1H_TOKENS =
            tokens(
                    "cacheWrite1hTokens",
                    "Tokens of the prompt that are written to a cache, which keeps them for an hour.");
    private static final Parameter<Long> OUTPUT_TOKENS =
            tokens("outputTokens", "Output tokens, reasoning included.").example(100_000L);
    private static final Parameter<Long> AUDIO_INPUT_TOKENS =
            tokens("audioInputTokens", "Tokens of the prompt that are audio.");
    private static final Parameter<Long> AUDIO_OUTPUT_TOKENS =
            tokens("audioOutputTokens", "Tokens of the output that are audio.");
    private static final Parameter<Long> IMAGE_INPUT_TOKENS =
            tokens("imageInputTokens", "Tokens of the prompt that are images.");
    private static final Parameter<Long> IMAGE_OUTPUT_TOKENS =
            tokens("imageOutputTokens", "Tokens of the output that are images.");
    private static final Map<Charge, Parameter<Double>> PIECES = new EnumMap<>(Charge.class);

    static {
        pieces(Charge.IMAGE, "images", "Images that are made.");
        pieces(
                Charge.INPUT_IMAGE,
                "inputImages",
                "Images of the prompt, where they are priced each.");
        pieces(
                Charge.AUDIO_MINUTE,
                "audioMinutes",
                "Minutes of audio, where they are priced each.");
        pieces(Charge.VIDEO_SECOND, "videoSeconds", "Seconds of video that are made.");
        pieces(Charge.CHARACTER, "characters", "Characters of text that are spoken.");
        pieces(Charge.SEARCH, "searches", "Searches, or queries of a reranking model.");
        pieces(Charge.PAGE, "pages", "Pages that are read.");
    }

    private static final Parameter<Boolean> BATCH =
            Parameter.flag("batch")
                    .describedAs("Whether it is part of a batch job.")
                    .defaultsTo(false);

    private static final List<Parameter<Long>> OF_PROMPT =
            List.of(
                    CACHED_TOKENS,
                    CACHE_WRITE_TOKENS,
                    CACHE_WRITE_1H_TOKENS,
                    AUDIO_INPUT_TOKENS,
                    IMAGE_INPUT_TOKENS);
    private static final List<Parameter<Long>> OF_OUTPUT =
            List.of(AUDIO_OUTPUT_TOKENS, IMAGE_OUTPUT_TOKENS);

    private TokenUseParameters() {}

    private static Parameter<Long> tokens(String name, String description) {
        return Parameter.count(name, 0, MOST_TOKENS).describedAs(description).defaultsTo(0L);
    }

    private static void pieces(Charge charge, String name, String description) {
        PIECES.put(
                charge,
                Parameter.number(name, 0, MOST_PIECES).describedAs(description).defaultsTo(0.0));
    }

    static Stream<Parameter<?>> all() {
        return Stream.of(
                        Stream.of(PROMPT_TOKENS),
                        OF_PROMPT.stream(),
                        Stream.of(OUTPUT_TOKENS),
                        OF_OUTPUT.stream(),
                        PIECES.values().stream(),
                        Stream.of(BATCH))
                .flatMap(some -> some);
    }

    /**
     * @throws InvalidInput that names the field at fault
     * @throws MissingData if nothing is used
     */
    static TokenUse read(GivenValues given) {
        var prompt = given.read(PROMPT_TOKENS);
        var output = given.read(OUTPUT_TOKENS);
        var others = new EnumMap<Charge, Double>(Charge.class);
        put(others, Charge.AUDIO_INPUT_TOKEN, given.read(AUDIO_INPUT_TOKENS));
        put(others, Charge.AUDIO_OUTPUT_TOKEN, given.read(AUDIO_OUTPUT_TOKENS));
        put(others, Charge.IMAGE_INPUT_TOKEN, given.read(IMAGE_INPUT_TOKENS));
        put(others, Charge.IMAGE_OUTPUT_TOKEN, given.read(IMAGE_OUTPUT_TOKENS));
        PIECES.forEach((charge, parameter) -> put(others, charge, given.read(parameter)));
        fits(given, OF_PROMPT, prompt, "prompt", PROMPT_TOKENS);
        fits(given, OF_OUTPUT, output, "output", OUTPUT_TOKENS);
        var pieces = PIECES.values().stream().anyMatch(given::has);
        if (!given.has(PROMPT_TOKENS) && !given.has(OUTPUT_TOKENS) && !pieces) {
            throw new MissingData(
                    "A request has prompt or output tokens, or images, minutes, searches and the like.",
                    "promptTokens or outputTokens");
        }
        return new TokenUse(
                prompt,
                given.read(CACHED_TOKENS),
                given.read(CACHE_WRITE_TOKENS),
                given.read(CACHE_WRITE_1H_TOKENS),
                output,
                others,
                given.read(BATCH));
    }

    private static void put(Map<Charge, Double> others, Charge charge, Number amount) {
        if (amount.doubleValue() > 0) {
            others.put(charge, amount.doubleValue());
        }
    }

    private static void fits(
            GivenValues given,
            List<Parameter<Long>> parts,
            long whole,
            String name,
            Parameter<Long> wholes) {
        var sum = parts.stream().mapToLong(given::read).sum();
        if (sum <= whole) {
            return;
        }
        var used = parts.stream().filter(part -> given.read(part) > 0).toList();
        throw given.refusal(
                used.get(0),
                "%s %d tokens, more than the %d of %s, which are all of the %s's and include them."
                        .formatted(
                                used.size() == 1
                                        ? "these are"
                                        : "with %s these are"
                                                .formatted(
                                                        String.join(
                                                                " and ",
                                                                used.stream()
                                                                        .skip(1)
                                                                        .map(Parameter::name)
                                                                        .toList())),
                                sum,
                                whole,
                                wholes.name(),
                                name));
    }
}
