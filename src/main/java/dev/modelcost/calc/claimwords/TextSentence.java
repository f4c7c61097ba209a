package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One sentence with its names and figures. */
final class TextSentence {

    private static final Pattern ESTIMATE =
            Pattern.compile("(?i)\\b(?:would|estimate[ds]?|estimat(?:ing|ions?)|reckons?)\\b");

    private final String sentence;
    private final List<TextName> names;
    private final TextSubjects subjects;
    private final List<TextFigure> figures;
    private final List<TextFigure> used = new ArrayList<>();

    private final AuditMetric listed;

    private final TextClauses clauses;
    private final TextFormer former;
    private final TextSystem systems;
    private final TextScope scopes;
    private final TextRun run;

    /** What was read of a figure is asked for again by each of those beside it. */
    private final Map<TextFigure, Optional<TextName>> subjectOf = new HashMap<>();

    private final Map<TextFigure, Optional<AuditMetric>> metricOf = new HashMap<>();

    /**
     * @param names in it
     * @param before what the sentences before were about; null if nothing
     * @param listed what the figures of a list are whose next entry this is; null if it is none
     * @param goesOn whether only a semicolon stands before it
     */
    TextSentence(
            String sentence,
            List<TextName> names,
            TextName before,
            AuditMetric listed,
            boolean goesOn) {
        this.sentence = sentence;
        this.names = names;
        this.listed = listed;
        this.subjects = TextSubjects.of(sentence, names, before, goesOn);
        this.figures = stated(sentence, names);
        this.clauses = TextClauses.of(sentence, figures);
        this.former = new TextFormer(sentence, figures);
        this.systems = new TextSystem(sentence, subjects.before());
        this.scopes = new TextScope(sentence, names, subjects, clauses);
        this.run =
                new TextRun(
                        sentence,
                        names,
                        figures,
                        subjects,
                        systems,
                        clauses,
                        this::subject,
                        this::metric,
                        used);
    }

    TextName lastSubject() {
        return subjects.last();
    }

    /** "If GPT-4 had been trained on H100s, it would have cost 20 million" states nothing. */
    private static final Pattern HYPOTHETICAL =
            Pattern.compile("(?is)^\\W{0,3}(?:if|had|suppose)\\b.*\\b(?:would|could|might)\\b.*");

    List<FoundClaim> claims() {
        var found = new ArrayList<FoundClaim>();
        if (HYPOTHETICAL.matcher(sentence).matches()) {
            return found;
        }
        for (var figure : figures) {
            var said = metric(figure);
            var metric = said == null && isListed(figure) ? listed : said;
            if (metric != null
                    && !former.holds(figure)
                    && !(metric == AuditMetric.CHIP_COUNT && isFewerThanOthers(figure))
                    && (metric == AuditMetric.SERVING_CHIP_COUNT || !figure.isArticle(sentence))) {
                used.add(figure);
                found.add(claim(figure, metric));
            }
        }
        return found;
    }

    /**
     * "41 % on 8,192 GPUs and 38 % on 16,384": those are tried, and of others most are trained on.
     */
    private boolean isFewerThanOthers(TextFigure figure) {
        var subject = subject(figure);
        var shares = figures.stream().filter(other -> metric(other) == AuditMetric.MFU).count();
        return subject != null
                && subject.kind() == Kind.MODEL
                && (shares > 1
                        || figures.stream()
                                .filter(other -> other != figure && other.counts(Dimension.COUNT))
                                .filter(other -> other.figure().low() > figure.figure().high())
                                .filter(other -> subject.equals(subject(other)))
                                .anyMatch(other -> metric(other) == AuditMetric.CHIP_COUNT));
    }

    /**
     * "Microsoft will spend $80 billion; Meta, $65 billion": the second is an amount of the same.
     */
    private boolean isListed(TextFigure figure) {
        return listed != null
                && figure.counts(listed.dimension())
                && figures.size() == 1
                && names.stream().filter(TextName::isSubject).count() == 1
                && sentence.length() <= LONGEST_ENTRY
                && MoneyCues.isSaid(clauses.before(figure), clauses.behind(figure));
    }

    /** Characters; who has more to say says what it is. */
    private static final int LONGEST_ENTRY = 60;

