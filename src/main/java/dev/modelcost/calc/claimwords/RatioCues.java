package dev.modelcost.calc.claimwords;

import static dev.modelcost.calc.claimwords.TextCues.ENERGY;
import static dev.modelcost.calc.claimwords.TextCues.PRICE;
import static dev.modelcost.calc.claimwords.TextCues.TOKENS;
import static dev.modelcost.calc.claimwords.TextCues.TRAIN;
import static dev.modelcost.calc.claimwords.TextCues.has;
import static dev.modelcost.calc.claimwords.TextCues.words;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.RatioSense;
import java.util.List;
import java.util.regex.Pattern;

/** What a ratio in a sentence is of, by the words around it. */
final class RatioCues {

    private static final Pattern SPEEDIER =
            words(
                    "faster|slower|quicker|speedier|larger|bigger|smaller|longer|shorter|smarter|better|worse|more (?:data|parameters|tokens|memory|powerful|capable|efficient)");
    private static final Pattern HOURS =
            words("(?:gpu|chip|tpu|accelerator|device)[- ]hours|(?:compute|gpu|chip) time");
    private static final Pattern COMPUTE =
            words(
                    "(?:less|more|fewer|of the|the|training|as much|['’]s) (?:training |total |processing |raw )?(?:comput(?:e|ing|ation)|flops?|processing)(?: (?:power|budget))?(?! costs?)");
    private static final Pattern SCORE =
            words("accuracy|score\\w*|performance|quality|benchmark\\w*|elo");
    private static final Pattern MFU = words("mfu|hfu|utili[sz]ation");
    private static final Pattern MARGIN = words("margins?|profit\\w*|mark-?up");
    private static final Pattern SPENT = words("spent|spend");
    private static final Pattern MILLIONS =
            Pattern.compile("(?i)[$€£]\\s?\\d[\\d.,]*\\s?(?:m|mn|million|bn|billion)\\b");

    /** "Scores 82 % on MMLU" is no share of another's. */
    private static final Pattern SCORED =
            Pattern.compile("(?i)\\b(?:scor(?:es?|ed|ing)|accuracy of)\\s*$");

    private static final Pattern OF = Pattern.compile("(?i)\\s*of\\b");
    private static final Pattern OFF = Pattern.compile("(?i)\\s+(?:off|discount)\\b");

    /** The work of an answer is none of the training. */
    private static final Pattern ANSWERS =
            words("generat(?:es?|ed|ing|ion)|inference|decod\\w+|test[- ]time|per token");

    private RatioCues() {}

    static AuditMetric metric(TextPlace at) {
        if (ClaimText.saysPue(at.ahead())) {
            return AuditMetric.PUE;
        }
        if (has(SPEEDIER, at.behind()) && !has(PRICE, at.behind())) {
            return null;
        }
        if (SCORED.matcher(at.before()).find() && !OF.matcher(at.behind()).lookingAt()) {
            return null;
        }
        if (OFF.matcher(at.behind()).lookingAt()) {
            return AuditMetric.PRICE_RATIO;
        }
        for (var words : List.of(at.near(), at.clause())) {
            if (has(MFU, words)) {
                return AuditMetric.MFU;
            }
            if (has(MARGIN, words)) {
                return AuditMetric.SERVING_MARGIN;
            }
            if (has(HOURS, words)) {
                return AuditMetric.CHIP_HOURS_RATIO;
            }
            if (has(COMPUTE, words)) {
                return has(ANSWERS, at.sentence()) && !has(TRAIN, at.sentence())
                        ? null
                        : AuditMetric.TRAINING_FLOP_RATIO;
            }
            if (has(ENERGY, words)) {
                return has(TRAIN, at.sentence()) ? AuditMetric.ENERGY_RATIO : null;
            }
            if (has(PRICE, words)) {
                return ofTraining(at) || has(SPENT, at.clause()) && !has(TOKENS, at.sentence())
                        ? AuditMetric.COST_RATIO
                        : AuditMetric.PRICE_RATIO;
            }
        }
        if (has(SPENT, at.clause()) && !has(TOKENS, at.sentence())) {
            return AuditMetric.COST_RATIO;
        }
        if (ofTraining(at) && MILLIONS.matcher(at.clause()).find()) {
            return AuditMetric.COST_RATIO;
        }
        if (has(PRICE, at.sentence())) {
            return has(TRAIN, at.clause()) ? AuditMetric.COST_RATIO : AuditMetric.PRICE_RATIO;
        }
        return has(SCORE, at.clause()) ? AuditMetric.SCORE_RATIO : null;
    }

