package dev.modelcost.calc.claimwords;

import static dev.modelcost.calc.claimwords.TextCues.DAILY;
import static dev.modelcost.calc.claimwords.TextCues.EACH;
import static dev.modelcost.calc.claimwords.TextCues.HOURLY;
import static dev.modelcost.calc.claimwords.TextCues.PRICE;
import static dev.modelcost.calc.claimwords.TextCues.QUERY;
import static dev.modelcost.calc.claimwords.TextCues.TOKENS;
import static dev.modelcost.calc.claimwords.TextCues.TRAIN;
import static dev.modelcost.calc.claimwords.TextCues.TRAIN_VERB;
import static dev.modelcost.calc.claimwords.TextCues.has;
import static dev.modelcost.calc.claimwords.TextCues.words;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What an amount of money in a sentence is, by the words around it. */
final class MoneyCues {

    private static final Pattern MARKET =
            Pattern.compile(
                    "(?i)\\b(?:(?:global|worldwide|world|total|industry|overall) (?:ai )?(?:spending|investments?|capex)|(?:ai|big tech|tech) (?:spending|investments?|capex|market))\\b");
    private static final Pattern RAISE =
            words(
                    "rais(?:e|ed|es|ing)|fund(?:ing|raising|ed)?|round|investors|backers|series [a-k]");

    /** "Raised its capex guidance" raises no money. */
    private static final Pattern GUIDANCE =
            words("capex|capital expenditures?|guidance|outlook|forecast|spending|budget");

    private static final Pattern VALUE_BEFORE =
            Pattern.compile(
                    "(?is).*\\b(?:valuations?|valu(?:es?|ed|ing)|worth|market cap\\w*|market value)\\b[^\\d,;]{0,25}");
    private static final Pattern VALUE_BEHIND =
            Pattern.compile(
                    "(?i)\\s+(?!at\\b|on\\b|with\\b|for\\b)(?:[\\p{L}-]+\\s+){0,2}?(?:valuation|market cap\\w*|market value|in market value|worth of shares)\\b");
    private static final Pattern LOSS =
            words("los(?:t|e|es|ing|s|ses)|burn(?:s|ed|ing|t)?|deficit|fined?|saved?|saving");
    private static final Pattern TRAIN_ONLY =
            words("(?:to|on|for|in) (?:pre-?)?train\\w*|training (?:costs?|budget)");
    private static final Pattern SPEND =
            words(
                    "spen[dt]\\w*|invest\\w*|capex|capital expenditures?|commit\\w*|bought|buys?|buying|purchas\\w+|build-?out|infrastructure|budget\\w*|plans?");

    /** What is built for its price. */
    private static final Pattern SITE =
            words("sites?|campus(?:es)?|data ?cent(?:er|re)s?|clusters?|facilit(?:y|ies)");

    private static final Pattern REVENUE = words("revenues?|sales|run[- ]rate|ARR|income|turnover");
    private static final Pattern RENT = words("rent(?:al|als|s|ed|ing)?|leas(?:e|ed|ing)");
    private static final Pattern FOR_CHIP =
            words(
                    "pric\\w*|cost\\w*|charg\\w*|sells?|sold|bought|buy|list|retails?|fetch(?:es|ed)?|(?:be )?had for|go(?:es|ing)? for|pay|paid");

    private MoneyCues() {}

    /** No chip that models run on sells for less; it rents for less. */
    private static final double LEAST_OF_A_CHIP = 100;

    /** No rack of them sells for so much; clusters and data centres do. */
    private static final double MOST_OF_A_RACK = 1e7;

    private static final Pattern MONTHLY =
            words("(?:a|per|each) (?:month|week|year)|monthly|weekly");

    /** USD; of less, only who speaks of training means it. */
    private static final double LEAST_OF_A_TRAINING = 10_000;

    /** Whether it is neither what something is worth nor what was lost. */
    static boolean isSaid(String before, String behind) {
        return !isWorth(before, behind) && !has(LOSS, before);
    }

    private static boolean isWorth(String before, String behind) {
        return VALUE_BEFORE.matcher(before).matches() || VALUE_BEHIND.matcher(behind).lookingAt();
    }

    static AuditMetric metric(TextFigure figure, TextPlace at, Kind subject, boolean ofChip) {
        if (has(LOSS, at.before())) {
            return null;
        }
        if (isWorth(at.before(), at.behind())) {
            return subject == Kind.ORGANIZATION ? AuditMetric.VALUATION : null;
        }
        if (has(DAILY, at.near()) && has(TRAIN_VERB, at.sentence())) {
            return null;
        }
        if (figure.scope() == Scope.PER_REQUEST || QUERY.matcher(at.clause()).find()) {
            return AuditMetric.SERVING_COST;
        }
        // What stands beside the figure counts before what stands beside another one.
        for (var words : List.of(at.near(), at.clause())) {
            var daily = has(DAILY, at.clause());
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
                return has(GUIDANCE, words) ? AuditMetric.SPENDING : AuditMetric.FUNDRAISING;
            }
        }
        if (subject == Kind.MODEL) {
            if (has(TOKENS, at.sentence()) && !has(TRAIN, at.sentence())) {
                return null;
            }
            return has(TRAIN, at.sentence())
                            || figure.unit().toBase(figure.figure().high()) >= LEAST_OF_A_TRAINING
                                    && (has(PRICE, at.sentence())
                                            || at.sentence().contains(" for "))
                    ? AuditMetric.TRAINING_COST
                    : null;
        }
        if (ofChip) {
            return has(TRAIN_ONLY, at.clause())
                            || has(TRAIN_VERB, at.sentence()) && !has(EACH, at.near())
                    ? AuditMetric.TRAINING_COST
                    : has(FOR_CHIP, at.sentence())
                                    && !has(HOURLY, at.sentence())
                                    && !has(MONTHLY, at.clause())
                                    && figure.unit().toBase(figure.figure().high())
                                            >= LEAST_OF_A_CHIP
                                    && figure.unit().toBase(figure.figure().low()) < MOST_OF_A_RACK
                            ? AuditMetric.CHIP_PRICE
                            : null;
        }
        if (has(TRAIN_ONLY, at.near())) {
            return AuditMetric.TRAINING_COST;
        }
        if (has(SPEND, at.sentence()) || has(SITE, at.clause()) && has(PRICE, at.clause())) {
            return AuditMetric.SPENDING;
        }
        return has(TRAIN, at.clause()) ? AuditMetric.TRAINING_COST : null;
    }

    /** "Meta's AI capex" is no market's. */
    private static final Pattern OF_A_COMPANY = Pattern.compile("['’]s?\\s+$");

    /**
     * The market that a clause about spending names instead of a company; null if it names none.
     */
    static String market(AuditMetric metric, String clause) {
        var words = MARKET.matcher(clause);
        return metric == AuditMetric.SPENDING
                        && words.find()
                        && !OF_A_COMPANY.matcher(clause.substring(0, words.start())).find()
                ? words.group()
                : null;
    }
}
