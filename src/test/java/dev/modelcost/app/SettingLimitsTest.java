package dev.modelcost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.app.SettingLimits.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingLimitsTest {

    private static final long MEMORY = 200L << 20;

    /** Those that are words: names and addresses. */
    private static final Set<String> WORDS =
            Set.of(
                    "modelcost.api.root",
                    "modelcost.database.directory",
                    "modelcost.local-editor.token",
                    "modelcost.schema.version",
                    "quarkus.datasource.jdbc.url",
                    "quarkus.datasource.password",
                    "quarkus.datasource.username",
                    "quarkus.http.cors.origins",
                    "quarkus.http.host",
                    "quarkus.http.proxy.trusted.proxies",
                    "quarkus.management.host",
                    "quarkus.oidc.auth.server.url");

    static List<Limit> limits() {
        return SettingLimits.all(MEMORY);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusesWhatIsNoNumberNegativeOrAbsurdlyLargeAndSaysWhatIsAllowed(Limit limit) {
        for (var value : List.of("soon", "-1", "-5S", "1e9", "99999999999999999999", "4x", "NaN")) {
            var refusal = limit.refusal(value);

            assertThat(refusal).as("%s of %s", value, limit.setting()).isPresent();
            assertThat(refusal.get())
                    .startsWith(
                            "The setting %s cannot be %s: it must be "
                                    .formatted(limit.setting(), value))
                    .endsWith(".")
                    .doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusesWhatIsBlankAndSaysThatItMayBeLeftOut(Limit limit) {
        for (var value : List.of(" ", "\t")) {
            assertThat(limit.refusal(value))
                    .contains(
                            "The setting %s cannot be empty: it must be %s; leave it out for the default."
                                    .formatted(limit.setting(), limit.allowed()));
        }
    }

    /** What has a default and is read as it is could not be read if it were empty. */
    @Test
    void refusesWhatIsEmptyExceptWhereThatMeansNoLimit() {
        assertThat(limits().stream().filter(limit -> limit.refusal("").isEmpty()))
                .extracting(Limit::setting)
                .containsExactlyInAnyOrder(
                        "modelcost.answers.max-bytes",
                        "modelcost.computations.at-once",
                        "modelcost.rate-limit.per-minute");
    }

    @ParameterizedTest
    @CsvSource({
        "modelcost.http.body-deadline, 0",
        "modelcost.http.head-deadline, 0S",
        "modelcost.http.write-deadline, PT0S",
        "modelcost.imports.deadline, 0M",
        "quarkus.http.idle-timeout, 0",
        "modelcost.http.max-body-size, 0",
        "modelcost.http.max-held, 0",
        "quarkus.http.limits.max-body-size, 0K",
        "modelcost.computations.at-once, 0",
        "modelcost.rate-limit.per-minute, 9",
        "quarkus.datasource.jdbc.max-size, 0",
        "quarkus.http.limits.max-connections, 0",
        "quarkus.http.port, 70000",
        "modelcost.http.body-deadline, 61M",
        "modelcost.http.max-age, 366D",
        "modelcost.answers.max-bytes, 1G",
        "quarkus.shutdown.timeout, PT1000000H"
    })
    void refusesNothingWhereSomethingIsNeededAndMoreThanMakesSense(String setting, String value) {
        assertThat(limit(setting).refusal(value)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "modelcost.answers.unconfirmed-for, 0",
        "modelcost.answers.max-bytes, 0",
        "modelcost.computations.most-waiting, 0",
        "modelcost.database.wait, 0S",
        "modelcost.http.max-age, 365D",
        "modelcost.http.body-deadline, 1ms",
        "modelcost.http.max-held, 16M",
        "quarkus.http.limits.max-body-size, 4194304",
        "quarkus.http.idle-timeout, 75",
        "quarkus.http.port, 0",
        "modelcost.data.load, false",
        "quarkus.http.cors.enabled, ON",
        // As Compose passes on a variable that nobody has set.
        "modelcost.answers.max-bytes, ''",
        "modelcost.computations.at-once, ''",
        "modelcost.rate-limit.per-minute, ''"
    })
    void takesWhatMakesSense(String setting, String value) {
        assertThat(limit(setting).refusal(value)).isEmpty();
    }

    @Test
    void saysWhatIsAllowed() {
        assertThat(limit("modelcost.http.body-deadline").refusal("-5S"))
                .contains(
                        "The setting modelcost.http.body-deadline cannot be -5S: it must be a time from 1 ms to 1 h, such as 10S.");
        assertThat(limit("modelcost.http.max-held").refusal("1G"))
                .contains(
                        "The setting modelcost.http.max-held cannot be 1G: it must be a size from 1 byte to the 200 MB of memory that there is, such as 256K.");
        assertThat(limit("quarkus.http.port").refusal("http"))
                .contains(
                        "The setting quarkus.http.port cannot be http: it must be a whole number from 0 to 65535.");
    }

    /** A new setting has limits, or is none of those that may be too large. */
    @Test
    void everySettingThatTheDocumentsNameHasLimitsOrIsAWord() throws IOException {
        var names = new TreeSet<>(UnknownSettings.KNOWN);
        for (var page : List.of("README.md", "docs/how-to/operate.md")) {
            Pattern.compile("QUARKUS_[A-Z0-9_]+")
                    .matcher(Files.readString(Path.of(page)))
                    .results()
                    .forEach(name -> names.add(property(name.group())));
        }
        var limited = new ArrayList<>(limits().stream().map(Limit::setting).toList());
        limited.addAll(limits().stream().map(limit -> property(limit.setting())).toList());

        assertThat(
                        names.stream()
                                .filter(Predicate.not(limited::contains))
                                .filter(Predicate.not(WORDS::contains)))
                .isEmpty();
    }

    /** Without its hyphens, which the name of a variable does not tell. */
    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceAll("[_-]", ".");
    }

    private static Limit limit(String setting) {
        return Stream.of(limits())
                .flatMap(List::stream)
                .filter(limit -> limit.setting().equals(setting))
                .findFirst()
                .orElseThrow();
    }
}
