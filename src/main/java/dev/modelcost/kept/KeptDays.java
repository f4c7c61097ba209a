package dev.modelcost.kept;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers to one question about any day: one for each period in which it is the same, the newest
 * first.
 */
record KeptDays(List<KeptAnswer> periods) implements Kept {

    /** The answer about a day; null if none is known. */
    @Nullable KeptAnswer on(DatedQuestion question) {
        return period(question.day())
                .map(
                        kept ->
                                new KeptAnswer(
                                        kept.answer().on(question.day(), question.asked()),
                                        kept.pathTemplate()))
                .orElse(null);
    }

    private Optional<KeptAnswer> period(LocalDate day) {
        return periods.stream().filter(kept -> kept.answer().days().contain(day)).findFirst();
    }

    /**
     * With one more, in place of what it comprises and of what is of another edition.
     *
     * @param mostBytes of all together, beyond which the oldest go
     */
    KeptDays with(KeptAnswer newest, long mostBytes) {
        var all = new ArrayList<KeptAnswer>();
        all.add(newest);
        var answer = newest.answer();
        long bytes = newest.weight();
        for (var kept : periods) {
            var other = kept.answer();
            bytes += kept.weight();
            if (other.day() == answer.day()
                    && other.edition().equals(answer.edition())
                    && !answer.days().contain(other.days().from())
                    && bytes <= mostBytes) {
                all.add(kept);
            }
        }
        return new KeptDays(List.copyOf(all));
    }

    @Override
    public int weight() {
        return periods.stream().mapToInt(KeptAnswer::weight).sum();
    }
}
