package dev.modelcost.calc.claimwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.names.NamesInText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims that are found in sentences as newspapers print them. */
class ClaimTextTest {

    private static final NamesInText NAMES = new NamesInText();

    static {
        for (var model :
                List.of(
                        "DeepSeek R1",
                        "DeepSeek-V3",
                        "GPT-4",
                        "GPT-4o",
                        "o1",
                        "Gemma 3 27B",
                        "BLOOM",
                        "Llama 3.1 405B",
                        "Kimi K2",
                        "GPT-3",
                        "gpt-oss-120b")) {
            NAMES.add(model, Kind.MODEL);
            NAMES.addStems(model);
        }
        for (var chip : List.of("H800", "H100", "A100", "TPU v5p", "Ironwood")) {
            NAMES.add(chip, Kind.CHIP);
        }
        for (var maker : List.of("DeepSeek", "OpenAI", "Google", "Meta")) {
            NAMES.add(maker, Kind.ORGANIZATION);
        }
        NAMES.add("ChatGPT", Kind.PRODUCT);
        NAMES.add("Stargate", Kind.PRODUCT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DeepSeek trained R1 for $294K on 512 H800.|training-cost|294000|DeepSeek R1",
                "DeepSeek R1 cost just $294,000 to train.|training-cost|294000|DeepSeek R1",
                "DeepSeek-V3 was trained on 14.8 trillion tokens.|training-tokens|14.8e12|DeepSeek-V3",
                "Training GPT-4 cost more than $100 million, Sam Altman said.|training-cost|100e6|GPT-4",
                "Training BLOOM emitted about 25 tonnes of CO2.|carbon|25000|BLOOM",
                "A ChatGPT query uses 3 Wh of electricity.|energy|0.003|ChatGPT",
                "GPT-4 has 1.8 trillion parameters.|parameters|1.8e12|GPT-4",
                "Llama 3.1 405B needed 30.84 million GPU hours.|chip-hours|30840000|Llama 3.1 405B",
                "The A100 delivers 624 TFLOPS in BF16.|peak-flops|624e12|A100",
                "Stargate will invest $500 billion over four years.|spending|500e9|Stargate",
                "OpenAI is raising up to $40 billion.|fundraising|40e9|OpenAI",
                "OpenAI's revenue reached $13 billion in 2025.|revenue|13e9|OpenAI",
                "GPT-4o costs $2.50 per million input tokens.|token-price|2.5|GPT-4o",
                "An H100 costs about $30,000.|chip-price|30000|H100",
                "H100s rent for $2.10 per GPU hour.|usd-per-chip-hour|2.1|H100",
                "GPT-3's training consumed 1,287 MWh.|energy|1287000|GPT-3",
                "Training GPT-3 evaporated 700,000 liters of water.|water|700000|GPT-3",
                "gpt-oss-120b runs on a single H100.|serving-chip-count|1|gpt-oss-120b",
                "Global AI spending will reach $1.5 trillion in 2025.|spending|1.5e12|Global AI spending",
                "Google's data centers have a PUE of 1.09.|pue|1.09|Google",
            })
    void findsTheClaimOfASentence(String text, String metric, double base, String subject) {
        var claims = read(text).claims();

        assertThat(claims).as(text).isNotEmpty();
        var claim = claims.get(0);
        assertThat(claim.metric().slug()).isEqualTo(metric);
        assertThat(claim.unit().toBase(claim.figure().low())).isEqualTo(base);
        assertThat(claim.subject()).isEqualTo(subject);
    }

    @Test
    void takesChipsAndHoursOfTheSentenceForFactsOfTheRun() {
        var claims =
                read("DeepSeek trained R1 for $294K on 512 Nvidia H800 chips in 80 hours.")
                        .claims();

        assertThat(claims)
                .extracting(claim -> claim.metric().slug())
                .containsExactly("training-cost", "chip-count", "wall-clock-hours");
        assertThat(claims.get(0).chip()).isEqualTo("H800");
        assertThat(claims.get(0).stated().chipCount()).isEqualTo(512);
        assertThat(claims.get(0).stated().wallClockHours()).isEqualTo(80);
    }

    @Test
    void comparesTwoModels() {
        var claim = read("DeepSeek R1 is 27 times cheaper than o1.").claims().get(0);

        assertThat(claim.metric().slug()).isEqualTo("price-ratio");
        assertThat(claim.subject()).isEqualTo("DeepSeek R1");
        assertThat(claim.comparedWith()).isEqualTo("o1");
    }

    @Test
    void saysWhichPartItDidNotUse() {
        var read =
                read(
                        "The news shook Wall Street. DeepSeek trained R1 for $294K, less than many startups raise. Nobody had expected that.");

        assertThat(read.claims()).hasSize(1);
        assertThat(read.unused())
                .containsExactly(
                        "The news shook Wall Street.",
                        "less than many startups raise.",
                        "Nobody had expected that.");
    }

    @Test
    void goesOnAboutTheModelOfTheSentenceBefore() {
        var claims =
                read("OpenAI released GPT-4 in 2023. It cost over $100 million to train.").claims();

        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).subject()).isEqualTo("GPT-4");
    }

    @Test
    void readsASubjectOfTheSentenceBeforeBesideOthers() {
        var claims =
                read("DeepSeek's R1 model cost just $294,000 to train, far below GPT-4, which cost more than $100 million. A query uses about 3 Wh, twice that of o1.")
                        .claims();

        assertThat(claims).extracting(FoundClaim::subject).startsWith("DeepSeek R1", "GPT-4");
    }

    @Test
    void findsNothingWhereNoFigureIsStated() {
        assertThat(read("The cat sat on the mat in 2024.").claims()).isEmpty();
        assertThat(read("Version 3.5 was released on 12 May 2025.").claims()).isEmpty();
        assertThat(read("...!!! 12 34 $ % ,,, 5").claims()).isEmpty();
    }

    private static ClaimText read(String text) {
        return ClaimText.read(text, NAMES::find);
    }
}
