package dev.modelcost.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.dataset.RecordTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documents keep the form in which {@link DocumentsIT} can run what they say. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /** A page of this repository that is named without a link to it. */
    private static final Pattern BARE =
            Pattern.compile(
                    "(?<![\\[(`/\\w.-])(docs/[\\w/-]+\\.(?:md|json)|[A-Z]{4,}\\.md)\\b(?!\\])");

    private static final Pattern INDENTED =
            Pattern.compile(
                    "(?m)^ {4,}(?:\\$ )?(?:curl|mvn|java|docker|kubectl|kustomize|sam|gcloud|export|psql|pg_\\w+|createdb|sudo|systemctl) .*$");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() throws IOException {
        return Document.all().stream()
                .map(
                        document ->
                                DynamicTest.dynamicTest(
                                        document.file().toString(), () -> checkLinks(document)));
    }

    private static void checkLinks(Document document) {
        var links = LINK.matcher(document.prose());
        while (links.find()) {
            var target = links.group(1).replaceFirst("#.*", "");
            // Of the site that holds the repository, above its files.
            if (target.isEmpty()
                    || target.matches(
                            "https://.*|\\.\\./\\.\\./(actions|releases|security|issues).*")) {
                continue;
            }
            assertThat(document.file().toAbsolutePath().resolveSibling(target).normalize())
                    .as("%s links to it", document.file())
                    .exists();
        }
        assertThat(BARE.matcher(document.prose()).results().map(found -> found.group()))
                .as("pages that are named are linked")
                .isEmpty();
    }

    @Test
    void commandsAreInBlocksThatAreRun() throws IOException {
        for (var document : Document.all()) {
            assertThat(INDENTED.matcher(document.prose()).results().map(found -> found.group()))
                    .as(document.file().toString())
                    .isEmpty();
        }
    }

    /** Zsh takes an unquoted question mark for a pattern, and refuses what matches no file. */
    @Test
    void addressesAreQuotedForEveryShell() throws IOException {
        for (var document : Document.all()) {
            for (var commands : document.commands()) {
                for (var line : commands.text().lines().toList()) {
                    assertThat(QUOTED.matcher(line).replaceAll("").replaceFirst("(^|\\s)#.*", ""))
                            .as("%s, line %d", document.file(), commands.line())
                            .doesNotContainPattern("(localhost|http)\\S*[?&]");
                }
            }
        }
    }

    @Test
    void whatIsNotRunIsThere() throws IOException {
        var all =
                Document.all().stream().flatMap(document -> document.commands().stream()).toList();
        for (var excepted : NotRun.all()) {
            assertThat(all).as(excepted.toString()).anyMatch(excepted::means);
            assertThat(excepted.reason()).endsWith(".");
        }
    }

    /** In the order in which rows refer to others, so that an editor can follow it. */
    @Test
    void theTablesThatCanBeEditedAreThoseOfTheRecord() throws IOException {
        var page = Files.readString(Path.of("docs/how-to/edit-the-record.md"));
        var named = page.replaceFirst("(?s).*\nThe tables are (.*?)\\.\\s+Their .*", "$1");
        assertThat(Pattern.compile("`([^`]+)`").matcher(named).results())
                .map(found -> found.group(1))
                .containsExactlyElementsOf(
                        RecordTables.ALL.stream().map(RecordTable::path).toList());
    }

    @Test
    void theImageAndItsVersionAreThoseOfTheRelease() throws IOException {
        var image = Files.readString(Path.of("deploy/image")).strip();
        assertThat(image).matches("[a-z0-9.-]+(/[a-z0-9._-]+)+");
        var pom = Files.readString(Path.of("pom.xml"));
        var version = pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
        // Of a version to come there is no image: then they are of the last release.
        var number = version.endsWith("-SNAPSHOT") ? "\\d+\\.\\d+\\.\\d+" : Pattern.quote(version);
        var registry = image.substring(0, image.indexOf('/'));
        var named =
                Pattern.compile(
                        Pattern.quote(registry) + "/[\\w./-]*modelcost(?:@sha256)?(:[\\w.$<>-]+)?");
        var mentions = 0;
        try (var files =
                Stream.of("deploy", "docs", "README.md", "compose.yaml")
                        .map(Path::of)
                        .flatMap(DocumentsTest::below)) {
            for (var file : files.toList()) {
                var found = named.matcher(Files.readString(file));
                while (found.find()) {
                    mentions++;
                    assertThat(found.group())
                            .as(file.toString())
                            .matches(
                                    Pattern.quote(image)
                                            + "(:"
                                            + number
                                            + "(-jvm|-native)?|@sha256:.*)?");
                }
            }
        }
        assertThat(mentions).isGreaterThan(5);
    }

    private static Stream<Path> below(Path path) {
        try {
            return Files.isDirectory(path)
                    ? Files.walk(path)
                            .filter(
                                    file ->
                                            file.toString()
                                                    .matches(
                                                            ".*\\.(md|ya?ml|service|env|json)|.*/image"))
                    : Stream.of(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
