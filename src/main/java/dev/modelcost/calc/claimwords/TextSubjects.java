package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.calc.units.Dimension;
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
            "\\s+(?:that of |those of |the |training |running |an? |what |[\\p{Lu}][\\p{L}]+['’]s ){0,9}$";

    /** Before a name that others are held against. */
    private static final Pattern THAN =
            Pattern.compile(
                    "(?i)\\b(?:than|against|compared (?:with|to)|versus|vs\\.?|unlike|match(?:es|ing)?|rival(?:s|ing)|beat(?:s|ing)?|outperform(?:s|ing)?|surpass(?:es|ing)?|equals)"
                            + OF_ANOTHER);

    /** Before the name that a ratio is of: "a tenth of the cost of o1", "as good as o1". */
    private static final Pattern SHARE_OF =
            Pattern.compile("(?i)\\b(?:as|to|over|of)" + OF_ANOTHER);

    /** The other of two in "$15 and $60 for o1". */
    private static final String SECOND_FIGURE =
            "\\s*(?:,? (?:and|or)|/)\\s*[$€£]?\\d[\\d.,]*(?:\\s?(?:[kmb]n?|thousand|million|billion|trillion))?(?:\\s\\p{Ll}+)?";

    /** Before R1 in "98 % of R1's accuracy". */
    private static final Pattern PERCENT_OF =
            Pattern.compile("(?i)(?:%|\\bper ?cent) of" + OF_ANOTHER);

    /** "Versus $7.50 at OpenAI" is the price of no other maker's model. */
    private static final Pattern AT_ANOTHER = Pattern.compile("(?i)\\s+(?:at|from|by|with)\\s+");

    /** "$60 for o1", "25 tonnes for BLOOM", "$15 and $60 for OpenAI's o1". */
    private static final Pattern FOR =
            Pattern.compile(
                    "(?i)(?:"
                            + SECOND_FIGURE
                            + ")?\\s+(?:for|by)\\s+(?:an? |the |its |their |one |each |every |single |training |original |new |latest |first |older |full |smaller |larger |(?:rack|server|box|cluster|pod)s? (?:of|with) ){0,9}(?-i:\\p{Lu}[\\p{L}.]*['’]s? )?");

    /** "$60 for GPT-4" behind a figure that it is compared with: "up from $60 for GPT-4". */
    private static final Pattern OF_THE_OTHER =
            Pattern.compile(
                    "(?is).*\\b(?:up from|down from|against|versus|vs\\.?|compared (?:with|to)|than)\\b[^;]{0,30}?\\d[^;,]{0,40}?\\s(?:for|by)\\s+(?:an? |the |training ){0,9}");

    /** "0.2 cents a query, a tenth of GPT-4's". */
    private static final Pattern SHARE_OF_THE_OTHER =
            Pattern.compile(
                    "(?is).*\\b(?:half|third|quarter|fourth|fifth|sixth|tenth|twentieth|hundredth|fraction) (?:of )?(?:that of |those of |what )?(?:the )?");

    /** GPT-4-class models are not GPT-4. */
    private static final Pattern OF_A_CLASS =
            Pattern.compile(
                    "(?i)[- ](?:class|level|like|style|scale|sized|era|grade|type|based|inspired|distill\\w*|clones?|replicas?)\\b");

    /** "A rival to o1" is not o1, nor is "a model at the level of GPT-3.5". */
    private static final Pattern ANOTHER_LIKE =
            Pattern.compile(
                    "(?i)\\b(?:(?:rival|alternative|competitor|challenger|successor)s? (?:to|of)|answers? to|at the level of|on (?:a )?par with|comparable (?:to|with)|equivalent (?:to|of)|similar to)\\s+(?:[\\p{L}]+['’]s )?$");

    /** "GPT-3's 552 tonnes", "GPT-4, which cost 100 million". */
    private static final Pattern OWN =
            Pattern.compile(
                    "(?s)['’]s?\\s[^,;]{0,40}|\\s*,?\\s*\\(?(?:which|that|whose)\\b[^,;]{0,60}");

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
                    "(?i)\\b(?:it|its|they|their|both|the (?:chip|card|accelerator|model|system|run|training|company|start-?up|chatbot|firm|paper)|of the model)\\b");

    /**
     * @param before subject of the sentences before; null if there is none
     * @param goesOn whether only a semicolon stands between them
     */
    static TextSubjects of(String sentence, List<TextName> names, TextName before, boolean goesOn) {
        // A capital letter begins a name, which may be one that the record does not hold.
        var saysNoOther =
                goesOn
                        && Character.isLowerCase(sentence.charAt(0))
                        && names.stream().noneMatch(TextName::isSubject);
        var still = saysNoOther || goesOn(sentence, names);
        return new TextSubjects(sentence, names, still ? before : null);
    }

    TextSubjects {
        var single =
                names.stream()
                                .filter(name -> name.kind() == Kind.MODEL)
                                .map(TextName::name)
                                .distinct()
                                .count()
                        == 1;
        names = names.stream().filter(name -> isItself(sentence, name, single)).toList();
    }

    private static boolean isItself(String sentence, TextName name, boolean single) {
        return name.kind() != Kind.MODEL
                || !OF_A_CLASS.matcher(sentence.substring(name.end())).lookingAt()
                        && !(single
                                && ANOTHER_LIKE
                                        .matcher(sentence.substring(0, name.start()))
                                        .find());
    }

    /** "Training took 2.8 million GPU hours" is said of what the text is about. */
    private static final Pattern OF_THE_TRAINING =
            Pattern.compile(
                    "(?i)^[\"“]?(?:the |its )?(?:full |whole |final )?(?:pre-?|post-?)?training\\b");

    private static boolean goesOn(String sentence, List<TextName> names) {
        return GOES_ON.matcher(sentence).find()
                || OF_THE_TRAINING.matcher(sentence).find()
                        && names.stream().noneMatch(TextName::isSubject);
    }

    /** What the sentence after may go on about. */
    TextName last() {
        return of(Kind.MODEL, Kind.PRODUCT).stream()
                .filter(name -> !isCompared(name, false))
                .findFirst()
                .or(() -> names.stream().filter(TextName::isSubject).findFirst())
                .or(() -> Optional.ofNullable(before))
                .or(() -> of(Kind.CHIP).stream().reduce((one, two) -> two))
                .orElse(null);
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
        fitting = fitting.stream().filter(name -> !isOfTheOther(figure, name)).toList();
        var behind =
                fitting.stream()
                        .filter(name -> name.start() >= figure.end())
                        .filter(name -> isSaidOf(figure, name))
                        .findFirst();
        if (behind.isPresent()) {
            return behind.get();
        }
        var bracketed = inBrackets(figure, fitting);
        if (bracketed.isPresent()) {
            return bracketed.get();
        }
        var spender = spentByAnother(figure);
        if (spender.isPresent()) {
            return spender.get();
        }
        var elsewhere = atAnother(figure);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        var ofRatio = figure.counts(Dimension.RATIO);
        var ahead = fitting.stream().filter(name -> name.end() <= figure.start()).toList();
        var pair = ofRatio ? Optional.<TextName>empty() : ofTwo(figure, ahead);
        var family = ofRatio ? Optional.<TextName>empty() : TextFamily.of(sentence, ahead);
        return pair.or(() -> family)
                .or(
                        () ->
                                ahead.stream()
                                        .filter(
                                                name ->
                                                        !isCompared(name, ofRatio)
                                                                || !ofRatio
                                                                        && isOwn(name, figure)
                                                                        && !isOfAShare(name))
                                        .reduce((one, two) -> two))
                .or(firstOf(fitting, ofRatio))
                .orElse(before);
    }

    private static final Pattern OPENED = Pattern.compile("(?s)\\s?\\([^()]*");

    /** What stands in brackets behind a name is said of it: "than GPT-4o ($2.50 and $10)". */
    private Optional<TextName> inBrackets(TextFigure figure, List<TextName> fitting) {
        return fitting.stream()
                .filter(name -> name != before && name.end() <= figure.start())
                .filter(
                        name ->
                                OPENED.matcher(sentence.substring(name.end(), figure.start()))
                                        .matches())
                .findFirst();
    }

    private static final Pattern THAT =
            Pattern.compile("(?i)\\s+(?:that|which)\\s+(?-i:\\p{Lu}[\\p{L}.]*['’]s? )?");

    /** "The $75 that GPT-4.5 costs". */
    private static final Pattern TAKES =
            Pattern.compile(
                    "(?i)\\s+(?:had |has |have |reportedly |once )?(?:costs?|charge[sd]?|took|takes?|taken|use[sd]?|need(?:s|ed)?|consume[sd]?|emit(?:s|ted)?|require[sd]?)\\b");

    private static final Pattern SPENT =
            Pattern.compile("(?i)[^,;]{0,40}?\\b(?:spen[dt]|paid|invested)\\b");

    /** "The $60 million that Meta is thought to have spent" is no cost of what stands before. */
    private Optional<TextName> spentByAnother(TextFigure figure) {
        return !figure.counts(Dimension.MONEY)
                ? Optional.empty()
                : of(Kind.ORGANIZATION).stream()
                        .filter(name -> name.start() >= figure.end())
                        .filter(
                                name ->
                                        THAT.matcher(sentence.substring(figure.end(), name.start()))
                                                .matches())
                        .filter(name -> SPENT.matcher(sentence.substring(name.end())).lookingAt())
                        .findFirst();
    }

    /** Whose price it is behind "versus", where only the seller is named. */
    private Optional<TextName> atAnother(TextFigure figure) {
        return figure.counts(Dimension.TOKEN_PRICE)
                        && SECOND_OF_TWO.matcher(sentence.substring(0, figure.start())).matches()
                ? of(Kind.ORGANIZATION).stream()
                        .filter(name -> name.start() >= figure.end())
                        .filter(
                                name ->
                                        AT_ANOTHER
                                                .matcher(
                                                        sentence.substring(
                                                                figure.end(), name.start()))
                                                .matches())
                        .findFirst()
                : Optional.empty();
    }

    private boolean isOfTheOther(TextFigure figure, TextName name) {
        if (name.start() < figure.end()) {
            return false;
        }
        var between = sentence.substring(figure.end(), name.start());
        return OF_THE_OTHER.matcher(between).matches()
                || !figure.counts(Dimension.RATIO) && SHARE_OF_THE_OTHER.matcher(between).matches();
    }

    private boolean isSaidOf(TextFigure figure, TextName name) {
        var between = sentence.substring(figure.end(), name.start());
        return SPENT_ON.matcher(between).matches()
                || THAT.matcher(between).matches()
                        && TAKES.matcher(sentence.substring(name.end())).lookingAt()
                || FOR.matcher(between).matches()
                || TO_TRAIN.matcher(between).matches()
                || !figure.counts(Dimension.RATIO) && OF.matcher(between).matches()
                || OPENING.matcher(between).matches()
                        && CLOSING.matcher(sentence.substring(name.end())).lookingAt()
                || figure.counts(Dimension.TOKEN_PRICE) && WITH.matcher(between).matches()
                || figure.counts(Dimension.TOKENS_PER_SECOND) && ON.matcher(between).matches();
    }

    /** "The $3 of Claude Sonnet 4", "$4 with GPT-4o". */
    private static final Pattern OF = Pattern.compile("(?i)\\s+of\\s+");

    private static final Pattern WITH = Pattern.compile("(?i)\\s+with\\s+");

    /** "700 W (H100), 1,000 W (B200)". */
    private static final Pattern OPENING = Pattern.compile("\\s*\\(\\s*");

    private static final Pattern CLOSING = Pattern.compile("\\s*\\)");

    /** "2,100 tokens a second on Llama 3.1 70B". */
    private static final Pattern ON = Pattern.compile("(?i)\\s+(?:on|with)\\s+");

    /** "$78 million to train GPT-4 and $191 million to train Gemini Ultra". */
    private static final Pattern TO_TRAIN =
            Pattern.compile(
                    "(?i)\\s+(?:to|for|in|on) (?:pre-?)?train(?:ing)?\\s+(?:the |its |their |an? )?(?-i:\\p{Lu}[\\p{L}.]*['’]s? )?");

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

    private boolean isOfAShare(TextName name) {
        return PERCENT_OF.matcher(sentence.substring(0, name.start())).find();
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

    List<TextName> of(Kind... kinds) {
        return names.stream().filter(name -> List.of(kinds).contains(name.kind())).toList();
    }

    private boolean isCompared(TextName name, boolean ofRatio) {
        var ahead = sentence.substring(0, name.start());
        return (name.kind() == Kind.MODEL || name.kind() == Kind.PRODUCT)
                && (THAN.matcher(ahead).find()
                        || PERCENT_OF.matcher(ahead).find()
                        || ofRatio && SHARE_OF.matcher(ahead).find())
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
