package dev.modelcost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.audit.AuditSubjects.Name;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.names.KnownName;
import dev.modelcost.names.NameBook;
import dev.modelcost.names.NameResolver;
import dev.modelcost.names.Named;
import dev.modelcost.names.Resolution;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names in a question are taken for. */
class AuditSubjectsTest {

    private static final List<Name> NAMES =
            List.of(
                    new Name("model", "deepseek-r1", "deepseek-r1", "DeepSeek-R1"),
                    new Name("model", "r1", "deepseek-r1", "DeepSeek-R1"),
                    new Name("model", "deepseek-v4-pro", "deepseek-v4-pro", "DeepSeek-V4-Pro"),
                    new Name(
                            "model", "deepseek-v4-flash", "deepseek-v4-flash", "DeepSeek-V4-Flash"),
                    new Name("model", "llama-2-7b", "llama-2-7b", "Llama 2 7B"),
                    new Name("model", "llama-2-70b", "llama-2-70b", "Llama 2 70B"),
                    new Name("organization", "openai", "openai", "OpenAI"),
                    new Name("product", "chatgpt", "openai", "OpenAI"),
                    new Name("chip", "h800", "nvidia-h800-sxm5", "NVIDIA H800 SXM5"),
                    new Name("chip", "ironwood", "google-tpu-v7", "Google TPU v7"),
                    new Name("chip", "nvidia-h800-sxm5", "nvidia-h800-sxm5", "NVIDIA H800 SXM5"));

    @Test
    void saysWhichNamesItTookForOthers() {
        var found = resolve("energy", "r1", "h800");

        assertThat(found.subject()).isEqualTo("deepseek-r1");
        assertThat(found.subjectName()).isEqualTo("DeepSeek-R1");
        assertThat(found.chip()).isEqualTo("nvidia-h800-sxm5");
        assertThat(found.assumed())
                .containsExactly(
                        "Subject: 'r1' was taken for deepseek-r1 (DeepSeek-R1).",
                        "Chip: 'h800' was taken for nvidia-h800-sxm5 (NVIDIA H800 SXM5).");
    }

    @ParameterizedTest
    @CsvSource({
        "DeepSeek-R1, deepseek-r1",
        "DeepSeek R1, deepseek-r1",
        "DeepSeek's R1, deepseek-r1",
        "the DeepSeek R1 model, deepseek-r1",
        "ChatGPT, openai",
        "a ChatGPT query, openai",
        "TPU Ironwood, google-tpu-v7",
        "an Ironwood pod, google-tpu-v7",
        "NVIDIA H800 GPU, nvidia-h800-sxm5",
    })
    void findsANameInASentence(String asked, String slug) {
        assertThat(resolve("energy", asked, null).subject()).isEqualTo(slug);
    }

    @Test
    void saysNothingOfNamesThatAreTheRecordsOwn() {
        assertThat(resolve("energy", "DeepSeek-R1", null).assumed()).isEmpty();
    }

    @Test
    void listsTheVersionsAndSizesThatANameMayMean() {
        assertThat(resolve("energy", "Llama 2", null).subjects())
                .extracting(AuditedSubject::slug)
                .containsExactlyInAnyOrder("llama-2-7b", "llama-2-70b");
        assertThat(resolve("energy", "DeepSeek V4", null).subjects())
                .extracting(AuditedSubject::slug)
                .containsExactlyInAnyOrder("deepseek-v4-pro", "deepseek-v4-flash");
    }

    @Test
    void keepsASubjectThatTheRecordDoesNotHoldAndSaysWhatComesNear() {
        var found = resolve("energy", "nobody", null);
        var near = resolve("energy", "deepseek-r2", null);

        assertThat(found.isKnown()).isFalse();
        assertThat(found.subjectName()).isEqualTo("nobody");
        assertThat(near.isKnown()).isFalse();
        assertThat(near.near()).contains("deepseek-r1");
        assertThat(near.assumed()).singleElement().asString().contains("Did you mean deepseek-r1");
    }

    @Test
    void theSubjectOfAPeakIsAChip() {
        assertThat(resolve("peak-flops", "h800", null).subject()).isEqualTo("nvidia-h800-sxm5");
    }

    @Test
    void refusesAnUnknownChip() {
        assertThatThrownBy(() -> resolve("energy", null, "h900"))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("There is no chip 'h900'");
    }

    private static AuditSubjects resolve(String metric, String subject, String chip) {
        var unit = metric.equals("energy") ? "kWh" : "TFLOP/s";
        var body =
                new StringBuilder(
                        "{\"metric\": \"%s\", \"value\": 1, \"unit\": \"%s\""
                                .formatted(metric, unit));
        if (subject != null) {
            body.append(", \"subject\": \"%s\"".formatted(subject));
        }
        if (chip != null) {
            body.append(", \"chip\": \"%s\"".formatted(chip));
        }
        return AuditSubjects.resolve(AuditRequestTest.read(body + "}"), new Fixture());
    }

    /** The names above, looked up as those of the record are. */
    private static final class Fixture implements AuditSubjects.Book {

        @Override
        public Resolution resolve(String kind, String name, LocalDate day) {
            var ofKind = NAMES.stream().filter(n -> n.kind().equals(kind)).toList();
            var things = ofKind.stream().map(Name::target).distinct().map(Named::of).toList();
            var names =
                    ofKind.stream()
                            .map(
                                    n ->
                                            KnownName.lasting(
                                                    n.name(), n.target(), KnownName.Origin.TITLE))
                            .toList();
            return new NameResolver(new NameBook(things, names, Map.of()), List.of())
                    .resolve(name, null, day);
        }

        @Override
        public List<Name> named(Collection<String> slugs) {
            return NAMES.stream().filter(name -> slugs.contains(name.slug())).toList();
        }
    }
}