    /** The figures, those of a denial turned round, and without those that are denied as such. */
    private static List<TextFigure> stated(String sentence, List<TextName> names) {
        var stated = new ArrayList<TextFigure>();
        var from = 0;
        var all = TextFigures.all(sentence, names);
        for (var i = 0; i < all.size(); i++) {
            var figure = all.get(i);
            var to = i + 1 < all.size() ? all.get(i + 1).start() : sentence.length();
            var denial =
                    new TextDenial(
                            sentence.substring(from, figure.start()),
                            sentence.substring(figure.end(), Math.max(figure.end(), to)));
            denial.applied(figure).ifPresent(stated::add);
            from = figure.end();
        }
        return stated;
    }

    /** The parts that no claim was made of. */
    List<String> unused() {
        return new TextRest(sentence, names, figures, used).parts();
    }

    private AuditMetric metric(TextFigure figure) {
        var known = metricOf.get(figure);
        if (known == null) {
            known = Optional.ofNullable(readMetric(figure));
            metricOf.put(figure, known);
        }
        return known.orElse(null);
    }

    private AuditMetric readMetric(TextFigure figure) {
        var around =
                sentence.substring(0, figure.start()) + " … " + sentence.substring(figure.end());
        var clause = clauses.clause(figure);
        var subject = subject(figure);
        var ofChip = subject != null && subject.kind() == Kind.CHIP;
        var metric =
                TextCues.metric(
                        figure,
                        new TextPlace(
                                clauses.near(figure),
                                clauses.before(figure),
                                clauses.behind(figure),
                                clauses.ahead(figure),
                                clause,
                                around),
                        subject == null ? null : subject.kind(),
                        ofChip);
        var inWords =
                sentence.substring(figure.start(), figure.end())
                        .chars()
                        .noneMatch(Character::isDigit);
        if (metric == AuditMetric.POWER
                && ofChip
                && (systems.isOfUncounted(subject)
                        || OF_THEM.matcher(clauses.before(figure)).find()
                        || isOfMany(figure)
                                && SystemWords.chips(systems.withSystem(subject)).isEmpty()
                                && run.of(Dimension.COUNT, figure) == null)) {
            return null;
        }
        if (metric == AuditMetric.SCORE_RATIO && ofChip) {
            return null;
        }
        // "Twice" and "half the" are everyday words unless two models are compared.
        return figure.unit().dimension() == Dimension.RATIO
                        && inWords
                        && !RatioCues.isCut(sentence.substring(0, figure.start()))
                        && (!TextCues.OF_TWO.contains(metric) || subjects.other(subject) == null)
                ? null
                : metric;
    }

    /** "Eight of them draw 10 kW" is not said of one. */
    private static final Pattern OF_THEM = Pattern.compile("(?i)\\bof (?:them|these|those)\\b");

    private TextName subject(TextFigure figure) {
        var known = subjectOf.get(figure);
        if (known == null) {
            known = Optional.ofNullable(readSubject(figure));
            subjectOf.put(figure, known);
        }
        return known.orElse(null);
    }

    /** No company draws so little power, and nobody else is rented by the hour. */
    private TextName readSubject(TextFigure figure) {
        var ofOneChip =
                figure.counts(Dimension.CHIP_RATE)
                        || figure.counts(Dimension.MONEY)
                                && (isPriceOfOne() || isPriceOfEach(figure))
                        || figure.counts(Dimension.POWER) && !isOfMany(figure);
        var chip = ofOneChip ? subjects.of(figure, true) : null;
        return chip != null && chip.kind() == Kind.CHIP
                ? chip
                : inTurn(figure).orElseGet(() -> subjects.of(figure, false));
    }

    static final Pattern ONE =
            Pattern.compile("(?i)\\b(?:an?|each|every|one|single|per)\\s(?:[\\p{L}-]+\\s){0,3}$");

    /** "Each B200 will cost $30,000, Nvidia's boss says" is said of the chip. */
    private boolean isPriceOfOne() {
        return subjects.of(Kind.MODEL, Kind.PRODUCT).isEmpty()
                && subjects.of(Kind.CHIP).stream()
                        .anyMatch(chip -> ONE.matcher(sentence.substring(0, chip.start())).find());
    }

    /** "Nvidia charges $30,000 apiece for H100s". */
    private boolean isPriceOfEach(TextFigure figure) {
        return TextCues.isOfEach(clauses.near(figure))
                && subjects.of(Kind.MODEL, Kind.PRODUCT).isEmpty();
    }

    private static final double MOST_WATTS_OF_A_CHIP = 20_000;

