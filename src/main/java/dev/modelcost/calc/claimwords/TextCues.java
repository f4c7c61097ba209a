package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.EnumSet;
import java.util.List;
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

    private static final Pattern TRAIN =
            words(
                    "train\\w*|pre-?train\\w*|fine-?tun\\w+|recreat\\w+|develop\\w*|build|built|creat\\w+|mak(?:e|ing)|made|learning");
    private static final Pattern MARKET =
            Pattern.compile(
                    "(?i)\\b(?:(?:global|worldwide|world|total|industry|overall) (?:ai )?(?:spending|investments?|capex)|(?:ai|big tech|tech) (?:spending|investments?|capex|market))\\b");
    private static final Pattern RAISE =
            words("rais(?:e|ed|es|ing)|fund(?:ing|raising|ed)?|round|investors|backers");
    private static final Pattern VALUE_BEFORE =
            Pattern.compile(
                    "(?is).*\\b(?:valuations?|valu(?:es?|ed|ing)|worth|market cap\\w*|market value)\\b[^\\d,;]{0,25}");
    private static final Pattern VALUE_BEHIND =
            Pattern.compile(
                    "(?i)\\s+(?!at\\b|on\\b|with\\b|for\\b)(?:[\\p{L}-]+\\s+){0,2}?(?:valuation|market cap\\w*|market value|in market value|worth of shares)\\b");
    private static final Pattern LOSS =
            words("los(?:t|e|es|ing|s|ses)|burn(?:s|ed|ing|t)?|deficit|fined?|saved?|saving");
    private static final Pattern YEAR_OF_USE =
            words(
                    "use[sd]?|using|consum\\w+|emit\\w*|generat\\w+|driv\\w+|households?|homes?|people|towns?|city|cities|villages?|countries|equivalent|electricity|ago|old|later|earlier|next|coming|within|every");
    private static final Pattern SPEEDIER =
            words(
                    "faster|slower|quicker|speedier|larger|bigger|smaller|longer|shorter|smarter|better|worse|more (?:data|parameters|tokens|memory|powerful|capable|efficient)");
    private static final Pattern PER_SECOND =
            Pattern.compile("(?i)\\btok(?:en)?s?(?:/| per | a |/ )s(?:ec(?:ond)?)?\\b");
    private static final Pattern HOURLY =
            Pattern.compile("(?i)\\b(?:an|per|each) hour\\b|\\bhourly\\b|/ ?h(?:r|our)?\\b");
    private static final Pattern FLOPS =
            Pattern.compile("(?i)\\b(?:peta|exa|tera|zetta)?flops?\\b|FLOP/s");
    private static final Pattern TRAIN_VERB = words("(?:pre-?)?train(?:s|ed|ing)?");
    private static final Pattern EACH =
            words("each|apiece|per (?:gpu|chip|unit|card|accelerator)|a piece");
    private static final Pattern DAILY = words("daily|(?:per|a|each) day");
    private static final Pattern TRAIN_ONLY =
            words("(?:to|on|for|in) (?:pre-?)?train\\w*|training (?:costs?|budget)");
    private static final Pattern ACTIVE =
            words("active|activated|activates?|activating|A\\d+(?:\\.\\d+)?B|(?:per|each) token");
    private static final Pattern SPEED =
            words(
                    "achiev\\w+|throughput|utili[sz]ation|per second|sustain\\w*|(?:per|each) (?:gpu|chip|tpu)");
    private static final Pattern SPEND =
            words(
                    "spen[dt]\\w*|invest\\w*|capex|capital expenditures?|commit\\w*|build-?out|infrastructure|budget\\w*|plans?");
    private static final Pattern REVENUE = words("revenues?|sales|run[- ]rate|ARR|income|turnover");
    private static final Pattern PRICE =
            words("pric\\w*|cheap\\w*|expensive|cost\\w*|charg\\w*|pay|paid|affordable");

    /** "98 % of its accuracy on one GPU": no model of today is trained on a single one. */
    private static final Pattern ON_ONE =
            Pattern.compile("(?i)\\bon (?:just |only )?(?:one|a single|1) ");

    private static final Pattern WATTS = words("[kMG]W|(?:kilo|mega|giga)?watts?");
    private static final Pattern RENT = words("rent(?:al|als|s|ed|ing)?|leas(?:e|ed|ing)");
    private static final Pattern FOR_CHIP = words("pric\\w*|cost\\w*|sells?|sold|bought|buy|list");
    private static final Pattern ENERGY = words("energy|electricity|power");
    private static final Pattern HOURS =
            words(
                    "(?:gpu|chip|tpu)[- ]hours|compute time|(?:less|more|fewer|of the|the) (?:compute|computing)(?: power)?(?! costs?)");
    private static final Pattern SCORE =
            words("accuracy|score\\w*|performance|quality|benchmark\\w*|elo");
    private static final Pattern MFU = words("mfu|hfu|utili[sz]ation");
    private static final Pattern MARGIN = words("margins?|profit\\w*|mark-?up");
    private static final Pattern SERVE =
            words("inference|serv(?:e|es|ed|ing)|runs?|running|fits?|deploy\\w*|host\\w*|needs?");
    private static final Pattern TOKENS = words("tokens?");
    private static final Pattern QUERY = ScopeWords.PER_REQUEST;
    private static final Pattern CONTEXT = words("context|window|prompt|batch");

    private TextCues() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    /**
     * Where a figure stands.
     *
     * @param near the words about it alone, up to the figures beside it
     * @param before those of them that stand before it
     * @param behind those that stand behind it
     * @param clause that it stands in
     * @param sentence without the figure
     */
    record Place(String near, String before, String behind, String clause, String sentence) {}

    /** Null if the words do not say what the figure is. */
    static AuditMetric metric(TextFigure figure, Place at, Kind subject, boolean ofChip) {
        return switch (figure.unit().dimension()) {
            case MONEY -> money(figure, at, subject, ofChip);
            case CHIP_HOURS -> AuditMetric.CHIP_HOURS;
            case COUNT -> count(at, subject, ofChip);
            case FLOP -> AuditMetric.TRAINING_FLOP;
            case TOKENS ->
                    !has(TRAIN, at.sentence) && isFew(figure)
                                    || has(CONTEXT, at.clause) && !has(TRAIN, at.clause)
                            ? null
                            : AuditMetric.TRAINING_TOKENS;
            case PARAMETERS -> AuditMetric.PARAMETERS;
            case RATIO -> ratio(at);
            case ENERGY -> AuditMetric.ENERGY;
            case MASS -> isOfCarbon(figure, at) ? AuditMetric.CARBON : null;
            case VOLUME -> AuditMetric.WATER;
            case TOKEN_PRICE -> AuditMetric.TOKEN_PRICE;
            case FLOP_PER_SECOND -> speed(figure, at, subject, ofChip);
            case POWER -> AuditMetric.POWER;
            case HOURS ->
                    has(TRAIN, at.sentence)
                                    && subject != null
                                    && subject != Kind.PRODUCT
                                    && !ofChip
                                    && !has(YEAR_OF_USE, at.near)
                            ? AuditMetric.WALL_CLOCK_HOURS
                            : null;
            case CHIP_RATE -> ofChip ? AuditMetric.USD_PER_CHIP_HOUR : null;
            case TOKENS_PER_SECOND ->
                    has(TRAIN_VERB, at.sentence) ? null : AuditMetric.SERVING_THROUGHPUT;
        };
    }

    /** Grams of antimony are none of carbon. */
    private static boolean isOfCarbon(TextFigure figure, Place at) {
        var tonnes = figure.unit().inBase() >= KG_OF_A_TONNE;
        return (tonnes || has(CARBON, at.sentence))
                        && !OF_ANOTHER_STUFF.matcher(at.behind).lookingAt()
                || has(CARBON, at.near);
    }

    private static final double KG_OF_A_TONNE = 1e3;

    private static final Pattern CARBON =
            Pattern.compile("(?i)co2|co₂|\\bcarbon|\\bemi(?:t|ss)|greenhouse|footprint|\\bghg\\b");
    private static final Pattern OF_ANOTHER_STUFF = Pattern.compile("(?i)\\s+of\\s+\\p{L}");

    /** Chips beside a speed, a rent or a peak are those of a machine, and none that train. */
    private static AuditMetric count(Place at, Kind subject, boolean ofChip) {
        var trains = has(TRAIN, at.sentence);
        var ofMachine =
                has(PER_SECOND, at.sentence)
                        || has(HOURLY, at.sentence)
                        || subject != Kind.MODEL && has(FLOPS, at.sentence);
        if (!trains && (ofMachine || subject == Kind.CHIP && has(WATTS, at.sentence))) {
            return null;
        }
        var onOne = subject == Kind.MODEL && ON_ONE.matcher(at.near).find();
        return (onOne || has(SERVE, at.clause)) && !trains && subject != Kind.ORGANIZATION
                ? AuditMetric.SERVING_CHIP_COUNT
                : ofChip ? null : AuditMetric.CHIP_COUNT;
    }

    /** No training takes so few: they are those of a request or a window. */
    private static boolean isFew(TextFigure figure) {
        return figure.unit().toBase(figure.figure().high()) < FEWEST_OF_TRAINING;
    }

    private static final double FEWEST_OF_TRAINING = 1e8;

    /** No chip comes near so many FLOP/s: "FLOPs" then counts operations. */
    private static final double MOST_OF_A_CHIP = 1e18;

    private static AuditMetric speed(TextFigure figure, Place at, Kind subject, boolean ofChip) {
        if (subject != Kind.MODEL) {
            return !ofChip && has(SPEED, at.near)
                    ? AuditMetric.ACHIEVED_FLOPS
                    : AuditMetric.PEAK_FLOPS;
        }
        var plain = figure.unit().toBase(figure.figure().low());
        return plain > MOST_OF_A_CHIP && !has(SPEED, at.near) && !at.near.contains("/s")
                ? AuditMetric.TRAINING_FLOP
                : AuditMetric.ACHIEVED_FLOPS;
    }

    /** No chip that models run on sells for less; it rents for less. */
    private static final double LEAST_OF_A_CHIP = 100;

    /** USD; of less, only who speaks of training means it. */
    private static final double LEAST_OF_A_TRAINING = 10_000;

    /** Whether it is neither what something is worth nor what was lost. */
    static boolean isSaid(String before, String behind) {
        return !VALUE_BEFORE.matcher(before).matches()
                && !VALUE_BEHIND.matcher(behind).lookingAt()
                && !has(LOSS, before);
    }

    private static AuditMetric money(TextFigure figure, Place at, Kind subject, boolean ofChip) {
        if (!isSaid(at.before, at.behind)) {
            return null;
        }
        if (figure.scope() == Scope.PER_REQUEST || QUERY.matcher(at.clause).find()) {
            return AuditMetric.SERVING_COST;
        }
        // What stands beside the figure counts before what stands beside another one.
        for (var words : List.of(at.near, at.clause)) {
            var daily = has(DAILY, at.clause);
            if (daily && has(RENT, words) && !has(REVENUE, words)) {
                return AuditMetric.SERVING_COST;
            }
            if (has(REVENUE, words)) {
                return daily ? AuditMetric.SERVING_REVENUE : AuditMetric.REVENUE;
            }
            if (daily && has(PRICE, words)) {
                return AuditMetric.SERVING_COST;
            }
            if (MARKET.matcher(words).find()) {
                return AuditMetric.SPENDING;
            }
            if (has(RAISE, words)) {
                return AuditMetric.FUNDRAISING;
            }
        }
        if (subject == Kind.MODEL) {
            if (has(TOKENS, at.sentence) && !has(TRAIN, at.sentence)) {
                return null;
            }
            return has(TRAIN, at.sentence)
                            || figure.unit().toBase(figure.figure().high()) >= LEAST_OF_A_TRAINING
                                    && (has(PRICE, at.sentence) || at.sentence.contains(" for "))
                    ? AuditMetric.TRAINING_COST
                    : null;
        }
        if (ofChip) {
            return has(TRAIN_ONLY, at.clause) || has(TRAIN_VERB, at.sentence) && !has(EACH, at.near)
                    ? AuditMetric.TRAINING_COST
                    : has(FOR_CHIP, at.sentence)
                                    && !has(HOURLY, at.sentence)
                                    && figure.unit().toBase(figure.figure().high())
                                            >= LEAST_OF_A_CHIP
                            ? AuditMetric.CHIP_PRICE
                            : null;
        }
        if (has(TRAIN_ONLY, at.near)) {
            return AuditMetric.TRAINING_COST;
        }
        if (has(SPEND, at.sentence)) {
            return AuditMetric.SPENDING;
        }
        return has(TRAIN, at.clause) ? AuditMetric.TRAINING_COST : null;
    }

    private static AuditMetric ratio(Place at) {
        if (ClaimText.saysPue(at.before)) {
            return AuditMetric.PUE;
        }
        if (has(SPEEDIER, at.behind) && !has(PRICE, at.behind)) {
            return null;
        }
        for (var words : List.of(at.near, at.clause)) {
            if (has(MFU, words)) {
                return AuditMetric.MFU;
            }
            if (has(MARGIN, words)) {
                return AuditMetric.SERVING_MARGIN;
            }
            if (has(HOURS, words)) {
                return AuditMetric.CHIP_HOURS_RATIO;
            }
            if (has(ENERGY, words)) {
                return has(TRAIN, at.sentence) ? AuditMetric.ENERGY_RATIO : null;
            }
            if (has(PRICE, words)) {
                return ofTraining(at) ? AuditMetric.COST_RATIO : AuditMetric.PRICE_RATIO;
            }
        }
        if (ofTraining(at) && MILLIONS.matcher(at.clause).find()) {
            return AuditMetric.COST_RATIO;
        }
        if (has(PRICE, at.sentence)) {
            return has(TRAIN, at.clause) ? AuditMetric.COST_RATIO : AuditMetric.PRICE_RATIO;
        }
        return has(SCORE, at.clause) ? AuditMetric.SCORE_RATIO : null;
    }

    /** Whether a ratio is of what training cost: millions of dollars are no price of tokens. */
    private static boolean ofTraining(Place at) {
        return has(TRAIN, at.clause)
                || has(TRAIN, at.sentence)
                        && !has(TOKENS, at.sentence)
                        && MILLIONS.matcher(at.clause).find();
    }

    private static final Pattern MILLIONS =
            Pattern.compile("(?i)[$€£]\\s?\\d[\\d.,]*\\s?(?:m|mn|million|bn|billion)\\b");

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
        if (IN_TOTAL.matcher(figureAndBehind).lookingAt()) {
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

    /** What activates parameters goes on to say how many. */
    private static final Pattern ACTIVATES = words("activates?|activating");

    /**
     * The market that a clause about spending names instead of a company; null if it names none.
     */
    static String market(AuditMetric metric, String clause) {
        var words = MARKET.matcher(clause);
        return metric == AuditMetric.SPENDING && words.find() ? words.group() : null;
    }

    /**
     * The kind of tokens that the words about a price name; null if they name none. In "input at 1
     * and output at 2" it stands before each.
     */
    static Scope tokens(String before, String clause) {
        var said = KIND_BEFORE.matcher(before);
        if (said.find()) {
            return ScopeWords.read(said.group(1)).orElse(null);
        }
        var cached = clause.matches("(?i).*\\bcach(?:ed|e)\\b.*");
        var input = clause.matches("(?i).*\\b(?:input|prompt)\\b.*");
        var output = clause.matches("(?i).*\\b(?:output|completion|generated)\\b.*");
        if (cached) {
            return Scope.CACHED_INPUT;
        }
        return input == output ? null : input ? Scope.INPUT : Scope.OUTPUT;
    }

    /** "$0.028 per million input tokens on a cache hit", "$1.25/$5 with batch pricing". */
    static Scope ofPrice(Scope said, String behind, String clause) {
        if (said == Scope.INPUT && has(CACHE_HIT, behind)) {
            return Scope.CACHED_INPUT;
        }
        if (!has(BATCHED, clause)) {
            return said;
        }
        return said == Scope.INPUT
                ? Scope.BATCH_INPUT
                : said == Scope.OUTPUT ? Scope.BATCH_OUTPUT : said;
    }

    private static final Pattern CACHE_HIT =
            words("cache[- ]hits?|cached|(?:from|in) (?:the )?cache|hits? the cache");
    private static final Pattern BATCHED =
            words(
                    "batch (?:pricing|prices?|api|mode|tier|rates?|discount)|in batch(?:es)?|batched");

    private static final Pattern KIND_BEFORE =
            Pattern.compile(
                    "(?i)\\b((?:cached |batch )?(?:input|output|prompt|completion))s?(?: tokens?| prices?| costs?)*(?: (?:at|for|is|are|costs?|priced at|are priced at|cost))?:?(?: about| just| only)?\\s*$");

    private static boolean has(Pattern cue, String text) {
        return cue.matcher(text).find();
    }
}
