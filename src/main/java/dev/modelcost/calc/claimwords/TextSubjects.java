package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.Dimension;
import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What the figures of a sentence are said of.
 *
 * @param sentence in which the names stand
 * @param names in it, in order
 * @param before subject of the sentences before; null if there is none
 */
record TextSubjects(String sentence, List<TextName> names, TextName before) {

    private static final String OF_ANOTHER =
            "\\s+(?:that of |those of |the |training |running |an? |what |[\\p{Lu}][\\p{L}]+['’]s )*$";

    /** Before a name that others are held against. */
    private static final Pattern THAN =
            Pattern.compile(
                    "(?i)\\b(?:than|against|compared (?:with|to)|versus|vs\\.?|unlike|match(?:es|ing)?|rival(?:s|ing)|beat(?:s|ing)?|outperform(?:s|ing)?|surpass(?:es|ing)?|equals)"
                            + OF_ANOTHER);

    /** Before the name that a ratio is of: "a tenth of the cost of o1", "as good as o1". */
    private static final Pattern SHARE_OF =
            Pattern.compile("(?i)\\b(?:as|to|over|of)" + OF_ANOTHER);

    /** "$60 for o1", "25 tonnes for BLOOM". */
    private static final Pattern FOR =
            Pattern.compile(
                    "(?i)\\s+(?:for|by)\\s+(?:an? |the |one |each |every |single |training )*");

    /** "GPT-3's 552 tonnes", "GPT-4, which cost 100 million". */
    private static final Pattern OWN =
            Pattern.compile("(?s)['’]s?\\s[^,;]{0,40}|\\s*,?\\s*\\(?(?:which|that)\\b[^,;]{0,60}");

    private static final String VERSUS = "(?:versus|vs\\.?|against|compared (?:with|to))";
    private static final Pattern FIRST_OF_TWO =
            Pattern.compile("(?i)\\s*,?\\s*" + VERSUS + "\\s+[^\\s\\d]{0,8}\\s?\\d");
    private static final Pattern SECOND_OF_TWO = Pattern.compile("(?is).*\\b" + VERSUS + "\\s*$");

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
                .filter(name -> !isCompared(name, false))
                .findFirst()
                .or(() -> names.stream().filter(TextName::isSubject).findFirst())
                .orElse(before);
    }

    /** The name that the figure is said of: the last before it that fits, else the first after. */
    TextName of(TextFigure figure, boolean ofChips) {
        var fitting = ofChips ? of(Kind.CHIP) : of(Kind.MODEL, Kind.PRODUCT);
        if (fitting.isEmpty() && !ofChips) {
            fitting = of(Kind.ORGANIZATION).stream().filter(name -> !ownsChip(name)).toList();
            if (fitting.isEmpty() && before != null && before.kind() == Kind.MODEL) {
                return before;
            }
            if (fitting.isEmpty()) {
                fitting = of(Kind.CHIP);
            }
        }
        var behind =
                fitting.stream()
                        .filter(name -> name.start() >= figure.end())
                        .filter(name -> isSaidOf(sentence.substring(figure.end(), name.start())))
                        .findFirst();
        if (behind.isPresent()) {
            return behind.get();
        }
        var ofRatio = figure.counts(Dimension.RATIO);
        var ahead = fitting.stream().filter(name -> name.end() <= figure.start()).toList();
        var pair = ofRatio ? Optional.<TextName>empty() : ofTwo(figure, ahead);
        var family = ofRatio ? Optional.<TextName>empty() : ofAFamily(ahead);
        return pair.or(() -> family)
                .or(
                        () ->
                                ahead.stream()
                                        .filter(
                                                name ->
                                                        !isCompared(name, ofRatio)
                                                                || !ofRatio && isOwn(name, figure))
                                        .reduce((one, two) -> two))
                .or(firstOf(fitting, ofRatio))
                .orElse(before);
    }

    private static boolean isSaidOf(String between) {
        return SPENT_ON.matcher(between).matches() || FOR.matcher(between).matches();
    }

    /** "Llama 3 8B and 70B emitted 2,290 t" is said of Llama 3. */
    private Optional<TextName> ofAFamily(List<TextName> ahead) {
        if (ahead.size() < 2) {
            return Optional.empty();
        }
        var one = ahead.get(ahead.size() - 2);
        var two = ahead.get(ahead.size() - 1);
        var stem = SIZED.matcher(one.name());
        return stem.matches()
                        && two.name().startsWith(stem.group("stem"))
                        && SIZED.matcher(two.name()).matches()
                        && sentence.substring(one.end(), two.start()).strip().equals("and")
                ? Optional.of(
                        new TextName(
                                one.start(), two.end(), stem.group("stem").strip(), one.kind()))
                : Optional.empty();
    }

    private static final Pattern SIZED =
            Pattern.compile("(?<stem>.*\\d(?=[ -])|.*)[ -]\\d+(?:\\.\\d+)?[bB]");

    /** Of "A uses more than B: 2.9 Wh versus 0.3 Wh" the first is A's and the second B's. */
    private Optional<TextName> ofTwo(TextFigure figure, List<TextName> ahead) {
        if (ahead.size() != 2) {
            return Optional.empty();
        }
        if (FIRST_OF_TWO.matcher(sentence.substring(figure.end())).lookingAt()) {
            return Optional.of(ahead.get(0));
        }
        return SECOND_OF_TWO
                        .matcher(sentence.substring(ahead.get(1).end(), figure.start()))
                        .matches()
                ? Optional.of(ahead.get(1))
                : Optional.empty();
    }

    private boolean isOwn(TextName name, TextFigure figure) {
        return OWN.matcher(sentence.substring(name.end(), figure.start())).matches();
    }

    /** Whether it is only said whose chip is meant: "Nvidia's H100". */
    private boolean ownsChip(TextName name) {
        return of(Kind.CHIP).stream()
                .filter(chip -> chip.start() > name.end())
                .anyMatch(
                        chip ->
                                sentence.substring(name.end(), chip.start())
                                        .matches("['’]s? (?:[\\p{L}-]+ ){0,2}"));
    }

    private Supplier<Optional<? extends TextName>> firstOf(
            List<TextName> fitting, boolean ofRatio) {
        return () ->
                fitting.stream()
                        .filter(name -> !isCompared(name, ofRatio))
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

    private boolean isCompared(TextName name, boolean ofRatio) {
        var ahead = sentence.substring(0, name.start());
        return (name.kind() == Kind.MODEL || name.kind() == Kind.PRODUCT)
                && (THAN.matcher(ahead).find() || ofRatio && SHARE_OF.matcher(ahead).find())
                && of(Kind.MODEL, Kind.PRODUCT).size() > 1;
    }

    /** What the subject is compared with; null if the sentence names no other model. */
    TextName other(TextName subject) {
        var models =
                of(Kind.MODEL).stream()
                        .filter(name -> subject == null || !name.name().equals(subject.name()))
                        .toList();
        return models.stream()
                .filter(name -> isCompared(name, true))
                .findFirst()
                .or(() -> models.stream().findFirst())
                .orElse(null);
    }
}
