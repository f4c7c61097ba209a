package dev.modelcost.calc.claimwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.names.NamesInText;
import dev.modelcost.testsupport.PublishedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sentences as the press, makers and researchers write them, with the names of the shipped record:
 * each figure is found with its subject, metric, value and scope, and what was not used is named.
 */
class PressTextsTest {

    private static final NamesInText NAMES = names();

    private record Text(String words, List<String> claims, String unused) {

        @Override
        public String toString() {
            return words;
        }
    }

    /** Of each text the words, the claims that they state, and what states none. */
    static Stream<Text> texts() {
        return Stream.of(read("/audits/press-texts.txt").split("\n\n"))
                .map(String::strip)
                .filter(block -> !block.startsWith("#"))
                .map(block -> block.split("\n"))
                .map(
                        lines ->
                                new Text(
                                        lines[0],
                                        Stream.of(lines)
                                                .skip(1)
                                                .filter(line -> line.startsWith("= "))
                                                .map(line -> line.substring(2))
                                                .toList(),
                                        Stream.of(lines)
                                                .filter(line -> line.startsWith("- "))
                                                .map(line -> line.substring(2))
                                                .collect(Collectors.joining(" | "))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void findsWhatATextStatesAndNamesTheRest(Text text) {
        var read = ClaimText.read(text.words(), NAMES::find);

        assertThat(read.claims().stream().map(PressTextsTest::told)).isEqualTo(text.claims());
        assertThat(String.join(" | ", read.unused())).isEqualTo(text.unused());
    }

    /** {@code DeepSeek R1; training-cost; = 294000; post-training; vs o1}, in base units. */
    private static String told(FoundClaim claim) {
        var figure = claim.figure();
        var sign = figure.comparator() == null ? "=" : figure.comparator().slug();
        var low = number(claim.unit().toBase(figure.low()));
        var high = number(claim.unit().toBase(figure.high()));
        var currency = claim.unit().currency();
        return Stream.of(
                        claim.subject() == null ? "nobody" : claim.subject(),
                        claim.metric().slug(),
                        sign + " " + low + (high.equals(low) ? "" : " to " + high),
                        currency == null || currency.equals("USD") ? null : currency,
                        claim.scope() == null ? null : claim.scope().slug(),
                        claim.part(),
                        claim.precision(),
                        claim.comparedWith() == null ? null : "vs " + claim.comparedWith())
                .filter(part -> part != null)
                .collect(Collectors.joining("; "));
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toString()
                .replace("+", "");
    }

    private static NamesInText names() {
        var names = new NamesInText();
        for (var kind : List.of("model", "chip", "organization")) {
            for (var row : PublishedTable.read("data/" + kind + ".csv")) {
                names.add(row.get("name"), Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
                if (!kind.equals("organization")) {
                    names.add(row.get("slug"), Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
                }
            }
            for (var row : PublishedTable.read("data/slug_alias.csv")) {
                if (row.get("kind").equals(kind)) {
                    names.add(row.get("slug"), Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
                }
            }
        }
        for (var row : PublishedTable.read("data/claim.csv")) {
            if (row.containsKey("organization")
                    && row.getOrDefault("subject_name", "").matches("[A-Z].*")) {
                var product = row.get("subject_name").split(",")[0];
                names.add(product, Kind.PRODUCT);
                names.add(product.replace(" Apps", ""), Kind.PRODUCT);
            }
        }
        for (var row : PublishedTable.read("data/model.csv")) {
            names.addStems(row.get("name"));
            names.addStems(row.get("slug"));
        }
        return names;
    }

    private static String read(String name) {
        try (var file = PressTextsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
