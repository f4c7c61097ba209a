package dev.modelcost.documents;

import dev.modelcost.documents.Document.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Commands of the documents that no test can run, each with the reason: a line of
 * commands-not-run.txt.
 *
 * @param file the document
 * @param start how the first command of the block begins
 * @param reason why it cannot be run
 */
record NotRun(Path file, String start, String reason) {

    private static final Path LIST = Path.of("src/test/resources/commands-not-run.txt");

    static List<NotRun> all() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 3))
                .map(parts -> new NotRun(Path.of(parts[0]), parts[1], parts[2]))
                .toList();
    }

    boolean means(Commands commands) {
        return commands.file().equals(file) && commands.text().startsWith(start);
    }
}
