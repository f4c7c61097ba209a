package dev.modelcost.testsupport;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a shell of whoever runs the tests would find. */
public final class InstalledPrograms {

    private InstalledPrograms() {}

    public static boolean has(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
