package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Dimension;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One sentence with its names and figures. */
final class TextSentence {

    private static final Pattern CLAUSE = Pattern.compile("\\s*(?:, (?!\\d)| – | — |\\(|\\))\\s*");

    private static final Pattern THAN =
            Pattern.compile(
                    "(?i)\\b(?:than|against|compared (?:with|to)|versus|vs\\.?|as|to|over|of)\\s+(?:that of |those of |the )?$");

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
    private final TextName before;
    private final List<TextFigure> figures;
    private final List<TextFigure> used = new ArrayList<>();

    TextSentence(String sentence, List<TextName> names, TextName before) {
        this.sentence = sentence;
        this.names = names;
        this.before = before;
        this.figures = TextFigure.all(sentence, names);
    }

    TextName lastSubject() {
        return names.stream()
                .filter(TextName::isSubject)
                .reduce(
                        (one, two) ->
                                two.kind() == Kind.ORGANIZATION && one.kind() == Kind.MODEL
                                        ? one
                                        : two)
                .orElse(before);
    }

    List<FoundClaim> claims() {
        var found = new ArrayList<FoundClaim>();
        for (var figure : figures) {
            var metric = metric(figure);
            if (metric != null) {
                used.add(figure);
                found.add(claim(figure, metric));
            }
        }
        return found;
    }

    /** Clauses without a figure that was used or a name. */
    List<String> unused() {
        var unused = new ArrayList<String>();
        var start = 0;
        var ends = CLAUSE.matcher(sentence);
        while (start < sentence.length()) {
            var more = ends.find();
            var end = more ? ends.start() : sentence.length();
            var from = start;
            var holds =
                    used.stream().anyMatch(f -> f.start() >= from && f.start() < end)
                            || names.stream().anyMatch(n -> n.start() >= from && n.start() < end);
            var clause = sentence.substring(start, Math.max(start, end)).strip();
            if (!holds && clause.matches("(?s).*\\p{L}{2}.*|.*\\d.*")) {
                unused.add(clause);
            }
            start = more ? ends.end() : sentence.length();
        }
        return unused;
    }

    private AuditMetric metric(TextFigure figure) {
        var around =
                sentence.substring(0, figure.start()) + " … " + sentence.substring(figure.end());
        var clause = clause(figure);
        var subject = subject(figure, false);
        var ofChip = subject != null && subject.kind() == Kind.CHIP;
        return TextCues.metric(
                figure, clause, around, subject == null ? null : subject.kind(), ofChip);
    }

    private String clause(TextFigure figure) {
        var from = 0;
        var to = sentence.length();
        var ends = CLAUSE.matcher(sentence);
        while (ends.find()) {
            if (ends.end() <= figure.start()) {
                from = ends.end();
            } else if (ends.start() >= figure.end()) {
                to = ends.start();
                break;
            }
        }
        return sentence.substring(from, to);
    }

    private FoundClaim claim(TextFigure figure, AuditMetric metric) {
        var ofChips = TextCues.OF_CHIPS.contains(metric);
        var subject = subject(figure, ofChips);
        var other = TextCues.OF_TWO.contains(metric) ? other(subject) : null;
        var precision = precision(figure);
        var market = TextCues.market(metric, clause(figure));
        return new FoundClaim(
                sentence,
                market != null ? market : subject == null ? null : subject.name(),
                other == null ? null : other.name(),
                metric,
                figure.figure(),
                figure.unit(),
                scope(figure, metric),
                precision,
                chip(ofChips),
                stated(figure, metric, precision));
    }

