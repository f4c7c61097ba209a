package dev.modelcost.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.modelcost.documents.Document.Commands;
import dev.modelcost.testsupport.OneService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what README and docs ask a reader to type, in the packaged service's own shell session for
 * each page, and compares what is printed with what they say is printed. Three dots in a printed
 * line stand for anything. Commands that no test can run are in commands-not-run.txt.
 */
class DocumentsIT {

    private static final String API = "localhost:8080";
    private static final String MANAGEMENT = "localhost:9000";

    @TempDir static Path directory;

    @TestFactory
    Stream<DynamicTest> saysWhatHappens() throws Exception {
        var notRun = NotRun.all();
        return Document.all().stream()
                .map(
                        document ->
                                document.commands().stream()
                                        .filter(
                                                commands ->
                                                        notRun.stream()
                                                                .noneMatch(
                                                                        one -> one.means(commands)))
                                        .toList())
                .filter(commands -> !commands.isEmpty())
                .map(
                        commands ->
                                dynamicTest(
                                        commands.get(0).file().toString(), () -> type(commands)));
    }

    private static void type(List<Commands> page) throws Exception {
        var service = OneService.running();
        var script = new StringBuilder("set -uo pipefail\n");
        for (var commands : page) {
            script.append("printf '\\0'\n")
                    .append(
                            commands.text()
                                    .replace(API, service.url().getAuthority())
                                    .replace(MANAGEMENT, service.managementUrl().getAuthority()))
                    .append("\nprintf '\\0%d' $?\n");
        }
        var file = Files.writeString(directory.resolve("commands.sh"), script);
        var output = directory.resolve("output");
        var shell =
                new ProcessBuilder("bash", file.toString())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        shell.environment().put("TOKEN", OneService.TOKEN);
        var process = shell.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

        var printed = Files.readString(output).split("\0", -1);
        var wrong = new ArrayList<String>();
        for (var i = 0; i < page.size(); i++) {
            var got =
                    printed[2 * i + 1]
                            .replace(service.url().getAuthority(), API)
                            .replace(service.managementUrl().getAuthority(), MANAGEMENT)
                            .replace("\r", "")
                            .strip();
            var where = "%s, line %d".formatted(page.get(i).file(), page.get(i).line());
            if (!printed[2 * i + 2].strip().equals("0")) {
                wrong.add(where + " fails:\n" + got);
            }
            var said = page.get(i).printed();
            if (said != null && !asSaid(said.strip()).matcher(got).matches()) {
                wrong.add(where + " prints:\n" + got);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Pattern asSaid(String printed) {
        return Pattern.compile(
                Stream.of(printed.split("\\.\\.\\.", -1))
                        .map(Pattern::quote)
                        .reduce((before, after) -> before + ".*" + after)
                        .orElseThrow());
    }
}
