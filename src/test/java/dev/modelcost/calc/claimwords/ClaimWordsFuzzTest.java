package dev.modelcost.calc.claimwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/** What people write may be anything: it is understood, or nothing comes of it. */
class ClaimWordsFuzzTest {

    private static final String MODEL = "DeepSeek-V3";

    @FuzzTest(maxDuration = "1m")
    void units(FuzzedDataProvider data) {
        UnitWords.read(data.consumeRemainingAsString(), List.of());
    }

    @FuzzTest(maxDuration = "1m")
    void figures(FuzzedDataProvider data) {
        WrittenFigure.read(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "1m")
    void days(FuzzedDataProvider data) {
        WrittenDay.read(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "1m")
    void phrases(FuzzedDataProvider data) {
        var phrase = data.consumeRemainingAsString();
        MetricWords.read(phrase);
        ComparatorWords.read(phrase);
        ScopeWords.read(phrase);
        PrecisionWords.read(phrase);
        SystemWords.chips(phrase);
    }

    @FuzzTest(maxDuration = "1m")
    void texts(FuzzedDataProvider data) {
        var text = data.consumeRemainingAsString();

        var read = ClaimText.read(text, ClaimWordsFuzzTest::names);

        assertThat(read.claims()).doesNotContainNull();
        assertThat(read.unused()).doesNotContainNull();
    }

    private static List<TextName> names(String text) {
        var names = new ArrayList<TextName>();
        for (var at = text.indexOf(MODEL); at >= 0; at = text.indexOf(MODEL, at + 1)) {
            names.add(new TextName(at, at + MODEL.length(), MODEL, TextName.Kind.MODEL));
        }
        return names;
    }
}
