package dev.modelcost.names;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What makers, hosts and libraries add to the name of a model without making it another model. What
 * is another product (mini, fast, flash, pro, thinking) is never left out.
 */
public final class ModelNameRules {

    private static final Predicate<Named> ANY = thing -> true;
    private static final Predicate<Named> OPEN = Named::openWeights;
    private static final Predicate<Named> CLOSED = thing -> !thing.openWeights();

    private static final String PRECISION =
            "[-_.: ](?:awq|gptq|gguf|exl2|mlx|bf16|fp16|fp8|fp4|nvfp4|mxfp4|mxfp8|int8|int4|w4a16|w8a8|w8a16|[48]-?bit|(?:bnb|mlx)-[48]-?bit|fp8-dynamic|fp8-kv|quantized|qat|(?:i?q[2-8]|ud-q[2-8])(?:_[0-9k])?(?:_(?:xs|s|m|l|xl))?)";

    private static final Pattern PRECISION_IN_NAME =
            Pattern.compile(PRECISION + "(?![a-z0-9])", Pattern.CASE_INSENSITIVE);

    private static final Pattern POINT_SPELT_OUT = Pattern.compile("(?i)(.*\\d)p(\\d.*)");

    private static final Pattern CONTEXT_LENGTH =
            Pattern.compile(
                    "(?i)(.+?)(-(?:(?:4|8|16|32|40|64|80|128|200|256|262)k|4096|8192|32768))(|[-@]\\d.*)");

    private static final Pattern TUNING_BEFORE_DATE =
            Pattern.compile("(?i)(.+?)(-(?:instruct|it|chat))(-\\d{4,8})");

    private static final Pattern PARENTHESES = Pattern.compile("(.+?) ?\\((.+)\\)");

    private static final Pattern CLAUDE_ALONE =
            Pattern.compile("(?i)(?:opus|sonnet|haiku)(?:[- ].*)?");

    private static final Pattern WHOLE_VERSION = Pattern.compile(".*[^\\d.]\\d");

    private static final Pattern POINT_ZERO = Pattern.compile("(.*[^\\d.]\\d)\\.0(?!\\d)(.*)");

    private static final Pattern VERSION_LETTER = Pattern.compile("(?i)([a-z]+-)v(\\d.*)");

    private static final Pattern TWO_WORDS =
            Pattern.compile("(?i)([a-z]{3,})[-_ ]([a-z]{3,})((?![a-z]).*)");

    private static final Pattern CLAUDE =
            Pattern.compile(
                    "(?i)claude[- ](?:(\\d+(?:[.-]\\d)?)[- ](opus|sonnet|haiku)|(opus|sonnet|haiku)[- ](\\d+(?:[.-]\\d)?))(.*)");

    private static final Pattern DATE_BEFORE_SIZE =
            Pattern.compile("(?i)(.+?)(-\\d{4})(-\\d+(?:\\.\\d+)?b)");

    private ModelNameRules() {}

    /** In no order: all that apply are tried. */
    public static List<NameRule> all() {
        return List.of(
                new PrefixRule(),
                new DateRule(),
                EndingRule.of(
                        "tag of a router",
                        ":(?:free|batch|beta|nitro|floor|online|extended|thinking|exacto)",
                        "how it is sold, not another model; its price may differ",
                        ANY),
                EndingRule.of(
                        "version of an interface",
                        "[-.]v[0-9]+:[0-9]+(?::[0-9]+k)?|[-.]v1|-[0-9]:[0-9]|:[0-9]|@default|[-@]001|-maas|\\[1m\\]",
                        "a version of the interface",
                        ANY),
                EndingRule.of(
                        "version of open weights",
                        "[-.]v0\\.[0-9]",
                        "the record does not tell versions apart",
                        OPEN),
                ModelNameRules::contextLength,
                ModelNameRules::parentheses,
                ModelNameRules::tuningBeforeDate,
                ModelNameRules::preview,
                ModelNameRules::claudeAlone,
                EndingRule.of(
                        "stage of a release",
                        "[- ](?:preview|beta|exp|experimental)",
                        "a preview of it",
                        CLOSED),
                EndingRule.of(
                        "tuning",
                        "[-_ ](?:instruct|it|chat|hf|base)",
                        "a tuning of the same weights",
                        OPEN),
                EndingRule.of("precision", PRECISION, "the precision that it is packed in", OPEN),
                EndingRule.of(
                        "speed of a host",
                        "-(?:tput|versatile|instant|basic)|(?<=instruct)-(?:turbo|lite|reference)",
                        "how a host serves it",
                        OPEN),
                EndingRule.of(
                        "effort", "[- ](?:xhigh|high|low|minimal)", "how long it thinks", CLOSED),
                EndingRule.of(
                        "reasoning of a Grok model",
                        "-(?:non-)?reasoning",
                        "whether it thinks, at one price",
                        thing -> "xai".equals(thing.company())),
                EndingRule.of(
                        "thinking of a Claude model",
                        "[- ](?:extended[- ])?thinking",
                        "whether it thinks, at one price",
                        thing -> "anthropic".equals(thing.company())),
                EndingRule.of(
                        "version of a Gemini model",
                        "[-@]00[2-9]",
                        "the record does not tell versions apart",
                        thing -> "google".equals(thing.company())),
                ModelNameRules::dateBeforeSize,
                EndingRule.of("experts", "-[0-9]+e", "how many experts it has", OPEN),
                ModelSizes::read,
                ModelNameRules::point,
                ModelNameRules::zero,
                ModelNameRules::versionLetter,
                ModelNameRules::oneWord,
                ModelNameRules::claude);
    }

