package dev.modelcost.assumption;

import static dev.modelcost.testsupport.RecordRows.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.failure.MissingData;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumptionBookTest {

    private final AssumptionBook book =
            AssumptionBook.of(
                    "test-set",
                    List.of(constant("mfu", 0.4, "paper"), constant("pue", 1.25, "survey")));

    @Test
    void remembersOnlyTheConstantsThatWereUsed() {
        assertThat(book.has("pue")).isTrue();
        assertThat(book.value("mfu")).isEqualTo(0.4);

        assertThat(book.used().used()).extracting("name").containsExactly("mfu");
        assertThat(book.used().set()).isEqualTo("test-set");
        assertThat(book.sources()).containsExactly("paper");
    }

    @Test
    void givesAConstantToADerivationWithItsUnitAndSource() {
        var input = book.input("share", "mfu");

        assertThat(input.name()).isEqualTo("share");
        assertThat(input.value()).isEqualTo(0.4);
        assertThat(input.source()).isEqualTo("paper");
    }

    @Test
    void aConstantWithoutARangeIsExact() {
        assertThat(book.distribution("mfu")).isEqualTo(Distribution.exact(0.4));
    }

    @Test
    void aConstantThatAnEditorHasEndedIsMissing() {
        assertThatThrownBy(() -> book.value("no-such-constant"))
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("test-set");
    }

    private static Assumption constant(String name, double value, String source) {
        var constant = new Assumption();
        constant.assumptionSet = new AssumptionSet();
        constant.assumptionSet.slug = "test-set";
        constant.assumptionSet.edition = "1";
        constant.name = name;
        constant.value = value;
        constant.unit = "1";
        constant.source = source(source);
        return constant;
    }
}
