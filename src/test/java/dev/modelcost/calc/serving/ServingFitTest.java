package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The shares of the shipped measurements that the shipped constants meet, as bench/fit says them.
 */
class ServingFitTest {

    private static final Pattern SHARES =
            Pattern.compile(
                    "tuned +(\\d+) rows +within 1.5x +([\\d.]+) % +2x +([\\d.]+) % +in range +([\\d.]+) %");

    @Test
    void theConstantsMeetTheSharesThatAreStated() throws Exception {
        var said = judged();

        var shares = SHARES.matcher(said);
        assertThat(shares.find()).as(said).isTrue();
        assertThat(Integer.parseInt(shares.group(1))).isGreaterThan(1500);
        assertThat(Double.parseDouble(shares.group(2))).isGreaterThan(92);
        assertThat(Double.parseDouble(shares.group(3))).isGreaterThan(97.5);
        assertThat(Double.parseDouble(shares.group(4))).isBetween(87.0, 93.0);
        assertThat(said).contains("bound beaten: 0");
    }

    @Test
    void theyMeetThemOnAnH100AndOnAnH200ByThemselves() throws Exception {
        var said = judged();

        for (var chip : List.of("nvidia-h100-sxm5-80gb", "nvidia-h200-sxm")) {
            var shares =
                    Pattern.compile(
                                    chip
                                            + " +(\\d+) rows +within 1.5x +([\\d.]+) % +2x +([\\d.]+) % +in range +([\\d.]+) %")
                            .matcher(said);
            assertThat(shares.find()).as(said).isTrue();
            assertThat(Integer.parseInt(shares.group(1))).isGreaterThan(250);
            assertThat(Double.parseDouble(shares.group(2))).isGreaterThan(91);
            assertThat(Double.parseDouble(shares.group(3))).isGreaterThan(98);
            assertThat(Double.parseDouble(shares.group(4))).isBetween(87.0, 93.0);
        }
    }

    private static String judged() throws IOException, InterruptedException {
        var classes =
                Path.of(
                        EngineTimes.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        var program =
                new ProcessBuilder(
                        "bench/fit/fit", "ServingFit", "--shipped", "src/main/resources/data");
        program.environment().put("CLASSES", classes.toString());
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        var process = program.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
