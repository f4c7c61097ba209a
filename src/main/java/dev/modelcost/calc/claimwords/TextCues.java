package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.calc.units.Dimension;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which quantity a figure in a sentence is, by its unit and the words around it. */
final class TextCues {

    static final Set<AuditMetric> OF_CHIPS =
            EnumSet.of(
                    AuditMetric.PEAK_FLOPS, AuditMetric.CHIP_PRICE, AuditMetric.USD_PER_CHIP_HOUR);

    static final Set<AuditMetric> OF_TWO =
            EnumSet.of(
                    AuditMetric.PRICE_RATIO,
                    AuditMetric.COST_RATIO,
                    AuditMetric.CHIP_HOURS_RATIO,
                    AuditMetric.ENERGY_RATIO,
                    AuditMetric.TRAINING_FLOP_RATIO,
                    AuditMetric.SCORE_RATIO);

    static final Set<AuditMetric> OF_USE =
            EnumSet.of(
                    AuditMetric.ENERGY,
                    AuditMetric.CARBON,
                    AuditMetric.WATER,
                    AuditMetric.SERVING_COST);

    static final Set<AuditMetric> OF_TRAINING =
            EnumSet.of(
                    AuditMetric.TRAINING_COST,
                    AuditMetric.CHIP_HOURS,
                    AuditMetric.CHIP_COUNT,
                    AuditMetric.WALL_CLOCK_HOURS,
                    AuditMetric.TRAINING_FLOP,
                    AuditMetric.TRAINING_TOKENS,
                    AuditMetric.ENERGY,
                    AuditMetric.CARBON,
                    AuditMetric.WATER);

    static final Pattern TRAIN =
            words(
                    "train\\w*|pre-?train\\w*|fine-?tun\\w+|recreat\\w+|develop\\w*|build|built|creat\\w+|mak(?:e|ing)|made|learning|RL");
    private static final Pattern YEAR_OF_USE =
            words(
                    "use[sd]?|using|consum\\w+|emit\\w*|generat\\w+|driv\\w+|households?|homes?|people|towns?|city|cities|villages?|countries|equivalent|electricity|ago|old|later|earlier|next|coming|within|every|as (?:much|many)|cars?|vehicles?|flights?|flying|driving");
    private static final Pattern PER_SECOND =
            Pattern.compile("(?i)\\btok(?:en)?s?(?:/| per | a |/ )s(?:ec(?:ond)?)?\\b");
    static final Pattern HOURLY =
            Pattern.compile("(?i)\\b(?:an|per|each) hour\\b|\\bhourly\\b|/ ?h(?:r|our)?\\b");
    private static final Pattern FLOPS =
            Pattern.compile("(?i)\\b(?:peta|exa|tera|zetta)?flops?\\b|FLOP/s");
    static final Pattern TRAIN_VERB = words("(?:pre-?)?train(?:s|ed|ing)?");
    static final Pattern EACH = words("each|apiece|per (?:gpu|chip|unit|card|accelerator)|a piece");
    static final Pattern DAILY = words("daily|(?:per|a|each) day");
    private static final Pattern ACTIVE =
            words("active|activated|activates?|activating|A\\d+(?:\\.\\d+)?B|(?:per|each) token");
    private static final Pattern SPEED =
            words(
                    "achiev\\w+|throughput|utili[sz]ation|per second|sustain\\w*|(?:per|each) (?:gpu|chip|tpu)");
    static final Pattern PRICE =
            words("pric\\w*|cheap\\w*|expensive|cost\\w*|charg\\w*|pay|paid|affordable|bills?");

    /** "98 % of its accuracy on one GPU": no model of today is trained on a single one. */
    private static final Pattern ON_ONE =
            Pattern.compile("(?i)\\b(?:on|using|with) (?:just |only )?(?:one|a single|1) ");

    private static final Pattern WATTS = words("[kMG]W|(?:kilo|mega|giga)?watts?");
    static final Pattern ENERGY = words("energy|electricity|power");
    private static final Pattern SERVE =
            words("inference|serv(?:e|es|ed|ing)|runs?|running|fits?|deploy\\w*|host\\w*|needs?");
    private static final Pattern INFERENCE = words("inference|serv(?:e|es|ed|ing)|deploy\\w*");
    static final Pattern TOKENS = words("tokens?");
    static final Pattern QUERY = ScopeWords.PER_REQUEST;
    private static final Pattern CONTEXT = words("context|window|prompt|batch");
    private static final Pattern WINDOW = words("context|windows?");