    /** Whether a name says in which precision the weights are packed. */
    static boolean namesPrecision(String name) {
        return PRECISION_IN_NAME.matcher(name).find();
    }

    /** As Olmo 2 has it: {@code OLMo-2-1124-13B}. */
    private static Stream<Reading> dateBeforeSize(Reading reading, NameBook book, LocalDate day) {
        var parts = DATE_BEFORE_SIZE.matcher(reading.text());
        return parts.matches() && DatedName.of(parts.group(1) + parts.group(2)).isPresent()
                ? Stream.of(
                        reading.with(
                                parts.group(1) + parts.group(3) + parts.group(2),
                                "'%s' is read as a date".formatted(parts.group(2).substring(1))))
                : Stream.empty();
    }

    /** {@code gpt-4-32k-0613}: also before the date of a version. */
    private static Stream<Reading> contextLength(Reading reading, NameBook book, LocalDate day) {
        var parts = CONTEXT_LENGTH.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.without(
                                parts.group(1) + parts.group(3),
                                "'%s' is left out: the length of the context"
                                        .formatted(parts.group(2)),
                                ANY))
                : Stream.empty();
    }

    /** {@code GPT-4 Turbo (Nov 2023)}. */
    private static Stream<Reading> parentheses(Reading reading, NameBook book, LocalDate day) {
        var parts = PARENTHESES.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(1) + " " + parts.group(2),
                                "what stands in parentheses is read as part of the name"))
                : Stream.empty();
    }

    /** {@code Mistral-Large-Instruct-2411}. */
    private static Stream<Reading> tuningBeforeDate(Reading reading, NameBook book, LocalDate day) {
        var parts = TUNING_BEFORE_DATE.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.without(
                                parts.group(1) + parts.group(3),
                                "'%s' is left out: a tuning of the same weights"
                                        .formatted(parts.group(2)),
                                OPEN))
                : Stream.empty();
    }

    /** {@code Llama 4 Behemoth}: of which there is a preview alone. */
    private static Stream<Reading> preview(Reading reading, NameBook book, LocalDate day) {
        var preview = reading.text() + "-preview";
        return book.spelt(preview).isEmpty()
                ? Stream.empty()
                : Stream.of(
                        reading.without(
                                preview, "the record has its preview alone", thing -> true));
    }

    /** {@code Sonnet 4.5}. */
    private static Stream<Reading> claudeAlone(Reading reading, NameBook book, LocalDate day) {
        return CLAUDE_ALONE.matcher(reading.text()).matches()
                ? Stream.of(
                        reading.with(
                                "claude-" + reading.text(),
                                "a model of the Claude family",
                                thing -> "anthropic".equals(thing.company())))
                : Stream.empty();
    }

    /** {@code claude-2.0}, {@code sora-2}: the first of a generation. */
    private static Stream<Reading> zero(Reading reading, NameBook book, LocalDate day) {
        if (WHOLE_VERSION.matcher(reading.text()).matches()) {
            return Stream.of(
                    reading.with(
                            reading.text() + ".0", "read with '.0': the first of its generation"));
        }
        var parts = POINT_ZERO.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(1) + parts.group(2),
                                "'.0' is left out: the first of its generation"))
                : Stream.empty();
    }

    /** {@code glm-5p1}: hosts whose names allow no point spell it. */
    private static Stream<Reading> point(Reading reading, NameBook book, LocalDate day) {
        var parts = POINT_SPELT_OUT.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(1) + "." + parts.group(2), "'p' is read as a point"))
                : Stream.empty();
    }

    /** {@code llama-v3}: the letter that some hosts set before a version. */
    private static Stream<Reading> versionLetter(Reading reading, NameBook book, LocalDate day) {
        var parts = VERSION_LETTER.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(1) + parts.group(2),
                                "'v' before a version is left out"))
                : Stream.empty();
    }

    /** {@code code-llama}, {@code deep seek}: the first two words of what is one word. */
    private static Stream<Reading> oneWord(Reading reading, NameBook book, LocalDate day) {
        var parts = TWO_WORDS.matcher(reading.text());
        return parts.matches()
                ? Stream.of(
                        reading.with(
                                parts.group(1) + parts.group(2) + parts.group(3),
                                "'%s' and '%s' are read as one word"
                                        .formatted(parts.group(1), parts.group(2))))
                : Stream.empty();
    }

    /** The family of Claude models has had its version before and behind the size's name. */
    private static Stream<Reading> claude(Reading reading, NameBook book, LocalDate day) {
        var parts = CLAUDE.matcher(reading.text());
        if (!parts.matches()) {
            return Stream.empty();
        }
        var turned =
                parts.group(1) == null
                        ? "claude-%s-%s%s".formatted(parts.group(4), parts.group(3), parts.group(5))
                        : "claude-%s-%s%s"
                                .formatted(parts.group(2), parts.group(1), parts.group(5));
        return Stream.of(reading.with(turned, "version and size are read in the other order"));
    }
}