    /** Megawatts are drawn by as many chips as the sentence counts. */
    static boolean isOfMany(TextFigure figure) {
        return figure.unit().toBase(figure.figure().high()) >= MOST_WATTS_OF_A_CHIP;
    }

    private static final Pattern IN_TURN = Pattern.compile("(?i)\\brespectively\\b");

    /** "A and B cost 1 and 2, respectively." */
    private Optional<TextName> inTurn(TextFigure figure) {
        if (!IN_TURN.matcher(sentence).find()) {
            return Optional.empty();
        }
        var alike = figures.stream().filter(f -> f.counts(figure.unit().dimension())).toList();
        var named = subjects.of(Kind.MODEL, Kind.PRODUCT);
        return named.size() == alike.size()
                ? Optional.of(named.get(alike.indexOf(figure)))
                : Optional.empty();
    }

    private FoundClaim claim(TextFigure figure, AuditMetric metric) {
        var ofChips = TextCues.OF_CHIPS.contains(metric);
        var named = ofChips ? subjects.of(figure, true) : subject(figure);
        // Chips are trained on; nobody trains a chip.
        var subject =
                named != null && named.kind() == Kind.CHIP && !TextCues.ofChip(metric)
                        ? null
                        : named;
        var other = TextCues.OF_TWO.contains(metric) ? subjects.other(subject) : null;
        var precision = scopes.precision(figure);
        var market = MoneyCues.market(metric, clauses.clause(figure));
        return new FoundClaim(
                sentence,
                market != null
                        ? market
                        : subject == null
                                ? null
                                : TextFamily.inAllSizes(
                                        systems.withSystem(subject), clauses.clause(figure)),
                other == null ? null : other.name(),
                metric,
                part(figure, metric, subject, other),
                figure.figure(),
                metric == AuditMetric.TRAINING_FLOP ? asWork(figure.unit()) : figure.unit(),
                scopes.of(figure, metric, subject(figure)),
                precision,
                ofChips ? null : chip(figure),
                ESTIMATE.matcher(sentence).find(),
                run.stated(figure, metric, precision));
    }

    /** What of the subject, or which way round of a ratio, the words about a figure speak of. */
    private String part(TextFigure figure, AuditMetric metric, TextName subject, TextName other) {
        if (metric == AuditMetric.PARAMETERS) {
            var behind = sentence.substring(figure.start(), figure.end()) + clauses.behind(figure);
            return TextCues.isActive(clauses.before(figure), behind) ? "active" : null;
        }
        if (metric == AuditMetric.MFU) {
            return TextCues.isOfHardware(clauses.near(figure)) ? "hfu" : null;
        }
        var sense =
                TextCues.OF_TWO.contains(metric) && isBetween(figure, subject, other)
                        ? RatioCues.sense(
                                sentence.substring(0, figure.start()),
                                sentence.substring(figure.start(), figure.end()),
                                sentence.substring(figure.end()),
                                figure.unit().inBase() != 1)
                        : null;
        var said =
                metric == AuditMetric.PRICE_RATIO && other == null
                        ? RatioCues.ofItself(
                                sense,
                                sentence.substring(0, figure.start()),
                                sentence.substring(figure.end()))
                        : sense;
        return said == null ? null : said.word();
    }

    /** Only who says "A ... times ... than B" says for sure of which of them it is. */
    private boolean isBetween(TextFigure figure, TextName subject, TextName other) {
        if (subject == null || other == null) {
            return subject != null && names.contains(subject);
        }
        return subject.end() <= figure.start()
                && other.start() >= figure.end()
                && COMPARED.matcher(sentence.substring(figure.end(), other.start())).find();
    }

    private static final Pattern COMPARED = Pattern.compile("(?i)\\b(?:than|as|of)\\b");

    /** "3.8e25 FLOPs" of a training are operations, not operations a second. */
    private static Unit asWork(Unit unit) {
        return unit.dimension() == Dimension.FLOP
                ? unit
                : Unit.of(unit.name().replace("/s", "")).orElse(unit);
    }

    /** The chips that a figure counts, else the first that the sentence names. */
    private String chip(TextFigure figure) {
        var chips = subjects.of(Kind.CHIP);
        return chips.stream()
                .filter(name -> name.start() >= figure.start() && name.end() <= figure.end())
                .findFirst()
                .or(() -> chips.stream().findFirst())
                .map(TextName::name)
                .orElse(null);
    }
}
