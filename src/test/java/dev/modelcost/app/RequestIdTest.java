package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7f3c-99.b_1", "0123456789abcdef0123456789abcdef"})
    void takesAWellFormedOne(String given) {
        assertThat(RequestId.of(given)).isEqualTo(given);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a b", "a\nb", "a\u001b[31m", "\u00e9", "<x>", "a\"b"})
    void givesOneOfItsOwnInsteadOfWhatIsNot(String given) {
        assertThat(RequestId.of(given)).matches("[0-9a-f]{16}").isNotEqualTo(RequestId.of(given));
        assertThat(RequestId.of("a".repeat(65))).matches("[0-9a-f]{16}");
    }

    @Test
    void aMessageOfTheLogIsOneLine() {
        var entry =
                new ExtLogRecord(
                        Level.INFO, "%s was asked for", FormatStyle.PRINTF, "RequestIdTest");
        entry.setParameters(
                new Object[] {"/x\r\n12:00:00 INFO  nothing happened\u001b[2K\u0085\u2028"});

        assertThat(new OneLineOfLog().isLoggable(entry)).isTrue();

        assertThat(entry.getMessage())
                .isEqualTo(
                        "/x\\u000d\\u000a12:00:00 INFO  nothing happened\\u001b[2K\\u0085\\u2028 was asked for");
        assertThat(entry.getFormatStyle()).isEqualTo(FormatStyle.NO_FORMAT);
    }

    @Test
    void anotherMessageStaysAsItIs() {
        var entry = new ExtLogRecord(Level.INFO, "%s is up", FormatStyle.PRINTF, "RequestIdTest");
        entry.setParameters(new Object[] {"100 %"});

        new OneLineOfLog().isLoggable(entry);

        assertThat(entry.getMessage()).isEqualTo("%s is up");
    }
}
