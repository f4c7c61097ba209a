package dev.modelcost.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a Dockerfile says, instruction by instruction. Knows no here-documents: ours have none. */
record Dockerfile(Path file, List<Instruction> instructions) {

    static final Path DIRECTORY = Path.of("src/main/docker");

    record Instruction(String name, String arguments) {}

    static Dockerfile read(String name) throws IOException {
        var file = DIRECTORY.resolve(name);
        var instructions = new ArrayList<Instruction>();
        var pending = new StringBuilder();
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            if (line.endsWith("\\")) {
                pending.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            var parts = pending.append(line).toString().strip().split("\\s+", 2);
            instructions.add(new Instruction(parts[0], parts.length > 1 ? parts[1] : ""));
            pending.setLength(0);
        }
        return new Dockerfile(file, instructions);
    }

    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    /** Of the image that is shipped: after the last FROM. */
    Dockerfile lastStage() {
        var from = 0;
        for (var i = 0; i < instructions.size(); i++) {
            if (instructions.get(i).name().equals("FROM")) {
                from = i;
            }
        }
        return new Dockerfile(file, instructions.subList(from, instructions.size()));
    }

    /** The command and its arguments, which must be in the form that needs no shell. */
    List<String> entryPoint() throws IOException {
        return new ObjectMapper()
                .readerForListOf(String.class)
                .readValue(lastStage().all("ENTRYPOINT").get(0));
    }
}
