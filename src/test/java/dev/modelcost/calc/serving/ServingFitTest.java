package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.FitProgram;
import java.io.IOException;
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
        assertThat(Double.parseDouble(shares.group(2))).isGreaterThan(94);
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
            assertThat(Double.parseDouble(shares.group(2))).isGreaterThan(94);
            assertThat(Double.parseDouble(shares.group(3))).isGreaterThan(98);
            assertThat(Double.parseDouble(shares.group(4))).isBetween(87.0, 96.0);
        }
    }

    /** The prices of prompts state a range: nine of ten measured prompts are to lie in it. */
    @Test
    void thePromptsThatWereMeasuredLieInTheirRanges() throws Exception {
        var said = FitProgram.run("PromptFit");

        for (var kind : List.of("dense", "mixture")) {
            var line =
                    Pattern.compile("(?m)^" + kind + " +(\\d+) prompts .* in range +(\\d+) %")
                            .matcher(said);
            assertThat(line.find()).as(said).isTrue();
            assertThat(Integer.parseInt(line.group(1))).isGreaterThan(200);
            assertThat(Integer.parseInt(line.group(2))).isBetween(87, 93);
        }
    }

    @Test
    void theFirstTokensOfConfigurationsLeftOutLieInTheirRange() throws Exception {
        var said = FitProgram.run("FirstTokenFit");

        for (var judged :
                List.of("rows of configurations left out", "the constants that are shipped")) {
            var line =
                    Pattern.compile(
                                    judged
                                            + " +(\\d+) rows +within 1.5x +([\\d.]+) % +2x +([\\d.]+) % +2.2x +([\\d.]+) %")
                            .matcher(said);
            assertThat(line.find()).as(said).isTrue();
            assertThat(Integer.parseInt(line.group(1))).isGreaterThan(1000);
            assertThat(Double.parseDouble(line.group(3))).isGreaterThan(90);
            assertThat(Double.parseDouble(line.group(4))).isBetween(92.0, 97.0);
        }
    }

    private static String judged() throws IOException, InterruptedException {
        return FitProgram.says("--shipped");
    }
}
