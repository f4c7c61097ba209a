package dev.modelcost.calc.claimwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.names.NamesInText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        for (var chip : List.of("H800", "H100", "H200", "A100", "V100", "TPU v5p", "Ironwood")) {
            NAMES.add(chip, Kind.CHIP);
        }
        for (var maker : List.of("DeepSeek", "OpenAI", "Google", "Meta")) {
            NAMES.add(maker, Kind.ORGANIZATION);
        }
        NAMES.add("ChatGPT", Kind.PRODUCT);
        NAMES.add("Stargate", Kind.PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "1.", "$1 ", "5% "})
    void aRowOfNumbersIsNotRead(String repeated) {
        var read = ClaimText.read(repeated.repeat(8000 / repeated.length()), NAMES::find);

        assertThat(read.claims()).isEmpty();
        assertThat(read.unused()).isNotEmpty();
    }

    /** Each figure was once read again for every other, which took minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPT-4 cost $100 million to train and ",
                "DeepSeek R1 is 10 times cheaper than o1 and "
            })
    void aSentenceWithoutEndIsReadInPieces(String repeated) {
        var text = repeated.repeat(8000 / repeated.length()).strip();

        assertThat(ClaimText.read(text, NAMES::find).claims()).hasSizeGreaterThan(100);
    }

    @Test
    void whatIsSaidAtTheEndOfALongSentenceIsRead() {
        var text = "It is said, ".repeat(300) + "GPT-4 cost $100 million to train.";

        assertThat(ClaimText.read(text, NAMES::find).claims())
                .extracting(FoundClaim::subject)
                .containsExactly("GPT-4");
    }

    @Test
    void runsOfBlanksCountAsOne() {
        var text = "GPT-4 cost" + " ".repeat(5000) + "$100 million to train.";

        assertThat(ClaimText.read(text, NAMES::find).claims()).hasSize(1);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Llama 3.1 405B was trained with 3.8 × 10^25 FLOPs.|training-flop|3.8e25|=",
                "Kimi K2 has 1 trillion total parameters.|parameters|1e12|=",
                "gpt-oss-120b runs on a single 80 GB GPU.|serving-chip-count|1|=",
                "Training GPT-4 did not cost more than $100 million.|training-cost|1e8|<=",
                "Training DeepSeek-V3 was never going to cost less than $5 million.|training-cost|5e6|>=",
                "DeepSeek-V3 was trained over three months on 2,048 H800.|wall-clock-hours|2191.5|~",
                "DeepSeek-V3 was trained for a tenth of the cost of GPT-4.|cost-ratio|0.1|~",
                "DeepSeek-V3 needed 1/11th of the compute of Llama 3.1 405B.|training-flop-ratio|0.0909|~",
                "DeepSeek-V3 used 11x less compute than Llama 3.1 405B.|training-flop-ratio|11|=",
                "GPT-4o is half the price of GPT-4.|price-ratio|0.5|~",
                "Meta's Llama 3.1 405B took 30,84 million GPU hours.|chip-hours|30.84e6|=",
                "Llama 3.1 405B took 30 840 000 GPU hours.|chip-hours|30.84e6|=",
                "Llama 3.1 405B took 30,840,000 GPU hours.|chip-hours|30.84e6|=",
                "DeepSeek-V3 used 2.788M H800 GPU hours.|chip-hours|2.788e6|=",
                "DeepSeek-V3 used 2.788 million H800 GPU hours.|chip-hours|2.788e6|=",
                "GPT-4 was trained on 64 x 8 A100 GPUs.|chip-count|512|=",
                "GPT-4 was trained on 560 DGX servers, each with eight A100 GPUs.|chip-count|4480|=",
                "GPT-3 would take 355 years to train on a single V100.|chip-hours|3111930|=",
                "A medium-length response of GPT-4o takes 18.35 Wh.|energy|0.01835|=",
                "ChatGPT drinks 500 ml of water for every 20 to 50 questions.|water|0.01|range",
                "You can rent an H100 for $2 an hour now.|usd-per-chip-hour|2|=",
                "GPT-4o costs 15 cents per million input tokens.|token-price|0.15|=",
                "GPT-4o costs $15 per million tokens input.|token-price|15|=",
                "GPT-4o is priced at $15/$75 per million tokens.|token-price|15|=",
                "The training of DeepSeek-V3 cost €5.2m.|training-cost|5.2e6|=",
                "OpenAI plans to invest $1.4tn in data centers.|spending|1.4e12|=",
                "OpenAI raised $6.6bn at a $157bn valuation.|fundraising|6.6e9|=",
                "Meta will have 350k H100s by the end of the year.|chip-count|350000|=",
                "Google's data centers had a PUE of 1.09 in 2024.|pue|1.09|=",
            })
    void readsWhatPeopleWrite(String text, String metric, double base, String comparator) {
        var claims = read(text).claims();

        assertThat(claims).as(text).isNotEmpty();
        var claim = claims.get(0);
        var said = claim.figure().comparator();
        assertThat(claim.metric().slug()).as(text).isEqualTo(metric);
        assertThat(claim.unit().toBase(claim.figure().low()))
                .as(text)
                .isCloseTo(base, withinPercentage(0.1));
        assertThat(said == null ? "=" : said.slug()).as(text).isEqualTo(comparator);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DeepSeek-V3 was not trained for $5.6 million.",
                "GPT-4 is worth $157 billion.",
                "The H200 has 141 GB of memory and 4.8 TB/s of bandwidth.",
                "Version 3.1 of the API shipped on 20 January 2025 with 128K context.",
                "GPT-4o answers with up to 1,000 tokens.",
                "An H100 rack draws 40 kW.",
                "Half of the users liked GPT-4.",
                "The weather in Paris was lovely on 12 March 2024 and 300 people came.",
            })
    void makesNoClaimOfWhatIsNone(String text) {
        var read = read(text);

        assertThat(read.claims()).as(text).isEmpty();
        assertThat(read.unused()).containsExactly(text);
    }

    @Test
    void knowsTheMakerOfAShortNameFromAnotherSentence() {
        var read =
                read(
                        "DeepSeek shook markets. Its R1 model was trained for under $6 million, a fraction of the $100 million of GPT-4. The model has 671 billion parameters, 37 billion of them active.");

        assertThat(read.claims()).extracting(FoundClaim::subject).startsWith("DeepSeek R1");
        assertThat(read.claims().get(read.claims().size() - 1).subject()).isEqualTo("DeepSeek R1");
    }

    @Test
    void takesNoModelForAnotherOfTheFamily() {
        var claims = read("Llama 3.1 Behemoth was trained on 30 trillion tokens.").claims();

        assertThat(claims).extracting(FoundClaim::subject).doesNotContain("Llama 3.1");
    }

    @Test
    void readsThePricesOfAListOneByOne() {
        var claims =
                read("GPT-4o costs $0.28 per million input tokens (cache miss), $0.028 (cache hit) and $0.42 per million output tokens.")
                        .claims();

        assertThat(claims)
                .extracting(claim -> claim.metric().slug() + " " + claim.scope().slug())
                .containsExactly(
                        "token-price input", "token-price cached-input", "token-price output");
        assertThat(
                        read("Claude and GPT-4o: $3 per million input tokens, $15 per million output tokens including thinking.")
                                .claims())
                .hasSize(2);
    }

    @Test
    void tellsActiveParametersFromAll() {
        var claims =
                read("Kimi K2 has 1 trillion parameters, of which 32 billion are active.").claims();

        assertThat(claims).extracting(FoundClaim::part).containsExactly(null, "active");
    }

    @Test
    void callsAnEstimateOne() {
        assertThat(read("Analysts estimate that GPT-4 cost $78 million to train.").claims())
                .allMatch(FoundClaim::estimated);
        assertThat(read("GPT-4 cost $78 million to train.").claims())
                .noneMatch(FoundClaim::estimated);
    }

    @Test
    void takesNoOrdinaryWordForAName() {
        var names = new NamesInText();
        names.add("CoRe", Kind.MODEL);
        names.add("palm", Kind.MODEL);

        assertThat(names.find("Each H100 Tensor Core chip")).isEmpty();
        assertThat(names.find("CoRe and PaLM were trained"))
                .extracting(TextName::name)
                .containsExactly("CoRe", "PaLM");
    }

    @Test
    void trainsNoChip() {
        var claims =
                read("We used 2048 A100 for 5 months, at a cost of around 2,638 MWh.").claims();

        assertThat(claims).extracting(FoundClaim::subject).containsOnlyNulls();
    }

    private static ClaimText read(String text) {
        return ClaimText.read(text, NAMES::find);
    }
}