    private TextCues() {}

    static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    /** Null if the words do not say what the figure is. */
    static AuditMetric metric(TextFigure figure, TextPlace at, Kind subject, boolean ofChip) {
        if (has(LIMIT, at.near()) && WORK.contains(figure.unit().dimension())) {
            return null;
        }
        return switch (figure.unit().dimension()) {
            case MONEY -> MoneyCues.metric(figure, at, subject, ofChip);
            case CHIP_HOURS -> AuditMetric.CHIP_HOURS;
            case COUNT -> count(at, subject, ofChip);
            case FLOP -> AuditMetric.TRAINING_FLOP;
            case TOKENS ->
                    has(WINDOW, at.near()) && !has(TRAIN, at.near())
                            ? subject == Kind.MODEL ? AuditMetric.CONTEXT_TOKENS : null
                            : !has(TRAIN, at.sentence()) && isFew(figure)
                                            || has(CONTEXT, at.clause()) && !has(TRAIN, at.clause())
                                    ? null
                                    : AuditMetric.TRAINING_TOKENS;
            case PARAMETERS -> AuditMetric.PARAMETERS;
            case RATIO -> RatioCues.metric(at);
            case ENERGY -> isOfAYear(at, subject) ? null : AuditMetric.ENERGY;
            case MASS ->
                    isOfCarbon(figure, at) && !isOfAYear(at, subject) ? AuditMetric.CARBON : null;
            case VOLUME -> isOfAYear(at, subject) ? null : AuditMetric.WATER;
            case TOKEN_PRICE -> AuditMetric.TOKEN_PRICE;
            case FLOP_PER_SECOND -> speed(figure, at, subject, ofChip);
            case POWER -> AuditMetric.POWER;
            case HOURS ->
                    isOfARun(at, subject)
                                    && !ofChip
                                    && !has(PER_TOKENS, at.sentence())
                                    && (!has(YEAR_OF_USE, at.near())
                                            || TO_TRAIN.matcher(at.behind()).lookingAt())
                            ? AuditMetric.WALL_CLOCK_HOURS
                            : null;
            case CHIP_RATE -> ofChip ? AuditMetric.USD_PER_CHIP_HOUR : null;
            case TOKENS_PER_SECOND ->
                    has(TRAIN_VERB, at.sentence()) ? null : AuditMetric.SERVING_THROUGHPUT;
        };
    }

    /** What a law counts from is said of no model. */
    private static final Pattern LIMIT = words("thresholds?|limits?|caps?");

    private static final Set<Dimension> WORK =
            EnumSet.of(Dimension.FLOP, Dimension.FLOP_PER_SECOND);

    /** What a trillion tokens take is a part of what the training took. */
    private static final Pattern PER_TOKENS =
            words("(?:per|for each|for every) (?:billion|trillion|[BT]) tokens");

    /** A time is that of a training if one is spoken of, or chips that a model took. */
    private static boolean isOfARun(TextPlace at, Kind subject) {
        return subject != null
                && subject != Kind.PRODUCT
                && (has(TRAIN, at.sentence())
                        || subject == Kind.MODEL
                                && has(CHIPS, at.sentence())
                                && !has(SERVE, at.sentence()));
    }

    private static final Pattern CHIPS = words("gpus?|tpus?|chips|accelerators|[ABHV]\\d{2,3}s");
    private static final Pattern TO_TRAIN = Pattern.compile("(?i)\\s+to (?:pre-?)?train\\b");

    /** What a model takes in a year is neither its training nor an answer. */
    private static boolean isOfAYear(TextPlace at, Kind subject) {
        return subject == Kind.MODEL
                && !has(TRAIN_VERB, at.sentence())
                && YEARLY.matcher(at.behind()).lookingAt();
    }

    private static final Pattern YEARLY =
            Pattern.compile(
                    "(?i)\\s*(?:(?:a|per|each|every) (?:year|month|week)|annually|yearly)\\b");

    /** Grams of antimony are none of carbon. */
    private static boolean isOfCarbon(TextFigure figure, TextPlace at) {
        var tonnes = figure.unit().inBase() >= KG_OF_A_TONNE;
        return (tonnes || has(CARBON, at.sentence()))
                        && !OF_ANOTHER_STUFF.matcher(at.behind()).lookingAt()
                || has(CARBON, at.near());
    }

    private static final double KG_OF_A_TONNE = 1e3;