    private static final Pattern LESS_BEHIND =
            Pattern.compile(
                    "(?i)^[\\s-]*(?:less|fewer|cheaper|lower|cut|discount|reduction|off\\b|below|drop|decrease|decline|saving|(?:price|cost) (?:cut|reduction|drop|decrease|decline))");
    private static final Pattern MORE_BEHIND =
            Pattern.compile("(?i)^\\s*(?:more|higher|dearer|costlier|pricier|greater)\\b");
    private static final Pattern TIMES_BEHIND =
            Pattern.compile(
                    "(?i)^\\s*(?:as (?:much|many|expensive|high)|the (?:amount|compute|computing|price|cost|energy|(?:gpu|chip)[- ]hours)|that of|those of|what\\b)");

    /** "Less than 10 % of it" is a bound, and no saving. */
    private static final Pattern BOUND =
            Pattern.compile(
                    "(?i)^\\s*(?:[\\p{L}-]+\\s+){0,3}?(?:less|fewer|lower|smaller) than\\b");

    private static final Pattern LESS_OWN = words("less|fewer|cheaper|lower|smaller");
    private static final Pattern MORE_OWN =
            Pattern.compile("(?i)(?:times|x|%|percent)\\s+(?:more|higher|dearer|costlier)\\b");
    private static final Pattern LESS_BEFORE =
            Pattern.compile(
                    "(?i)\\b(?:cut|cuts|cutting|slash\\w*|reduc\\w+|lower\\w*|drop\\w*|fell|fallen|falls?|decreas\\w+|declin\\w+|discount\\w*)\\b[^,;]*\\bby\\s*$");
    private static final Pattern MORE_BEFORE =
            Pattern.compile(
                    "(?i)\\b(?:rais\\w+|ris\\w+|rose|increas\\w+|hik\\w+|jump\\w*|climb\\w*)\\b[^,;]*\\bby\\s*$");

    /**
     * Which way round a ratio is said of the subject; null if the words do not tell.
     *
     * @param before the words up to the figure
     * @param own those of the figure, which may hold "times cheaper"
     * @param behind those that follow it
     * @param percent whether it is a share: "40 % the cost" is no more of it
     */
    static RatioSense sense(String before, String own, String behind, boolean percent) {
        if (LESS_OWN.matcher(BOUND.matcher(own).replaceFirst("")).find()) {
            return RatioSense.LESS;
        }
        if (MORE_OWN.matcher(own).find()) {
            return RatioSense.MORE;
        }
        if (LESS_BEHIND.matcher(behind).find() || LESS_BEFORE.matcher(before).find()) {
            return RatioSense.LESS;
        }
        return MORE_BEHIND.matcher(behind).find()
                        || MORE_BEFORE.matcher(before).find()
                        || !percent && TIMES_BEHIND.matcher(behind).find()
                ? RatioSense.MORE
                : null;
    }

    /** Whether the words up to a figure say that something fell by it. */
    static boolean isCut(String before) {
        return LESS_BEFORE.matcher(before).find();
    }

    /** The same of a price that no other one is compared with: what was cut or rose is its own. */
    static RatioSense ofItself(RatioSense sense, String before, String behind) {
        if (sense == RatioSense.LESS
                && (CUT_BEHIND.matcher(behind).find() || LESS_BEFORE.matcher(before).find())) {
            return RatioSense.CUT;
        }
        return sense == RatioSense.MORE && MORE_BEFORE.matcher(before).find()
                ? RatioSense.RISE
                : sense;
    }

    private static final Pattern CUT_BEHIND =
            Pattern.compile(
                    "(?i)^[\\s-]*(?:(?:price|cost) )?(?:cut|reduction|drop|decrease|decline)\\b");

    /** Whether a ratio is of what training cost: millions of dollars are no price of tokens. */
    private static boolean ofTraining(TextPlace at) {
        return has(TRAIN, at.clause())
                || has(TRAIN, at.sentence())
                        && !has(TOKENS, at.sentence())
                        && MILLIONS.matcher(at.clause()).find();
    }
}
