package dev.modelcost.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that a script calls, and that is not on the machines that run the tests. */
final class StandIn {

    private final Path program;

    private StandIn(Path program) {
        this.program = program;
    }

    /** Found before any other of that name by scripts that {@link #run} runs. */
    static StandIn of(String name, Path directory) throws IOException {
        return new StandIn(Files.createDirectories(directory.resolve("bin")).resolve(name));
    }

    /** What it does, in the language of the shell. */
    void says(String script) throws IOException {
        Files.writeString(program, "#!/bin/sh\n" + script);
        program.toFile().setExecutable(true);
    }

    /**
     * Runs a script of the project to its end.
     *
     * @param directory where its stand-ins are
     */
    static Process run(Path directory, String... command) throws IOException, InterruptedException {
        return run(Path.of("."), directory, List.of(command));
    }

    static Process run(Path in, Path directory, List<String> command)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command)
                        .directory(in.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("printed").toFile());
        builder.environment()
                .merge("PATH", directory.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command + " does not end");
        }
        return process;
    }
}
