package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Figures that are only understood together: "560 servers, each with eight GPUs", "$15/$75 per
 * million tokens", "355 years on a single V100".
 *
 * @param sentence in which they stand
 * @param figures each by itself, in order
 */
record TextGroups(String sentence, List<TextFigure> figures) {

    private static final Pattern NODES =
            Pattern.compile("(?i)\\b(?:servers?|nodes?|machines?|hosts?|DGX|HGX)\\b");
    private static final Pattern EACH_OF =
            Pattern.compile(
                    "(?i)^[,(\\s]*(?:each |every )?(?:one )?(?:with|of|containing|holding|having|at|x|×)?\\s*$");
    private static final Pattern MACHINE =
            Pattern.compile(
                    "(?i).{1,25}?\\b(?:VMs?|nodes?|instances?|servers?|machines?|systems?|box(?:es)?)\\b");
    private static final Pattern CHIP =
            Pattern.compile("(?i)\\b(?:gpu|chip|tpu|accelerator|card)s?\\b");
    private static final int MOST_OF_A_NODE = 16;

    /** What stands behind a price in brackets: "$0.028 (cache hit)". */
    private static final Pattern BRACKETS = Pattern.compile("^\\s*\\(([^)]{3,30})\\)");

    /** Between two prices: "$3/$15", "$3 in / $15 out". */
    private static final Pattern SLASHED =
            Pattern.compile(
                    "(?i)\\s*/\\s*|\\s*(?:/ ?M(?:tok)? )?in(?:put)?\\s*(?:/|,|and|\\||·|;)\\s*");

    private static final Pattern TRAIN = Pattern.compile("(?i)\\btrain");

    List<TextFigure> read() {
        return prices(
                rates(manyHours(chipYears(new TextGroups(sentence, ranges()).chipsOfNodes()))));
    }

    /** "32 % to 36 %" and "between 2 Wh and 3 Wh" are one figure each. */
    private List<TextFigure> ranges() {
        var read = new ArrayList<TextFigure>();
        for (var figure : figures) {
            var last = read.isEmpty() ? null : read.get(read.size() - 1);
            if (last != null && isOneRange(last, figure)) {
                read.set(read.size() - 1, last.upTo(figure));
            } else {
                read.add(figure);
            }
        }
        return read;
    }

    private boolean isOneRange(TextFigure low, TextFigure high) {
        var between = sentence.substring(low.end(), Math.max(low.end(), high.start()));
        return low.counts(high.unit().dimension())
                && low.isOneNumber()
                && high.isOneNumber()
                && low.unit().toBase(low.figure().low()) < high.unit().toBase(high.figure().low())
                && (between.matches("\\s*(?:to|-|–|—)\\s*")
                        || between.matches("\\s*and\\s*")
                                && sentence.startsWith("between", low.start()));
    }

    /** Nodes count as their chips; of nodes that nobody says the size of, nothing is known. */
    private List<TextFigure> chipsOfNodes() {
        var read = new ArrayList<TextFigure>();
        for (var i = 0; i < figures.size(); i++) {
            var figure = figures.get(i);
            var words = sentence.substring(figure.start(), figure.end());
            if (!figure.counts(Dimension.COUNT) || !NODES.matcher(words).find()) {
                read.add(figure);
                continue;
            }
            var each = i + 1 < figures.size() ? figures.get(i + 1) : null;
            if (each != null && isSizeOfNode(figure, each)) {
                read.add(figure.times(each.figure().low()));
                i++;
            } else {
                SystemWords.chips(words).map(figure::times).ifPresent(read::add);
            }
        }
        return read;
    }

    private boolean isSizeOfNode(TextFigure nodes, TextFigure each) {
        return each.counts(Dimension.COUNT)
                && each.figure().low() == each.figure().high()
                && each.figure().low() <= MOST_OF_A_NODE
                && EACH_OF.matcher(sentence.substring(nodes.end(), each.start())).matches();
    }

    /** The chips of the one machine that is spoken of: "an 8-GPU server". */
    static Optional<TextFigure> machine(String sentence, List<TextFigure> figures) {
        var machines =
                figures.stream()
                        .filter(f -> f.counts(Dimension.COUNT) && f.isOneNumber())
                        .filter(f -> f.figure().low() > 1 && f.figure().low() <= MOST_OF_A_NODE)
                        .filter(f -> MACHINE.matcher(sentence.substring(f.start())).lookingAt())
                        .toList();
        return machines.size() == 1 ? Optional.of(machines.get(0)) : Optional.empty();
    }

    /** USD an hour; no chip rents for so much, several together do. */
    private static final double MOST_OF_A_RENT = 20;

    /** "Renting eight H200s costs $50 an hour". */
    private static Optional<TextFigure> rented(List<TextFigure> figures) {
        var several =
                figures.stream()
                        .filter(f -> f.counts(Dimension.COUNT) && f.isOneNumber())
                        .filter(f -> f.figure().low() > 1 && f.figure().low() <= MOST_OF_A_NODE)
                        .toList();
        var dear =
                figures.stream()
                        .filter(f -> f.counts(Dimension.CHIP_RATE))
                        .allMatch(f -> f.unit().toBase(f.figure().low()) > MOST_OF_A_RENT);
        return several.size() == 1 && dear ? Optional.of(several.get(0)) : Optional.empty();
    }

