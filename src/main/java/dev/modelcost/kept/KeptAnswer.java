package dev.modelcost.kept;

import dev.modelcost.web.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An answer in memory.
 *
 * @param answer of the newest edition when it was computed
 * @param pathTemplate the path with its variables named, by which requests are counted; null if
 *     they are not counted
 */
record KeptAnswer(Answer answer, @Nullable String pathTemplate) implements Kept {

    @Override
    public int weight() {
        return answer.weight();
    }
}
