package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Spellings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a figure covers, in the words that people have for it. */
public final class ScopeWords {

    private static final List<String> SLUGS = Scope.words(List.of(Scope.values()));

    private static final Map<Scope, List<Set<String>>> PHRASES = new EnumMap<>(Scope.class);

    /** Things that are asked for, as alternatives of a pattern. */
    static final String REQUEST =
            "quer(?:y|ies)|repl(?:y|ies)|requests?|prompts?|messages?|questions?|responses?|answers?|chats?|conversations?|searches|search|e-?mails?|pages?|images?|inferences?|generations?|interactions?";

    /** A word of the name of what is asked: "GPT-4o mini", "o1", "Gemini 2.0 Flash". */
    private static final String NAMED =
            "(?:(?-i:\\p{Lu})[\\p{L}\\d.]*|\\p{L}?\\d[\\p{L}\\d.]*|mini|nano|pro|lite|turbo)";

    /** Things that are asked for one at a time. */
    static final Pattern PER_REQUEST =
            Pattern.compile(
                    "(?:\\b(?:per|an?|the|each|one|every|for (?:a|one))|['’]s(?= (?:median|average|typical|single)\\b))[ -](?:(?:single|average|median|typical|text|simple|short|long|complex|medium|length|ai|user|chatbot|chatgpt|gemini|claude|gpt-[\\w.]+|copilot|apps|google|[\\p{L}\\d,]+-[\\p{L}\\d]+) ){0,9}(?:"
                            + REQUEST
                            + ")\\b|\\b(?:per|an?|each|one|every|single|average|median|typical)[ -](?:"
                            + NAMED
                            + "[ -]){1,6}(?:quer(?:y|ies)|prompt|request|question|message|answer|response|reply|chat)\\b|/ ?(?:"
                            + REQUEST
                            + ")\\b",
                    Pattern.CASE_INSENSITIVE);

    static final Pattern PER_TOKEN =
            Pattern.compile(
                    "\\b(?:per|a|each|one)[ -](?:output |generated )?token\\b|/ ?(?:output )?token\\b",
                    Pattern.CASE_INSENSITIVE);

    static final Pattern PER_DAY =
            Pattern.compile(
                    "\\b(?:per|a|each) day\\b|\\bdaily\\b|/ ?day\\b", Pattern.CASE_INSENSITIVE);

    static {
        of(
                Scope.RUN,
                "run",
                "final run",
                "training",
                "training run",
                "final training run",
                "final training",
                "model training",
                "one training run",
                "single training run");
        of(Scope.MODEL, "model", "all runs", "all training runs", "model in total");
        of(
                Scope.DEVELOPMENT,
                "development",
                "all development",
                "model development",
                "research and development",
                "R&D",
                "project");
        of(
                Scope.WITH_BASE_MODEL,
                "with base model",
                "with base",
                "including base model",
                "including the base",
                "base model included");
        of(
                Scope.POST_TRAINING,
                "post-training",
                "fine-tuning",
                "finetuning",
                "fine-tune",
                "SFT",
                "supervised fine-tuning",
                "reinforcement learning",
                "RL",
                "RL stage",
                "RLHF",
                "alignment",
                "instruction tuning",
                "reinforcement learning stage");
        of(Scope.PRE_TRAINING, "pre-training", "pre-training run", "pre-training stage");
        of(Scope.STAGE, "stage", "one stage", "training stage");
        of(Scope.SERVING, "serving", "inference", "serving requests", "deployment");
        of(
                Scope.CACHED_INPUT,
                "cached input",
                "cached",
                "cache hit",
                "cache hits",
                "cache read",
                "cached input tokens",
                "cached tokens",
                "cached prompt");
        of(Scope.CACHE_WRITE, "cache write", "cache writes", "cache creation");
        of(Scope.BATCH_INPUT, "batch input", "batched input", "batch input tokens");
        of(Scope.BATCH_OUTPUT, "batch output", "batched output", "batch output tokens");
        of(
                Scope.INPUT,
                "input",
                "input tokens",
                "prompt tokens",
                "prompt",
                "uncached input",
                "cache miss");
        of(
                Scope.OUTPUT,
                "output",
                "output tokens",
                "completion",
                "completion tokens",
                "generated tokens",
                "generation");
        of(Scope.BLENDED, "blended", "blend", "blended 3:1", "3:1 blend", "blended tokens");
        of(Scope.LIST, "list", "list price");
        of(
                Scope.PER_REQUEST,
                "request",
                "query",
                "e-mail",
                "email",
                "message",
                "question",
                "search",
                "response",
                "answer",
                "image",
                "median prompt",
                "text prompt");
        of(Scope.PER_TOKEN, "token", "output token");
        of(Scope.PER_DAY, "day", "daily");
        of(
                Scope.LIFECYCLE,
                "lifecycle",
                "life cycle",
                "life-cycle assessment",
                "cradle to grave",
                "embodied");
        of(Scope.CHIP, "chip", "one chip", "single chip");
        of(Scope.MARKET, "market", "industry", "worldwide", "global", "world");
        of(Scope.UNSTATED, "unstated", "unknown");
    }

    /** A year is what revenue and spending are of anyway: the words say no more of the figure. */
    private static final Pattern OF_A_YEAR =
            Pattern.compile(
                    "(?i)(?:annual|annually|annuali[sz]ed|yearly|(?:a|per|one|full|fiscal|calendar) year(?: \\d{4})?|FY ?\\d{2,4}|run[- ]rate|annual run[- ]rate)");

    /** How a chip is rented, which the verdict tells. */
    private static final Pattern OF_A_RENT =
            Pattern.compile(
                    "(?i)(?:spot|on[- ]demand|pre-?emptible|interruptible|reserved|committed)(?: (?:price|rent|rental|rate|market|instance|capacity)s?)?");

    private ScopeWords() {}

    private static void of(Scope scope, String... phrases) {
        PHRASES.put(scope, WordBag.all(phrases));
    }

    /** The scope of a slug or a phrase, in upper or lower case; empty if there is none. */
    public static Optional<Scope> read(String phrase) {
        var exact = Spellings.spelled(phrase, SLUGS).flatMap(Scope::of);
        if (exact.isPresent()) {
            return exact;
        }
        var per = perWhat(phrase);
        if (per.isPresent()) {
            return per;
        }
        if (OF_A_YEAR.matcher(phrase.strip()).matches()
                || OF_A_RENT.matcher(phrase.strip()).matches()) {
            return Optional.of(Scope.UNSTATED);
        }
        var bag = WordBag.of(phrase);
        return PHRASES.entrySet().stream()
                .filter(entry -> WordBag.isAnyOf(bag, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The scope of "per query", "a token" or "daily" within a longer phrase. */
    static Optional<Scope> perWhat(String phrase) {
        if (PER_REQUEST.matcher(phrase).find()) {
            return Optional.of(Scope.PER_REQUEST);
        }
        if (PER_TOKEN.matcher(phrase).find()) {
            return Optional.of(Scope.PER_TOKEN);
        }
        return PER_DAY.matcher(phrase).find() ? Optional.of(Scope.PER_DAY) : Optional.empty();
    }
}
