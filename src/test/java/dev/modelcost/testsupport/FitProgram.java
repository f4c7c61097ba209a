package dev.modelcost.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.serving.EngineTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** bench/fit's ServingFit, run on the shipped data with the classes under test. */
public final class FitProgram {

    private FitProgram() {}

    public static String says(String mode) throws IOException, InterruptedException {
        var classes =
                Path.of(
                        EngineTimes.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        var program =
                new ProcessBuilder("bench/fit/fit", "ServingFit", mode, "src/main/resources/data");
        program.environment().put("CLASSES", classes.toString());
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        var process = program.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
