package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a figure covers: one vocabulary for computed costs, claims and audits. Synonyms are accepted
 * in questions; answers and the record use only the slug.
 */
public enum Scope implements Vocabulary {
    /** The runs that made the model, without ablations and failed attempts. */
    RUN("final-run", "training"),
    /** All recorded runs of the model, including ablations. */
    MODEL,
    /** All compute of a development, including experiments and failed runs. */
    DEVELOPMENT,
    /** The run and that of the model it was trained from. */
    WITH_BASE_MODEL,
    /** What came after pre-training: fine-tuning and reinforcement learning. */
    POST_TRAINING,
    /** The first training on general text. */
    PRE_TRAINING,
    /** One stage of training, named by the claim. */
    STAGE,
    /** Answering requests. */
    SERVING,
    /** Tokens of a prompt. */
    INPUT,
    /** Prompt tokens read from a cache. */
    CACHED_INPUT,
    /** Prompt tokens written to a cache. */
    CACHE_WRITE,
    /** Tokens of an answer. */
    OUTPUT,
    /** Tokens of a prompt in a batch job. */
    BATCH_INPUT,
    /** Tokens of an answer in a batch job. */
    BATCH_OUTPUT,
    /** Tokens of prompts and answers, three to one. */
    BLENDED,
    /** List prices, without specifying the kind of token. */
    LIST,
    /** One request. */
    PER_REQUEST,
    /** One token. */
    PER_TOKEN,
    /** One day of serving. */
    PER_DAY,
    /** From manufacturing the hardware to its disposal. */
    LIFECYCLE,
    /** One chip. */
    CHIP,
    /** A whole market or industry. */
    MARKET,
    /** The claim does not say. */
    UNSTATED;

    private final Set<String> synonyms;

    Scope(String... synonyms) {
        this.synonyms = Set.of(synonyms);
    }

    /** The scope of this slug or synonym, in upper or lower case; empty if there is none. */
    public static Optional<Scope> of(String word) {
        var wanted = word.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(scope -> scope.slug().equals(wanted) || scope.synonyms.contains(wanted))
                .findFirst();
    }

    /** Whether a stored slug denotes this scope. */
    boolean is(String slug) {
        return slug().equals(slug);
    }

    /** The slugs of some scopes, each followed by its synonyms. */
    public static List<String> words(Iterable<Scope> scopes) {
        var words = new ArrayList<String>();
        for (var scope : scopes) {
            words.add(scope.slug());
            scope.synonyms.stream().sorted().forEach(words::add);
        }
        return List.copyOf(words);
    }
}
