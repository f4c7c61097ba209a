package dev.modelcost.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.names.KnownName.Origin;
import dev.modelcost.testsupport.PublishedTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.SoftAssertions;

/** Names of models as people write them, against the names of the shipped data. */
class ModelNamesTest {

    private static final NameBook BOOK = ShippedNames.models();
    private static final NameResolver NAMES = new NameResolver(BOOK, ModelNameRules.all());

    private static final List<String> SLUGS = BOOK.things().stream().map(Named::slug).toList();

    /** Hosts that sell models of many makers. */
    private static final List<String> HOSTS =
            List.of("openrouter/", "bedrock/us-east-1/", "azure/", "Together AI/", "deepinfra/");

    @Example
    void examplesMeanWhatTheirTableSays() {
        var softly = new SoftAssertions();
        for (var example : PublishedTable.read("names/model-names.csv")) {
            var day = example.get("day") == null ? null : LocalDate.parse(example.get("day"));
            var meant = NAMES.resolve(example.get("name"), example.get("seller"), day);
            softly.assertThat(meant.slug())
                    .as("%s (%s)", example.get("name"), example.get("kind"))
                    .isEqualTo(example.get("model"));
        }
        softly.assertAll();
    }

    @Example
    void aFamilyIsToldByItsMembers() {
        assertThat(NAMES.resolve("Llama 3.1", null, null).candidates())
                .containsExactly("llama-3.1-405b", "llama-3.1-70b", "llama-3.1-8b");
        assertThat(NAMES.resolve("mistral-small", null, null).candidates())
                .contains("mistral-small-2025-06", "mistral-small-2026-03");
    }

    @Example
    void aFamilyOfAVersionIsToldByWhateverStandsBehindIt() {
        assertThat(NAMES.resolve("Phi-3", null, null).candidates())
                .contains("phi-3-mini", "phi-3-medium")
                .doesNotContain("phi-3.5-moe");
        assertThat(NAMES.resolve("sonnet", null, null).candidates())
                .contains("claude-sonnet-4", "claude-sonnet-4.5");
        assertThat(NAMES.resolve("ESM-2", null, null).near()).first().isEqualTo("esm2-15b");
    }

    @Example
    void aProductIsToldByTheModelsThatAnswerInIt() {
        assertThat(NAMES.resolve("ChatGPT", null, null).candidates())
                .contains("gpt-3.5-turbo", "gpt-4o", "gpt-5");
    }

    @Example
    void whatIsAsLargeIsANearMatch() {
        assertThat(NAMES.resolve("Llama 3 405B", null, null).near())
                .first()
                .isEqualTo("llama-3.1-405b");
    }

    @Example
    void aNameThatLeadsToNothingInTheRecordIsNone() {
        var book =
                new NameBook(
                        BOOK.things(),
                        List.of(KnownName.lasting("old-name", "ended-since", Origin.ALIAS)),
                        Map.of());

        var meant = new NameResolver(book, List.of()).resolve("old-name", null, null);

        assertThat(meant.isKnown()).isFalse();
    }

    @Example
    void whatIsNotHeldHasNearMatches() {
        assertThat(NAMES.resolve("vertex_ai/gemini-3.9-flash-lite", null, null).near())
                .contains("gemini-3.5-flash-lite");
        assertThat(NAMES.resolve("deepseek-r2", null, null).near()).contains("deepseek-r1");
    }

    @Example
    void whatWasLeftOutIsTold() {
        assertThat(NAMES.resolve("databricks/gpt-4o:batch", null, null).how())
                .containsExactlyInAnyOrder(
                        "'databricks/' is left out: who makes or sells it",
                        "':batch' is left out: how it is sold, not another model; its price may differ");
        assertThat(NAMES.resolve("GPT-4o", null, null).how()).isEmpty();
    }

    /** One row stands for all lengths of context that a model is sold with. */
    @Example
    void noDisplayNameIsThatOfOneLengthOfContext() {
        assertThat(BOOK.things())
                .filteredOn(
                        thing ->
                                BOOK.namesOf(thing.slug()).stream()
                                        .filter(name -> name.origin() == Origin.TITLE)
                                        .anyMatch(
                                                name ->
                                                        name.name().matches("(?i).*[-_ ]\\d+k\\b.*")
                                                                && !thing.slug()
                                                                        .matches(".*\\dk\\b.*")))
                .isEmpty();
    }

