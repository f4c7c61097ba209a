package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a figure covers: one vocabulary for costs that are computed, for claims and for audits.
 * Synonyms are understood when a scope is asked for; answers and the record use the slug alone.
 */
public enum Scope implements Vocabulary {
    /** The runs that made the model, without ablations and failed attempts. */
    RUN("final-run", "training"),
    /** All recorded runs of the model, ablations among them. */
    MODEL,
    /** All compute of a development: experiments and failed runs as well. */
    DEVELOPMENT,
    /** The run, and that of the model it was trained on from. */
    WITH_BASE_MODEL,
    /** What came after the pre-training: fine-tuning and reinforcement learning. */
    POST_TRAINING,
    /** The first training on general text. */
    PRE_TRAINING,
    /** One stage of a training, which the claim names. */
    STAGE,
    /** Answering requests. */
    SERVING,
    /** Tokens of a prompt. */
    INPUT,
    /** Tokens of a prompt that are read from a cache. */
    CACHED_INPUT,
    /** Tokens of a prompt that are written to a cache. */
    CACHE_WRITE,
    /** Tokens of an answer. */
    OUTPUT,
    /** Tokens of a prompt in a batch job. */
    BATCH_INPUT,
    /** Tokens of an answer in a batch job. */
    BATCH_OUTPUT,
    /** List prices, without saying of which kind of token. */
    LIST,
    /** One request. */
    PER_REQUEST,
    /** One day of serving. */
    PER_DAY,
    /** From the making of the hardware to its disposal. */
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

    /** Whether a stored slug is this scope. */
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
