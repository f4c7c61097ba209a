package dev.modelcost.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page for people. What it asks a reader to type is in fenced blocks marked {@code sh}; a block
 * without that mark that follows at once is what they print.
 */
record Document(Path file, String text) {

    private static final Pattern FENCE = Pattern.compile("^ *```(\\S*)\\s*$");

    /**
     * Commands of one fenced block.
     *
     * @param line where the block begins
     * @param printed what the page says that they print; null if it says nothing
     */
    record Commands(Path file, int line, String text, @Nullable String printed) {}

    private record Block(int line, int end, String mark, String text) {}

    /** README and everything in docs. */
    static List<Document> all() throws IOException {
        try (var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Document::read)
                    .toList();
        }
    }

    static Document read(Path file) {
        try {
            return new Document(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Commands> commands() {
        var blocks = blocks();
        var lines = text.lines().toList();
        var commands = new ArrayList<Commands>();
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            if (!block.mark.equals("sh")) {
                continue;
            }
            var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            var printed =
                    next != null
                                    && !next.mark.equals("sh")
                                    && lines.subList(block.end, next.line - 1).stream()
                                            .allMatch(String::isBlank)
                            ? next.text
                            : null;
            commands.add(new Commands(file, block.line, block.text, printed));
        }
        return commands;
    }

    /** The page without its fenced blocks. */
    String prose() {
        var prose = new StringBuilder();
        var inside = false;
        for (var line : text.lines().toList()) {
            if (FENCE.matcher(line).matches()) {
                inside = !inside;
            } else if (!inside) {
                prose.append(line).append('\n');
            }
        }
        return prose.toString();
    }

    /** Lines are counted from 1; the end is that of the closing fence. */
    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var open = FENCE.matcher(lines.get(i));
            if (!open.matches()) {
                continue;
            }
            var start = i + 1;
            while (!lines.get(++i).strip().equals("```")) {
                // The closing fence ends it; a page without one ends with an exception.
            }
            var inside = String.join("\n", lines.subList(start, i)).stripIndent();
            blocks.add(new Block(start, i + 1, open.group(1), inside));
        }
        return blocks;
    }
}