    @Example
    void everySlugMeansItself() {
        assertThat(SLUGS)
                .allSatisfy(
                        slug ->
                                assertThat(NAMES.resolve(slug, null, null))
                                        .isEqualTo(Resolution.of(slug, List.of())));
    }

    @Example
    void everyAliasAndEveryDisplayNameMeansItsModel() {
        var softly = new SoftAssertions();
        for (var slug : SLUGS) {
            for (var name : BOOK.namesOf(slug)) {
                if (name.origin() == Origin.ALIAS || isOnlyTitle(name)) {
                    softly.assertThat(NAMES.resolve(name.name(), null, null).slug())
                            .as(name.name())
                            .isEqualTo(slug);
                }
            }
        }
        softly.assertAll();
    }

    /** Two models may be displayed alike: their names are then told, not chosen from. */
    private static boolean isOnlyTitle(KnownName name) {
        return name.origin() == Origin.TITLE
                && BOOK.spelt(name.name()).stream().map(KnownName::target).distinct().count() == 1;
    }

    @Example
    void everyNameOfAPriceListMeansItsModelForItsSeller() {
        var softly = new SoftAssertions();
        var dated =
                BOOK.things().stream()
                        .flatMap(thing -> BOOK.namesOf(thing.slug()).stream())
                        .filter(name -> name.origin() == Origin.INTERFACE)
                        .map(name -> Spelling.key(name.name()))
                        .collect(Collectors.toSet());
        for (var slug : SLUGS) {
            for (var name : BOOK.namesOf(slug)) {
                var key = Spelling.key(name.name());
                if (name.origin() == Origin.PRICE_LIST
                        && !dated.contains(key)
                        && BOOK.spelt(name.name()).stream()
                                .noneMatch(n -> n.origin() == Origin.SLUG)) {
                    softly.assertThat(NAMES.resolve(name.name(), name.seller(), name.from()).slug())
                            .as("%s at %s", name.name(), name.seller())
                            .isEqualTo(slug);
                }
            }
        }
        softly.assertAll();
    }

    @Property(tries = 500)
    void caseBlanksAndAHostsNameMakeNoDifference(
            @ForAll("slugs") String slug, @ForAll("noise") Map<String, String> noise) {
        var written = slug.replace("-", noise.get("separator"));
        written = noise.get("case").equals("upper") ? written.toUpperCase(Locale.ROOT) : written;

        var meant = NAMES.resolve(noise.get("before") + written + noise.get("after"), null, null);

        assertThat(meant.slug()).as(meant.toString()).isEqualTo(slug);
    }

    @Property(tries = 300)
    void aNameOfChanceMeansNothing(@ForAll("words") String word, @ForAll("words") String other) {
        Assume.that(BOOK.spelt(word).isEmpty());

        assertThat(NAMES.resolve(word, null, null).slug()).isNull();
        assertThat(NAMES.resolve(other + "/" + word + "-70b-instruct", null, null).slug()).isNull();
    }

    @Property(tries = 500)
    void aModelWithAnotherWordInItsNameIsAnotherModel(
            @ForAll("slugs") String slug, @ForAll("words") String word) {
        var name = slug + "-" + word;
        Assume.that(BOOK.spelt(name).isEmpty());

        assertThat(NAMES.resolve(name, null, null).slug()).isNull();
        assertThat(NAMES.resolve(word + "/" + slug, null, null).slug()).isNull();
    }

    @Provide
    Arbitrary<String> slugs() {
        return Arbitraries.of(SLUGS);
    }

    /** Made of letters that no word of a rule is made of. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("jkzyw".toCharArray()).ofMinLength(4).ofMaxLength(9);
    }

    @Provide
    Arbitrary<Map<String, String>> noise() {
        return Combinators.combine(
                        Arbitraries.of("-", "_", " ", ".", " - "),
                        Arbitraries.of("upper", "lower"),
                        Arbitraries.of(HOSTS).optional(0.5),
                        Arbitraries.of("", " "))
                .as(
                        (separator, letters, host, blank) ->
                                Map.of(
                                        "separator", separator,
                                        "case", letters,
                                        "before", blank + host.orElse(""),
                                        "after", blank));
    }
}