    /** What a machine of several chips is rented for, by chip. */
    private List<TextFigure> rates(List<TextFigure> figures) {
        var machine =
                machine(sentence, figures)
                        .or(() -> rented(figures))
                        .or(() -> besidesARate(figures));
        if (machine.isEmpty()) {
            return figures;
        }
        var chips = machine.get().figure().low();
        return figures.stream()
                .map(
                        f ->
                                f.counts(Dimension.CHIP_RATE)
                                                && !CHIP.matcher(
                                                                sentence.substring(
                                                                        f.start(), f.end()))
                                                        .find()
                                        ? f.times(1 / chips)
                                        : f)
                .toList();
    }

    /** "Takes eight H200s, about $20 an hour": all of them do. */
    private Optional<TextFigure> besidesARate(List<TextFigure> figures) {
        return figures.stream()
                .filter(f -> f.counts(Dimension.COUNT) && f.isOneNumber())
                .filter(f -> f.figure().low() > 1 && f.figure().low() <= MOST_OF_A_NODE)
                .filter(
                        f ->
                                figures.stream()
                                        .filter(rate -> rate.counts(Dimension.CHIP_RATE))
                                        .filter(rate -> rate.start() >= f.end())
                                        .anyMatch(
                                                rate ->
                                                        sentence.substring(f.end(), rate.start())
                                                                .matches("\\s*[,–—]\\s*")))
                .findFirst();
    }

    /** Longer than anything that was trained: hours of chips. */
    private static final double MOST_HOURS = 100_000;

    /** "1.3 million hours of A100 time". */
    private static List<TextFigure> manyHours(List<TextFigure> figures) {
        return figures.stream()
                .map(
                        f ->
                                f.counts(Dimension.HOURS)
                                                && f.unit().withoutMultiple().equals("hours")
                                                && f.unit().toBase(f.figure().low()) >= MOST_HOURS
                                        ? Unit.of("chip-hours")
                                                .flatMap(unit -> unit.times(f.unit().multiple()))
                                                .map(f::in)
                                                .orElse(f)
                                        : f)
                .toList();
    }

    private List<TextFigure> chipYears(List<TextFigure> figures) {
        var single =
                figures.stream()
                        .filter(f -> f.counts(Dimension.COUNT))
                        .filter(f -> f.figure().low() == 1 && f.figure().high() == 1)
                        .max(Comparator.comparing(f -> !f.isArticle(sentence)));
        var time = figures.stream().filter(TextFigure::isYears).findFirst();
        if (single.isEmpty() || time.isEmpty()) {
            return figures;
        }
        return figures.stream()
                .filter(f -> f != single.get())
                .map(
                        f ->
                                f == time.get()
                                        ? f.in(Unit.of("chip-years").orElseThrow(), f.scope())
                                        : f)
                .toList();
    }

    /** An amount of money beside a price of tokens is one, unless training is spoken of. */
    private List<TextFigure> prices(List<TextFigure> figures) {
        var priced =
                figures.stream()
                        .filter(f -> f.counts(Dimension.TOKEN_PRICE))
                        .findFirst()
                        .or(() -> inAndOut(figures));
        if (priced.isEmpty() || TRAIN.matcher(sentence).find()) {
            return figures;
        }
        var read = new ArrayList<TextFigure>();
        for (var figure : figures) {
            var money =
                    figure.counts(Dimension.MONEY)
                            && figure.unit().name().equals(priced.get().unit().currency());
            var pair = isSlashed(figure, priced.get());
            if (pair && money) {
                read.add(figure.in(priced.get().unit(), Scope.INPUT));
            } else if (money || figure.counts(Dimension.TOKEN_PRICE)) {
                var behind = inBrackets(figure);
                var scope =
                        behind.isPresent() && !pairs(figures, priced.get())
                                ? behind.get()
                                : pairs(figures, figure) ? Scope.OUTPUT : figure.scope();
                read.add(figure.in(money ? priced.get().unit() : figure.unit(), scope));
            } else {
                read.add(figure);
            }
        }
        return read;
    }

    /** "$2 in, $12 out" are prices of a million tokens, whether that is said or not. */
    private Optional<TextFigure> inAndOut(List<TextFigure> figures) {
        return figures.stream()
                .filter(f -> f.counts(Dimension.MONEY) && f.unit().inBase() == 1)
                .filter(f -> OUT.matcher(sentence.substring(f.end())).lookingAt())
                .filter(f -> pairs(figures, f))
                .findFirst()
                .flatMap(f -> Unit.of(f.unit().name() + "/Mtok").map(f::in));
    }

    private static final Pattern OUT = Pattern.compile("(?i)\\s*out(?:put)?\\b");

    /** Whether one stands before it with a slash between: of both, the first is for input. */
    private boolean pairs(List<TextFigure> figures, TextFigure second) {
        return figures.stream().anyMatch(first -> isSlashed(first, second));
    }

    private boolean isSlashed(TextFigure first, TextFigure second) {
        return first.end() <= second.start()
                && SLASHED.matcher(sentence.substring(first.end(), second.start())).matches();
    }

    private Optional<Scope> inBrackets(TextFigure figure) {
        var brackets = BRACKETS.matcher(sentence.substring(figure.end()));
        return brackets.find()
                ? ScopeWords.read(brackets.group(1)).filter(TextGroups::isOfTokens)
                : Optional.empty();
    }

    private static boolean isOfTokens(Scope scope) {
        return switch (scope) {
            case INPUT, OUTPUT, CACHED_INPUT, CACHE_WRITE, BATCH_INPUT, BATCH_OUTPUT -> true;
            default -> false;
        };
    }
}
