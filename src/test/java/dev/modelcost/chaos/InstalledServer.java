package dev.modelcost.chaos;

import dev.modelcost.testsupport.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of the machine, with the programs that come with it. */
final class InstalledServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final Path programs;
    private final Path folder;
    private final int port;
    private final Process server;

    /**
     * @param programs where postgres, initdb, pg_dump and the others are
     * @param folder for its data, empty
     */
    InstalledServer(Path programs, Path folder) throws IOException, InterruptedException {
        this.programs = programs;
        this.folder = folder;
        this.port = RunningService.freePort();
        var data = folder.resolve("data").toString();
        run(asNobody("initdb", "-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8"));
        server =
                new ProcessBuilder(
                                asNobody(
                                        "postgres",
                                        "-D",
                                        data,
                                        "-p",
                                        Integer.toString(port),
                                        "-k",
                                        folder.toString(),
                                        "-c",
                                        "listen_addresses=localhost"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("server.log").toFile())
                        .start();
        shell("for i in $(seq 100); do pg_isready -q && exit 0; sleep 0.2; done; exit 1");
    }

    /** It refuses to run as root; in a user namespace of its own nobody is root. */
    private List<String> asNobody(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    int port() {
        return port;
    }

    /** As the user that owns the record. */
    String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?user=modelcost".formatted(port, database);
    }

    /** Runs commands as the administrator of the server would. */
    void shell(String commands) throws IOException, InterruptedException {
        run(List.of("bash", "-euc", commands));
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var log = folder.resolve("commands.log");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var environment = builder.environment();
        environment.put("PATH", programs + ":" + environment.get("PATH"));
        environment.put("PGHOST", "localhost");
        environment.put("PGPORT", Integer.toString(port));
        environment.put("PGUSER", SUPERUSER);
        if (builder.start().waitFor() != 0) {
            throw new AssertionError(command + "\n" + Files.readString(log));
        }
    }

    @Override
    public void close() {
        var all = new ArrayList<>(server.descendants().toList());
        all.add(server.toHandle());
        all.forEach(ProcessHandle::destroy);
        server.onExit().join();
    }
}
