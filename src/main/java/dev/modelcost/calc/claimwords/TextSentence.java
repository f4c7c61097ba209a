package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.TextName.Kind;
import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** One sentence with its names and figures. */
final class TextSentence {

    private static final Pattern ESTIMATE =
            Pattern.compile("(?i)\\b(?:would|estimate[ds]?|estimat(?:ing|ions?)|reckons?)\\b");

    private static final Map<Scope, Pattern> SCOPES =
            Map.of(
                    Scope.POST_TRAINING,
                    Pattern.compile(
                            "(?i)\\b(?:post-?training|fine-?tun\\w+|reinforcement learning|RL (?:stage|phase|training|run))\\b"),
                    Scope.PRE_TRAINING,
                    Pattern.compile("(?i)\\bpre-?train\\w*"),
                    Scope.DEVELOPMENT,
                    Pattern.compile("(?i)\\b(?:development costs?|to develop\\b|developing|R&D)"));

    private final String sentence;
    private final List<TextName> names;
    private final TextSubjects subjects;
    private final List<TextFigure> figures;
    private final List<TextFigure> used = new ArrayList<>();

    private final AuditMetric listed;

    private final TextClauses clauses;
    private final TextFormer former;

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

    /** "41 % on 8,192 GPUs and 38 % on 16,384 GPUs": a model was trained on the most of them. */
    private boolean isFewerThanOthers(TextFigure figure) {
        var subject = subject(figure);
        return subject != null
                && subject.kind() == Kind.MODEL
                && figures.stream()
                        .filter(other -> other != figure && other.counts(Dimension.COUNT))
                        .filter(other -> other.figure().low() > figure.figure().high())
                        .filter(other -> subject.equals(subject(other)))
                        .anyMatch(other -> metric(other) == AuditMetric.CHIP_COUNT);
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
                && (subjects.isOfUncounted(subject)
                        || OF_THEM.matcher(clauses.before(figure)).find()
                        || isOfMany(figure)
                                && SystemWords.chips(subjects.withSystem(subject)).isEmpty()
                                && of(Dimension.COUNT, figure) == null)) {
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

    private static final Pattern ONE =
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
    private static boolean isOfMany(TextFigure figure) {
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
        var precision = precision(figure);
        var market = MoneyCues.market(metric, clauses.clause(figure));
        return new FoundClaim(
                sentence,
                market != null
                        ? market
                        : subject == null
                                ? null
                                : TextSubjects.inAllSizes(
                                        subjects.withSystem(subject), clauses.clause(figure)),
                other == null ? null : other.name(),
                metric,
                part(figure, metric, subject, other),
                figure.figure(),
                metric == AuditMetric.TRAINING_FLOP ? asWork(figure.unit()) : figure.unit(),
                scope(figure, metric),
                precision,
                ofChips ? null : chip(figure),
                ESTIMATE.matcher(sentence).find(),
                stated(figure, metric, precision));
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

    private Scope scope(TextFigure figure, AuditMetric metric) {
        if (metric == AuditMetric.PARAMETERS) {
            return null;
        }
        if (figure.scope() != null) {
            return PriceCues.ofPrice(
                    figure.scope(), clauses.behind(figure), clauses.clause(figure));
        }
        var clause = clauses.clause(figure);
        var use = ScopeWords.perWhat(clause).orElse(null);
        if ((use == Scope.PER_REQUEST || use == Scope.PER_DAY) && TextCues.OF_USE.contains(metric)
                || use == Scope.PER_TOKEN && metric == AuditMetric.ENERGY) {
            return use;
        }
        if (TextCues.OF_USE.contains(metric)
                && (PER_REQUEST_FIRST.matcher(sentence).find() || goesOnAboutARequest(figure))) {
            return Scope.PER_REQUEST;
        }
        if (metric == AuditMetric.TOKEN_PRICE) {
            return PriceCues.tokens(clauses.before(figure), clause);
        }
        if (metric == AuditMetric.PRICE_RATIO && subjects.other(subject(figure)) == null) {
            return PriceCues.reduced(sentence);
        }
        if (!TextCues.OF_TRAINING.contains(metric)) {
            return null;
        }
        return SCOPES.entrySet().stream()
                .filter(scope -> scope.getValue().matcher(clause).find())
                .filter(
                        scope ->
                                scope.getKey() != Scope.DEVELOPMENT
                                        || metric == AuditMetric.TRAINING_COST)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** "Per query, GPT-4o needs 0.3 Wh". */
    private static final Pattern PER_REQUEST_FIRST =
            Pattern.compile("(?i)^(?:per|for (?:each|every)) (?:" + ScopeWords.REQUEST + ")\\b");

    private static final Pattern TOLD_OTHERWISE =
            Pattern.compile(
                    "(?i)\\btrain|\\b(?:per|an?|each|every) (?:day|year|month|week|hour)\\b");

    /** "A prompt uses 0.24 Wh, emits 0.03 g and takes 0.26 ml" is all said of the prompt. */
    private boolean goesOnAboutARequest(TextFigure figure) {
        var from = clauses.clauseStart(figure);
        return ScopeWords.PER_REQUEST.matcher(sentence.substring(0, from)).find()
                && !TOLD_OTHERWISE.matcher(sentence).find()
                && names.stream().noneMatch(name -> name.start() >= from && name.isSubject());
    }

    private String precision(TextFigure figure) {
        var words = clauses.clause(figure).split("[^\\p{L}\\p{N}]+");
        for (var word : words) {
            var format = word.length() < 3 ? null : PrecisionWords.read(word).orElse(null);
            if (format != null) {
                return format.slug();
            }
        }
        return null;
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

    private AuditRun stated(TextFigure figure, AuditMetric metric, String precision) {
        if (TextCues.OF_USE.contains(metric)
                && ScopeWords.perWhat(clauses.clause(figure)).isPresent()) {
            return AuditRun.UNKNOWN;
        }
        if (metric == AuditMetric.POWER
                && isOfMany(figure)
                && names.stream().noneMatch(TextName::isSubject)) {
            return ofChips(of(Dimension.COUNT, figure), null);
        }
        if (metric == AuditMetric.SPENDING) {
            return ofChips(bought(figure), null);
        }
        if (!TextCues.OF_TRAINING.contains(metric)
                && metric != AuditMetric.PEAK_FLOPS
                && metric != AuditMetric.CHIP_PRICE
                && metric != AuditMetric.SERVING_THROUGHPUT) {
            return AuditRun.UNKNOWN;
        }
        var count = TextCues.isOfEach(clauses.near(figure)) ? null : of(Dimension.COUNT, figure);
        if (metric == AuditMetric.CHIP_PRICE) {
            var machine = TextGroups.machine(sentence, figures);
            machine.ifPresent(used::add);
            return machine.map(chips -> ofChips(chips.figure().low(), null))
                    .orElse(AuditRun.UNKNOWN);
        }
        if (metric == AuditMetric.PEAK_FLOPS || metric == AuditMetric.SERVING_THROUGHPUT) {
            var one = metric == AuditMetric.SERVING_THROUGHPUT && count == null && namesOneChip();
            return ofChips(one ? Double.valueOf(1) : count, precision);
        }
        return new AuditRun(
                new AuditRun.Time(
                        of(Dimension.CHIP_HOURS, figure), count, of(Dimension.HOURS, figure)),
                AuditRun.Work.UNKNOWN,
                new AuditRun.Use(
                        metric == AuditMetric.ENERGY ? null : of(Dimension.ENERGY, figure), null),
                of(Dimension.CHIP_RATE, figure),
                null);
    }

    private static final Pattern FOR_OR_ON = Pattern.compile("(?i)[^,;]{0,12}?\\b(?:for|on)\\s*");

    /** The chips of "100,000 H100s for $3 billion" and "$40 billion on 400,000 GB200s". */
    private Double bought(TextFigure money) {
        var chips =
                figures.stream()
                        .filter(f -> f.counts(Dimension.COUNT) && f.isOneNumber())
                        .filter(f -> isLinked(f, money) || isLinked(money, f))
                        .toList();
        return chips.size() == 1 ? chips.get(0).unit().toBase(chips.get(0).figure().low()) : null;
    }

    private boolean isLinked(TextFigure one, TextFigure other) {
        return one.end() <= other.start()
                && FOR_OR_ON.matcher(sentence.substring(one.end(), other.start())).matches();
    }

    /** "An H100 generates so many tokens a second." */
    private boolean namesOneChip() {
        return figures.stream()
                        .filter(f -> f.counts(Dimension.COUNT))
                        .allMatch(f -> f.isArticle(sentence))
                && subjects.of(Kind.CHIP).stream()
                        .filter(chip -> !subjects.isOfMany(chip))
                        .anyMatch(chip -> ONE.matcher(sentence.substring(0, chip.start())).find());
    }

    private static AuditRun ofChips(Double count, String precision) {
        return new AuditRun(
                new AuditRun.Time(null, count, null),
                AuditRun.Work.UNKNOWN,
                AuditRun.Use.UNKNOWN,
                null,
                precision);
    }

    /**
     * The only figure of that dimension that the sentence states of the same; null if there is
     * none.
     */
    private Double of(Dimension dimension, TextFigure except) {
        if (except.counts(dimension)) {
            return null;
        }
        var ofWhat = subject(except);
        var others =
                figures.stream()
                        .filter(f -> f.counts(dimension))
                        .filter(f -> Objects.equals(subject(f), ofWhat))
                        .filter(f -> !f.isArticle(sentence))
                        .filter(f -> dimension != Dimension.HOURS || metric(f) != null)
                        .filter(TextSentence::isExact)
                        .toList();
        if (others.size() == 1) {
            used.add(others.get(0));
        }
        return others.size() == 1
                ? others.get(0).unit().toBase(others.get(0).figure().low())
                : null;
    }

    /** "Less than two months" and "three months" tell too little to multiply with. */
    private static boolean isExact(TextFigure figure) {
        var said = figure.figure().comparator();
        return figure.isOneNumber()
                && (said == null || said.isPoint())
                && !figure.unit().name().equals("months")
                && !figure.isYears();
    }
}
