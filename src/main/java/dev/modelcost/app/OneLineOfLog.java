package dev.modelcost.app;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Keeps what a request brings from writing lines of its own into the log: a message is one line,
 * without control characters.
 */
@LoggingFilter(name = "one-line")
public final class OneLineOfLog implements Filter {

    /** Of a record with its parameters, as the log would print it. */
    private static final ExtFormatter MESSAGE = new PatternFormatter("%s");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u0085]");

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (entry instanceof ExtLogRecord extended) {
            var message = MESSAGE.formatMessage(extended);
            if (message != null && CONTROL.matcher(message).find()) {
                extended.setMessage(escaped(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }

    /** Each control character as the escape by which Java would write it. */
    static String escaped(String message) {
        return CONTROL.matcher(message)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
