package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the figures of a sentence are said of.
 *
 * @param sentence in which the names stand
 * @param names in it, in order
 * @param before subject of the sentences before; null if there is none
 */
record TextSubjects(String sentence, List<TextName> names, TextName before) {

    private static final Pattern THAN =
            Pattern.compile(
                    "(?i)\\b(?:than|against|compared (?:with|to)|versus|vs\\.?|as|to|over|of)\\s+(?:that of |those of |the |training |what |[\\p{Lu}][\\p{L}]+['’]s )*$");

    /** "The $100 million that OpenAI spent on GPT-4." */
    private static final Pattern SPENT_ON =
            Pattern.compile(
                    "(?i)\\s+(?:that|which)\\s[^,.;]{0,40}?\\b(?:on|into|for)\\s+(?:training\\s+|the\\s+)?");

    /** Words by which a sentence goes on about what the one before was about. */
    private static final Pattern GOES_ON =
            Pattern.compile(
                    "(?i)\\b(?:it|its|they|their|the (?:model|system|run|training|company|start-?up|chatbot|firm|paper)|of the model)\\b");

    TextSubjects {
        before = before != null && GOES_ON.matcher(sentence).find() ? before : null;
    }

    /** What the sentence after may go on about. */
    TextName last() {
        return of(Kind.MODEL, Kind.PRODUCT).stream()
                .filter(name -> !isCompared(name))
                .findFirst()
                .or(() -> names.stream().filter(TextName::isSubject).findFirst())
                .orElse(before);
    }

    /** The name that the figure is said of: the last before it that fits, else the first after. */
    TextName of(TextFigure figure, boolean ofChips) {
        var fitting = ofChips ? of(Kind.CHIP) : of(Kind.MODEL, Kind.PRODUCT);
        if (fitting.isEmpty() && !ofChips) {
            fitting = of(Kind.ORGANIZATION);
            if (fitting.isEmpty() && before != null && before.kind() == Kind.MODEL) {
                return before;
            }
            if (fitting.isEmpty()) {
                fitting = of(Kind.CHIP);
            }
        }
        var spentOn =
                fitting.stream()
                        .filter(name -> name.start() >= figure.end())
                        .filter(
                                name ->
                                        SPENT_ON.matcher(
                                                        sentence.substring(
                                                                figure.end(), name.start()))
                                                .matches())
                        .findFirst();
        if (spentOn.isPresent()) {
            return spentOn.get();
        }
        return fitting.stream()
                .filter(name -> name.end() <= figure.start())
                .filter(name -> !isCompared(name))
                .reduce((one, two) -> two)
                .or(firstOf(fitting))
                .orElse(before);
    }

    private java.util.function.Supplier<java.util.Optional<? extends TextName>> firstOf(
            List<TextName> fitting) {
        return () ->
                fitting.stream()
                        .filter(name -> !isCompared(name))
                        .findFirst()
                        .or(() -> fitting.stream().findFirst());
    }

    private static final Pattern SYSTEM_AFTER = Pattern.compile("(?i)^[ -]?NVL ?\\d{1,4}\\b");
    private static final Pattern SYSTEM_BEFORE = Pattern.compile("(?i)\\b(?:DGX|HGX)[ -]$");
    private static final Pattern OF_MANY =
            Pattern.compile(
                    "(?i)^[ -]?(?:racks?|servers?|nodes?|clusters?|pods?|superpods?|systems?|supercomputers?)\\b");

    /** The name of a chip with that of its system: GB200 NVL72, DGX H100. */
    String withSystem(TextName name) {
        if (name.kind() != Kind.CHIP || name == before) {
            return name.name();
        }
        var after = SYSTEM_AFTER.matcher(sentence.substring(name.end()));
        var ahead = SYSTEM_BEFORE.matcher(sentence.substring(0, name.start()));
        return (ahead.find() ? ahead.group() : "")
                + name.name()
                + (after.find() ? " " + after.group().strip() : "");
    }

    /** Whether it is a rack or a cluster of the chip, of nobody says how many. */
    boolean isOfUncounted(TextName name) {
        return name != before
                && OF_MANY.matcher(sentence.substring(name.end())).find()
                && SystemWords.chips(withSystem(name)).isEmpty();
    }

    List<TextName> of(Kind... kinds) {
        return names.stream().filter(name -> List.of(kinds).contains(name.kind())).toList();
    }

    private boolean isCompared(TextName name) {
        return name.kind() == Kind.MODEL
                && THAN.matcher(sentence.substring(0, name.start())).find()
                && of(Kind.MODEL).size() > 1;
    }

    /** What the subject is compared with; null if the sentence names no other model. */
    TextName other(TextName subject) {
        var models =
                of(Kind.MODEL).stream()
                        .filter(name -> subject == null || !name.name().equals(subject.name()))
                        .toList();
        return models.stream()
                .filter(this::isCompared)
                .findFirst()
                .or(() -> models.stream().findFirst())
                .orElse(null);
    }
}