    private static final Pattern CARBON =
            Pattern.compile("(?i)co2|co₂|\\bcarbon|\\bemi(?:t|ss)|greenhouse|footprint|\\bghg\\b");
    private static final Pattern OF_ANOTHER_STUFF =
            Pattern.compile("(?i)\\s+(?:of\\s+\\p{L}|Sb\\b|antimony|NOx|SO2)");

    /** Chips beside a speed, a rent or a peak are those of a machine, and none that train. */
    private static AuditMetric count(TextPlace at, Kind subject, boolean ofChip) {
        var trains = has(TRAIN, at.sentence());
        var ofMachine =
                has(PER_SECOND, at.sentence())
                        || has(HOURLY, at.sentence())
                        || subject != Kind.MODEL && has(FLOPS, at.sentence());
        if (!trains && (ofMachine || subject == Kind.CHIP && has(WATTS, at.sentence()))) {
            return null;
        }
        var onOne = subject == Kind.MODEL && ON_ONE.matcher(at.near()).find();
        var owns = subject != Kind.MODEL && RUNS_THEM.matcher(at.before()).find();
        var serves =
                has(SERVE, at.clause()) || subject == Kind.MODEL && has(INFERENCE, at.sentence());
        return (onOne || serves) && !trains && !owns && subject != Kind.ORGANIZATION
                ? AuditMetric.SERVING_CHIP_COUNT
                : ofChip ? null : AuditMetric.CHIP_COUNT;
    }

    /** "Colossus runs 200,000 GPUs": they are its own. */
    private static final Pattern RUNS_THEM =
            Pattern.compile("(?i)\\b(?:runs?|running|hosts?|hosting|houses?|operates?)\\s*$");

    /** No training takes so few: they are those of a request or a window. */
    private static boolean isFew(TextFigure figure) {
        return figure.unit().toBase(figure.figure().high()) < FEWEST_OF_TRAINING;
    }

    private static final double FEWEST_OF_TRAINING = 1e8;

    /** No chip comes near so many FLOP/s: "FLOPs" then counts operations. */
    private static final double MOST_OF_A_CHIP = 1e18;

    private static AuditMetric speed(
            TextFigure figure, TextPlace at, Kind subject, boolean ofChip) {
        if (subject != Kind.MODEL) {
            return !ofChip && has(SPEED, at.near())
                    ? AuditMetric.ACHIEVED_FLOPS
                    : AuditMetric.PEAK_FLOPS;
        }
        var plain = figure.unit().toBase(figure.figure().low());
        return plain > MOST_OF_A_CHIP && !has(SPEED, at.near()) && !at.near().contains("/s")
                ? AuditMetric.TRAINING_FLOP
                : AuditMetric.ACHIEVED_FLOPS;
    }

    /** Whether a figure is that of one of several: "459 teraflops per chip". */
    static boolean isOfEach(String near) {
        return has(EACH, near);
    }

    /** Whether it can be said of a chip. */
    static boolean ofChip(AuditMetric metric) {
        return OF_CHIPS.contains(metric)
                || metric == AuditMetric.POWER
                || !OF_TRAINING.contains(metric) && !OF_USE.contains(metric);
    }

    /** Whether the words about a number of parameters speak of the active ones. */
    static boolean isActive(String before, String figureAndBehind) {
        if (IN_TOTAL.matcher(figureAndBehind).lookingAt() || OF_ALL.matcher(before).find()) {
            return false;
        }
        return has(ACTIVE, before)
                || has(ACTIVE, ACTIVATES.matcher(figureAndBehind).replaceAll(""));
    }

    /** Whether a utilization counts what the hardware did, and not what the model needed. */
    static boolean isOfHardware(String near) {
        return has(HARDWARE, near);
    }

    private static final Pattern HARDWARE = words("hardware flops? utili[sz]ation|hfu");

    /** "17 billion active parameters and 400 billion in total". */
    private static final Pattern IN_TOTAL = Pattern.compile("(?i)[^,;()]{0,30}?\\btotal\\b");

    /** "Activates 37B of its 671B parameters". */
    private static final Pattern OF_ALL =
            Pattern.compile("(?i)\\bof (?:its|their|the|an?)(?: total| full| whole)?\\s*$");

    /** What activates parameters goes on to say how many. */
    private static final Pattern ACTIVATES = words("activates?|activating");

    static boolean has(Pattern cue, String text) {
        return cue.matcher(text).find();
    }
}
