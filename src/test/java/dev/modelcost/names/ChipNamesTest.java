package dev.modelcost.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.testsupport.PublishedTable;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.SoftAssertions;

/** Names of chips as people write them, against the names of the shipped data. */
class ChipNamesTest {

    private static final NameBook BOOK = ShippedNames.chips();
    private static final NameResolver NAMES = new NameResolver(BOOK, ChipNameRules.all());
    private static final List<String> SLUGS = BOOK.things().stream().map(Named::slug).toList();

    @Example
    void examplesMeanWhatTheirTableSays() {
        var softly = new SoftAssertions();
        for (var example : PublishedTable.read("names/chip-names.csv")) {
            var meant = NAMES.resolve(example.get("name"), null, null);
            softly.assertThat(meant.slug())
                    .as("%s (%s)", example.get("name"), example.get("kind"))
                    .isEqualTo(example.get("chip"));
        }
        softly.assertAll();
    }

    @Example
    void whatMayBeSeveralChipsListsThem() {
        assertThat(NAMES.resolve("MI300", null, null).candidates())
                .containsExactly("amd-mi300a", "amd-mi300x");
        assertThat(NAMES.resolve("NVIDIA A100 PCIe", null, null).candidates())
                .containsExactly("nvidia-a100-pcie-40gb", "nvidia-a100-pcie-80gb");
    }

    @Example
    void anArchitectureListsItsChips() {
        assertThat(NAMES.resolve("Hopper", null, null).candidates())
                .contains("nvidia-h100-sxm5-80gb", "nvidia-h200-sxm", "nvidia-gh200")
                .doesNotContain("nvidia-b200");
        assertThat(NAMES.resolve("NVIDIA Volta", null, null).candidates())
                .contains("nvidia-v100-sxm2-16gb");
        assertThat(NAMES.resolve("CDNA", null, null).candidates())
                .contains("amd-mi100", "amd-mi300x");
    }

    /** Of a slice of TPUs before v5e, and of v5p, the name counts TensorCores: two a chip. */
    @Example
    void aNameMayTellHowManyThereAre() {
        assertThat(count("8xH100")).isEqualTo(8);
        assertThat(count("16 x NVIDIA H100")).isEqualTo(16);
        assertThat(count("h100:4")).isEqualTo(4);
        assertThat(count("256 H100")).isEqualTo(256);
        assertThat(count("512 H800s")).isEqualTo(512);
        assertThat(count("4090 Ti")).isNull();
        assertThat(count("BM.GPU4.8")).isEqualTo(8);
        assertThat(count("gpu-h100x8-640gb")).isEqualTo(8);
        assertThat(count("gpu_8x_h100_sxm5")).isNull();
        assertThat(count("gpu_2x_h100_pcie")).isEqualTo(2);
        assertThat(count("TPU v5e-256")).isEqualTo(256);
        assertThat(count("v5litepod-16")).isEqualTo(16);
        assertThat(count("v5p-128")).isEqualTo(64);
        assertThat(count("tpu-v4-512")).isEqualTo(256);
        assertThat(count("ct6e-standard-8t")).isEqualTo(8);
        assertThat(count("BM.GPU.GB200.4")).isEqualTo(4);
        assertThat(count("gd-8xl40s-i128")).isEqualTo(8);
        assertThat(count("p6e-gb200.36xlarge")).isNull();
        assertThat(count("H100 SXM5 80GB")).isNull();
        assertThat(count("mlu370-x8")).isNull();
        assertThat(count("TPU v4")).isNull();
    }

    @Example
    void anInstanceThatIsCalledLikeAChipIsTheChip() {
        assertThat(NAMES.isOfAPriceList("p5.48xlarge")).isTrue();
        assertThat(NAMES.isOfAPriceList("H100")).isFalse();
        assertThat(NAMES.isOfAPriceList("L40S")).isFalse();
        assertThat(NAMES.isOfAPriceList("A100-sxm4")).isFalse();
    }

    private static Integer count(String name) {
        return NAMES.resolve(name, null, null).count();
    }

    @Example
    void everyAliasAndEveryDisplayNameMeansItsChip() {
        var softly = new SoftAssertions();
        for (var slug : SLUGS) {
            for (var name : BOOK.namesOf(slug)) {
                if (name.origin() == KnownName.Origin.ALIAS
                        || name.origin() == KnownName.Origin.SLUG) {
                    softly.assertThat(NAMES.resolve(name.name(), null, null).slug())
                            .as(name.name())
                            .isEqualTo(slug);
                }
            }
        }
        softly.assertAll();
    }

    /** However it is written, a chip is never taken for another. */
    @Property(tries = 1000)
    void whatIsAddedToANameMakesNoOtherChip(
            @ForAll("slugs") String slug, @ForAll("written") List<String> how) {
        var written = how.get(0) + slug.replace("-", how.get(1)) + how.get(2);

        var meant =
                NAMES.resolve(
                        how.get(3).equals("upper") ? written.toUpperCase(Locale.ROOT) : written,
                        null,
                        null);

        assertThat(meant.slug()).as("%s: %s", written, meant).isEqualTo(slug);
    }

    @Provide
    Arbitrary<String> slugs() {
        return Arbitraries.of(SLUGS);
    }

    @Provide
    Arbitrary<List<String>> written() {
        return Combinators.combine(
                        Arbitraries.of("", "8x", "8 x ", " "),
                        Arbitraries.of("-", " ", "_"),
                        Arbitraries.of("", " GPU", " accelerator", ":8", " x8"),
                        Arbitraries.of("upper", "as it is"))
                .as(List::of);
    }
}
