package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.TextName.Kind;
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
            words("rais(?:e|ed|es|ing)|fund(?:ing|raising|ed)?|round|valuation");
    private static final Pattern SPEND =
            words(
                    "spen[dt]\\w*|invest\\w*|capex|capital expenditures?|commit\\w*|build-?out|infrastructure|budget\\w*|plans?");
    private static final Pattern REVENUE = words("revenues?|sales|run[- ]rate|ARR|income|turnover");
    private static final Pattern PRICE =
            words("pric\\w*|cheap\\w*|expensive|cost\\w*|charg\\w*|pay|paid|affordable");
    private static final Pattern FOR_CHIP = words("pric\\w*|cost\\w*|sells?|sold|bought|buy|list");
    private static final Pattern ENERGY = words("energy|electricity|power");
    private static final Pattern HOURS = words("(?:gpu|chip|tpu)[- ]hours|compute time");
    private static final Pattern SCORE =
            words("accuracy|score\\w*|performance|quality|benchmark\\w*|elo");
    private static final Pattern MFU = words("mfu|utili[sz]ation");
    private static final Pattern MARGIN = words("margins?|profit\\w*|mark-?up");
    private static final Pattern SERVE =
            words("inference|serv(?:e|es|ed|ing)|runs?|running|fits?|deploy\\w*|host\\w*|needs?");
    private static final Pattern QUERY = ScopeWords.PER_REQUEST;
    private static final Pattern CONTEXT = words("context|window|prompt|batch");

    private TextCues() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    /** Null if the words do not say what the figure is. */
    static AuditMetric metric(
            TextFigure figure, String clause, String sentence, Kind subject, boolean ofChip) {
        return switch (figure.unit().dimension()) {
            case MONEY -> money(figure, clause, sentence, subject, ofChip);
            case CHIP_HOURS -> AuditMetric.CHIP_HOURS;
            case COUNT ->
                    has(SERVE, clause) && !has(TRAIN, sentence)
                            ? AuditMetric.SERVING_CHIP_COUNT
                            : ofChip ? null : AuditMetric.CHIP_COUNT;
            case FLOP -> AuditMetric.TRAINING_FLOP;
            case TOKENS ->
                    has(CONTEXT, clause) && !has(TRAIN, clause)
                            ? null
                            : AuditMetric.TRAINING_TOKENS;
            case PARAMETERS -> AuditMetric.PARAMETERS;
            case RATIO -> ratio(figure, clause, sentence);
            case ENERGY -> AuditMetric.ENERGY;
            case MASS -> AuditMetric.CARBON;
            case VOLUME -> AuditMetric.WATER;
            case TOKEN_PRICE -> AuditMetric.TOKEN_PRICE;
            case FLOP_PER_SECOND ->
                    subject == Kind.MODEL ? AuditMetric.ACHIEVED_FLOPS : AuditMetric.PEAK_FLOPS;
            case POWER -> AuditMetric.POWER;
            case HOURS ->
                    has(TRAIN, sentence) && subject != null && !ofChip
                            ? AuditMetric.WALL_CLOCK_HOURS
                            : null;
            case CHIP_RATE -> ofChip ? AuditMetric.USD_PER_CHIP_HOUR : null;
            case TOKENS_PER_SECOND -> AuditMetric.SERVING_THROUGHPUT;
        };
    }

    private static AuditMetric money(
            TextFigure figure, String clause, String sentence, Kind subject, boolean ofChip) {
        if (figure.scope() == Scope.PER_REQUEST || QUERY.matcher(clause).find()) {
            return AuditMetric.SERVING_COST;
        }
        if (has(REVENUE, clause)) {
            return AuditMetric.REVENUE;
        }
        if (MARKET.matcher(clause).find()) {
            return AuditMetric.SPENDING;
        }
        if (has(RAISE, clause)) {
            return AuditMetric.FUNDRAISING;
        }
        if (subject == Kind.MODEL) {
            return has(TRAIN, sentence) || has(PRICE, sentence) || sentence.contains(" for ")
                    ? AuditMetric.TRAINING_COST
                    : null;
        }
        if (ofChip) {
            return has(FOR_CHIP, sentence) ? AuditMetric.CHIP_PRICE : null;
        }
        if (has(SPEND, sentence)) {
            return AuditMetric.SPENDING;
        }
        return has(TRAIN, clause) ? AuditMetric.TRAINING_COST : null;
    }

    private static AuditMetric ratio(TextFigure figure, String clause, String sentence) {
        if (ClaimText.saysPue(clause)) {
            return AuditMetric.PUE;
        }
        if (has(MFU, clause)) {
            return AuditMetric.MFU;
        }
        if (has(MARGIN, clause)) {
            return AuditMetric.SERVING_MARGIN;
        }
        if (has(HOURS, clause)) {
            return AuditMetric.CHIP_HOURS_RATIO;
        }
        if (has(ENERGY, clause)) {
            return has(TRAIN, sentence) ? AuditMetric.ENERGY_RATIO : null;
        }
        if (has(PRICE, sentence) || has(PRICE, clause)) {
            return has(TRAIN, clause) ? AuditMetric.COST_RATIO : AuditMetric.PRICE_RATIO;
        }
        return has(SCORE, clause) ? AuditMetric.SCORE_RATIO : null;
    }

    /**
     * The market that a clause about spending names instead of a company; null if it names none.
     */
    static String market(AuditMetric metric, String clause) {
        var words = MARKET.matcher(clause);
        return metric == AuditMetric.SPENDING && words.find() ? words.group() : null;
    }

    /** The kind of tokens that a clause about a price names; null if it names none. */
    static Scope tokens(String clause) {
        var cached = clause.matches("(?i).*\\bcach(?:ed|e)\\b.*");
        var input = clause.matches("(?i).*\\b(?:input|prompt)\\b.*");
        var output = clause.matches("(?i).*\\b(?:output|completion|generated)\\b.*");
        if (cached) {
            return Scope.CACHED_INPUT;
        }
        return input == output ? null : input ? Scope.INPUT : Scope.OUTPUT;
    }

    private static boolean has(Pattern cue, String text) {
        return cue.matcher(text).find();
    }
}
