package dev.modelcost.kept;

import dev.modelcost.web.Question;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question that names a day.
 *
 * @param asked the question
 * @param anyDay the same with the day left open; no question that anybody can ask, since their
 *     paths begin with a slash
 * @param day that it names
 */
record DatedQuestion(Question asked, Question anyDay, LocalDate day) {

    /** The parameters that name the day of a question, once and as answers write it. */
    private static final Pattern DAY =
            Pattern.compile("[?&](?:asOf|on)=(\\d{4}-\\d{2}-\\d{2})(?=&|$)");

    /** Null if it names none, or more than one. */
    static @Nullable DatedQuestion of(Question question) {
        var text = question.text();
        var found = DAY.matcher(text);
        if (text.indexOf('?') < 0 || !found.find()) {
            return null;
        }
        var from = found.start(1);
        var to = found.end(1);
        var name = found.group(1);
        if (found.find()) {
            return null;
        }
        try {
            return new DatedQuestion(
                    question,
                    new Question("any day: " + text.substring(0, from) + text.substring(to)),
                    LocalDate.parse(name));
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