    private Scope scope(TextFigure figure, AuditMetric metric) {
        if (figure.scope() != null) {
            return figure.scope();
        }
        var clause = clause(figure);
        var use = ScopeWords.perWhat(clause).orElse(null);
        if (use == Scope.PER_REQUEST && TextCues.OF_USE.contains(metric)
                || use == Scope.PER_TOKEN && metric == AuditMetric.ENERGY) {
            return use;
        }
        if (metric == AuditMetric.TOKEN_PRICE) {
            return TextCues.tokens(clause);
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

    private String precision(TextFigure figure) {
        var words = clause(figure).split("[^\\p{L}\\p{N}]+");
        for (var word : words) {
            var format = word.length() < 3 ? null : PrecisionWords.read(word).orElse(null);
            if (format != null) {
                return format.slug();
            }
        }
        return null;
    }

    /** Chips of a run that the same sentence names; the subject itself is none. */
    private String chip(boolean ofChips) {
        return ofChips
                ? null
                : names.stream()
                        .filter(name -> name.kind() == Kind.CHIP)
                        .map(TextName::name)
                        .findFirst()
                        .orElse(null);
    }

    private AuditRun stated(TextFigure figure, AuditMetric metric, String precision) {
        if (!TextCues.OF_TRAINING.contains(metric) && metric != AuditMetric.PEAK_FLOPS) {
            return AuditRun.UNKNOWN;
        }
        var count = of(Dimension.COUNT, figure);
        if (metric == AuditMetric.PEAK_FLOPS) {
            return new AuditRun(
                    new AuditRun.Time(null, count, null),
                    AuditRun.Work.UNKNOWN,
                    AuditRun.Use.UNKNOWN,
                    null,
                    precision);
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

    /** The only other figure of that dimension in the sentence; null if there is none. */
    private Double of(Dimension dimension, TextFigure except) {
        var others =
                figures.stream()
                        .filter(f -> f != except && f.unit().dimension() == dimension)
                        .filter(f -> f.figure().low() == f.figure().high())
                        .toList();
        return others.size() == 1
                ? others.get(0).unit().toBase(others.get(0).figure().low())
                : null;
    }

    /** The name that the figure is said of: the last before it that fits, else the first after. */
    private TextName subject(TextFigure figure, boolean ofChips) {
        var models = ofChips ? fitting(Kind.CHIP) : fitting(Kind.MODEL, Kind.PRODUCT);
        if (models.isEmpty() && !ofChips) {
            models =
                    before != null
                                    && before.kind() == Kind.MODEL
                                    && fitting(Kind.ORGANIZATION, Kind.CHIP).isEmpty()
                            ? List.of(before)
                            : fitting(Kind.ORGANIZATION, Kind.CHIP);
        }
        var found =
                models.stream()
                        .filter(name -> name.end() <= figure.start() || name == before)
                        .filter(name -> !isCompared(name) || name == before)
                        .reduce((one, two) -> two);
        return found.or(
                        () ->
                                names(models(ofChips)).stream()
                                        .filter(n -> !isCompared(n))
                                        .findFirst())
                .or(() -> names(models(ofChips)).stream().findFirst())
                .orElse(before);
    }

    private Kind[] models(boolean ofChips) {
        return ofChips
                ? new Kind[] {Kind.CHIP}
                : fitting(Kind.MODEL, Kind.PRODUCT).isEmpty()
                        ? new Kind[] {Kind.ORGANIZATION, Kind.CHIP}
                        : new Kind[] {Kind.MODEL, Kind.PRODUCT};
    }

    private List<TextName> names(Kind... kinds) {
        return fitting(kinds);
    }

    private List<TextName> fitting(Kind... kinds) {
        return names.stream().filter(name -> List.of(kinds).contains(name.kind())).toList();
    }

    private boolean isCompared(TextName name) {
        return names.contains(name)
                && THAN.matcher(sentence.substring(0, name.start())).find()
                && fitting(Kind.MODEL).size() > 1
                && name.kind() == Kind.MODEL;
    }

    private TextName other(TextName subject) {
        var models =
                fitting(Kind.MODEL).stream()
                        .filter(name -> subject == null || !name.name().equals(subject.name()))
                        .toList();
        return models.stream()
                .filter(this::isCompared)
                .findFirst()
                .or(() -> models.stream().findFirst())
                .orElse(null);
    }
}
