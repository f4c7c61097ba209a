package dev.modelcost.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.serving.EngineTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A program of bench/fit, run on the shipped data with the classes under test. */
public final class FitProgram {

    private FitProgram() {}

    /** What ServingFit says. */
    public static String says(String mode) throws IOException, InterruptedException {
        return run("ServingFit", mode);
    }

    /** What a program says that reads nothing but the shipped data. */
    public static String run(String name, String... options)
            throws IOException, InterruptedException {
        var classes =
                Path.of(
                        EngineTimes.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        var program =
                new ProcessBuilder(
                        Stream.of(
                                        Stream.of("bench/fit/fit", name),
                                        Stream.of(options),
                                        Stream.of("src/main/resources/data"))
                                .flatMap(part -> part)
                                .toList());
        program.environment().put("CLASSES", classes.toString());
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        var process = program.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
