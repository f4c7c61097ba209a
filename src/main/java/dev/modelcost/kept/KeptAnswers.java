package dev.modelcost.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.modelcost.admission.HeldMemory;
import dev.modelcost.web.Question;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The answers in memory, one for each question: the newest that was computed. Those that are asked
 * for least go first when their bytes exceed the limit.
 */
@Singleton
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMW",
            "com.github.benmanes.caffeine.cache.PSMW"
        })
public final class KeptAnswers {

    /** Of the entry and the objects around its bytes. */
    private static final int OVERHEAD_BYTES = 400;

    private static final long USUAL_BYTES = 32L * 1024 * 1024;

    /**
     * The tables of the record take half of the smallest heap, and questions that are worked on the
     * rest.
     */
    private static final int HEAP_SHARE = 8;

    /** Of the limit, which the answers of one question about many days may take. */
    private static final int SHARE_OF_A_QUESTION = 4;

    /** Of the limit, which stays however much is held for clients that are slow. */
    private static final int LEAST_SHARE = 8;

    private final long maxBytes;
    private final Cache<Question, Kept> answers;

    /**
     * @param maxBytes that the kept answers may take together; none are kept with 0; 32 MB if not
     *     given, or an eighth of the heap if that is less
     */
    KeptAnswers(
            @ConfigProperty(name = "modelcost.answers.max-bytes") Optional<MemorySize> maxBytes) {
        this.maxBytes =
                maxBytes.map(MemorySize::asLongValue)
                        .orElseGet(
                                () ->
                                        Math.min(
                                                USUAL_BYTES,
                                                Runtime.getRuntime().maxMemory() / HEAP_SHARE));
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(this.maxBytes)
                        .weigher(KeptAnswers::weight)
                        // What there is to tidy is little: no thread is woken for it.
                        .executor(Runnable::run)
                        .build();
    }

    void onStart(@Observes StartupEvent started) {
        HeldMemory.listen(this::makeRoom);
    }

    /**
     * Answers that nobody asks for at the moment make room for those that nobody takes.
     *
     * @param held bytes that are held for clients that are slow
     */
    void makeRoom(long held) {
        answers.policy()
                .eviction()
                .orElseThrow()
                .setMaximum(Math.max(maxBytes / LEAST_SHARE, maxBytes - held));
    }

    private static int weight(Question question, Kept kept) {
        return OVERHEAD_BYTES + question.text().length() + kept.weight();
    }

    boolean keepsAny() {
        return maxBytes > 0;
    }

    /** The last answer to the question, of whatever edition and day. */
    @Nullable KeptAnswer to(Question question) {
        if (answers.getIfPresent(question) instanceof KeptAnswer kept) {
            return kept;
        }
        var dated = DatedQuestion.of(question);
        return dated != null && answers.getIfPresent(dated.anyDay()) instanceof KeptDays days
                ? days.on(dated)
                : null;
    }

    /** Also to be called when an answer has grown by its compressed form. */
    void keep(Question question, KeptAnswer kept) {
        var days = kept.answer().days();
        var dated = days == null ? null : DatedQuestion.of(question);
        if (dated == null || !days.contain(dated.day())) {
            answers.put(question, kept);
            return;
        }
        answers.asMap()
                .merge(
                        dated.anyDay(),
                        new KeptDays(List.of(kept)),
                        (known, one) ->
                                known instanceof KeptDays others
                                        ? others.with(kept, maxBytes / SHARE_OF_A_QUESTION)
                                        : one);
        answers.invalidate(question);
    }

    /** Makes room for something large: nothing is kept afterwards. */
    public void forget() {
        answers.invalidateAll();
    }

    /** How many bytes the kept answers take, about. */
    long bytes() {
        answers.cleanUp();
        return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
