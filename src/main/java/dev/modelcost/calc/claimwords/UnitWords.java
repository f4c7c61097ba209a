package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Units as they are written: "$", "million dollars", "exaflops", "liters", "lbs", "trillion
 * tokens", "million GPU hours", "USD per million tokens", "Wh per query".
 *
 * @param unit of the record
 * @param scope that the words name besides, such as that of "per query"; null if they name none
 */
public record UnitWords(Unit unit, Scope scope) {

    private static final Pattern CHIP_HOURS =
            Pattern.compile(
                    "(?!(?:k|m|mm|mn|b|bn|t|tn|thousand|million|billion|trillion) )(?:[a-z]+ )?(?:[a-z]{1,4}\\d+[a-z0-9]*|tpu ?v?\\d*[a-z]*|gpus?|chips?|accelerators?|cards?|device|compute)(?: (?:gpus?|chips?|tpus?|sxm\\d?|pcie|cards?|\\d{1,4} ?gi?b)){0,9} (hours?|h|hrs?|days?|weeks?|months?|years?)");

    private static final Pattern CHIPS =
            Pattern.compile(
                    "(?!(?:k|m|mm|mn|b|bn|t|tn|thousand|million|billion|trillion) )(?!.*\\b(?:of|hundred|thousand|million|billion|trillion)\\b)(?:[a-z0-9 .]+ )?(?:gpus?|tpus?|chips?|accelerators?|cards?|devices?|processors?)|(?:nvidia |amd |google |intel |huawei )?(?:(?:geforce |tesla |quadro |instinct |radeon )?(?:[a-z]{1,3}|[gr]tx |gt |rx )\\d{2,4}[a-z]{0,2}s?|ascend ?\\d{3}[a-z]?s?|gaudi ?\\d|titan [a-z]{1,3}|tpu ?v\\d[a-z]*)");

    private static final Pattern TPUS = Pattern.compile("\\btpus?$");

    private static final Pattern MULTIPLE =
            Pattern.compile(
                    "(?:(?<first>k|thousand|m|mm|mn|million|b|bn|billion|t|tn|trillion|quadrillion|quintillion)\\b\\s*(?<rest>.*)|(?<base>.*?)\\s*\\b(?<last>k|thousand|m|mm|mn|million|b|bn|billion|t|tn|trillion|quadrillion|quintillion))");

    private static final Pattern PER_TOKENS =
            Pattern.compile(
                    "(?<count>1 ?m|one million|1 ?million|million|m|1 ?k|one thousand|thousand|k|1000|1,?000,?000|1 ?b|billion|a|one|1)? ?(?<kind>uncached input|cached input|cached|input|prompt|output|completion|blended)? ?(?<what>tokens?|tok|toks|words?)?(?: ?(?:of |in )?(?<after>uncached input|cached input|cached|input|prompt|output|completion))?");

    /** "15.5T" of tokens are trillions, not tonnes. */
    private static final Pattern SIZE = Pattern.compile("[kKmMbBT]");

    private static final Pattern SEVERAL =
            Pattern.compile(
                    "(?<count>(?:(?:a|one) )?(?:hundred|thousand|million)|(?:1 ?k|[\\d,]+)(?: ?(?:m|k|thousand|million))?) (?:(?:output|input|generated) )?(?<what>tokens?|toks?|"
                            + ScopeWords.REQUEST
                            + ")");

    private static final List<Dimension> OF_USE =
            List.of(Dimension.ENERGY, Dimension.MASS, Dimension.VOLUME, Dimension.MONEY);

    /** Denominators that say of what or of how long it is, and change no unit. */
    private static final Pattern OF_EACH =
            Pattern.compile(
                    "(?:year|annum|quarter|month|week)|(?:[a-z0-9 ]+ )?(?:chip|gpu|tpu|accelerator|card|device|unit|piece|node|server|rack|pod|cluster|model|run|user)s?");

    private static final Map<String, String> DENOMINATORS =
            Map.of(
                    "sec", "s", "second", "s", "seconds", "s", "hr", "hour", "h", "hour", "hrs",
                    "hour");

    /**
     * The unit that the words mean.
     *
     * @param wanted dimensions that would fit, for words that have two meanings; any if empty
     * @return empty if the words name no unit; one of another dimension if none fits
     */
    public static Optional<UnitWords> read(String phrase, Collection<Dimension> wanted) {
        if (SIZE.matcher(phrase.strip()).matches() && countedIn(wanted).isPresent()) {
            return countedIn(wanted)
                    .flatMap(unit -> unit.times(WrittenFigure.size(phrase.strip())))
                    .map(unit -> new UnitWords(unit, null));
        }
        var exact = Unit.of(phrase.strip());
        if (exact.filter(unit -> fits(unit, wanted)).isPresent()) {
            return exact.map(unit -> new UnitWords(unit, null));
        }
        var found = meant(plain(phrase), wanted);
        return found.filter(words -> fits(words.unit, wanted))
                .or(() -> exact.map(unit -> new UnitWords(unit, null)))
                .or(() -> found);
    }

    private static boolean fits(Unit unit, Collection<Dimension> wanted) {
        return wanted.isEmpty() || wanted.contains(unit.dimension());
    }

    private static String plain(String phrase) {
        return phrase.toLowerCase(Locale.ROOT)
                .replace("us$", " usd ")
                .replace("u.s.", "us")
                .replace("$", " usd ")
                .replace("€", " eur ")
                .replace("£", " gbp ")
                .replace("¥", " cny ")
                .replace("¢", " cents ")
                .replace("%", " percent ")
                .replace("×", " x ")
                .replace("co₂", "co2")
                .replace("flop/s", "flop s")
                .replace("flops/s", "flop s")
                .replace("-", " ")
                .replaceAll("\\bus dollars?\\b", "usd")
                .replaceAll("\\s*/\\s*", " per ")
                .replaceAll(
                        "\\b(?:additional|extra|more|unique|new|high quality|multimodal|text|code|filtered|synthetic) (?=tokens?\\b)",
                        "")
                .replaceAll(
                        "\\b(usd|eur|cny|gbp|jpy|cents?)\\s+(in|out)(?:put)? per (1 ?m|m|1 ?million|a million|million)(?: tokens?)?$",
                        "$1 per $3 $2put tokens")
                .replaceAll(
                        "\\b(?:for (?:each|every|an?|one)|a|an) (?=(?:quer|request|prompt|message|token|hour|sec|chip|gpu|day|e mail|email|million))",
                        "per ")
                .replaceAll("\\b(?:net|gross) (?=tonn?es?\\b|tons?\\b)", "")
                .replaceAll("\\be mail", "email")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Optional<UnitWords> meant(String phrase, Collection<Dimension> wanted) {
        var per = phrase.indexOf(" per ");
        if (phrase.startsWith("per ") || per < 0) {
            return base(phrase.startsWith("per ") ? "" : phrase, wanted)
                    .map(unit -> new UnitWords(unit, null));
        }
        return ratio(phrase.substring(0, per), phrase.substring(per + 5), wanted);
    }

    private static Optional<UnitWords> ratio(
            String above, String below, Collection<Dimension> wanted) {
        var denominator = DENOMINATORS.getOrDefault(below, below);
        var scope = ScopeWords.perWhat("per " + below);
        var money = base(above, List.of(Dimension.MONEY)).filter(unit -> unit.currency() != null);
        if (money.isPresent()) {
            var hourly =
                    denominator.matches(
                            "hour(?: per .*)?|(?:.* )?(?:chip|gpu|tpu|accelerator)s? (?:per )?h(?:our|r)?|.*\\d h(?:our)?s?|(?:gpu|chip) per h(?:our)?");
            if (hourly) {
                return rate(money.get());
            }
            var tokens = PER_TOKENS.matcher(below.replace(" per ", " "));
            if (tokens.matches() && !below.isBlank()) {
                return price(
                        money.get(),
                        tokens.group("count"),
                        tokens.group("kind") == null ? tokens.group("after") : tokens.group("kind"),
                        tokens.group("what"));
            }
        }
        var speed = denominator.equals("s") || below.matches("(?:s|sec|seconds?)(?: .*)?");
        if (speed) {
            var work =
                    base(
                            above.replaceFirst("\\b(?:output|input|generated|prompt) (?=tok)", ""),
                            List.of(Dimension.FLOP, Dimension.TOKENS));
            var size = work.map(Unit::multiple).orElse(1.0);
            var each = work.flatMap(unit -> Unit.of(unit.withoutMultiple() + "/s"));
            if (each.isPresent()) {
                return each.flatMap(unit -> unit.times(size))
                        .map(unit -> new UnitWords(unit, null));
            }
        }
        var several = ofSeveral(above, below);
        if (several.isPresent()) {
            return several;
        }
        return scope.isPresent() || OF_EACH.matcher(below).matches()
                ? base(above, wanted).map(unit -> new UnitWords(unit, scope.orElse(null)))
                : Optional.empty();
    }

    /** "kWh per million tokens", "Wh per 1,000 queries": a share of it for each. */
    private static Optional<UnitWords> ofSeveral(String above, String below) {
        var many = SEVERAL.matcher(below);
        if (!many.matches()) {
            return Optional.empty();
        }
        var spelt = many.group("count").replaceFirst("^(?:a|one) ", "");
        var count =
                WrittenFigure.read(Character.isLetter(spelt.charAt(0)) ? "1 " + spelt : spelt)
                        .orElseThrow();
        var size = count.low() * WrittenFigure.size(count.unit());
        var ofTokens = many.group("what").matches("tok.*");
        return base(above, OF_USE)
                .filter(unit -> OF_USE.contains(unit.dimension()))
                .filter(unit -> !ofTokens || unit.dimension() != Dimension.MONEY)
                .map(
                        unit ->
                                new UnitWords(
                                        unit.each(below, size),
                                        ofTokens ? Scope.PER_TOKEN : Scope.PER_REQUEST));
    }

    private static Optional<UnitWords> rate(Unit money) {
        return Unit.of(money.name() + "/chip-hour").map(unit -> new UnitWords(unit, null));
    }

    private static Optional<UnitWords> price(Unit money, String count, String kind, String what) {
        if (money.inBase() > 1
                || what == null
                        && !(count != null
                                && count.matches("1 ?m|m|mm|1 ?million|million|one million"))) {
            return Optional.empty();
        }
        var words = what != null && what.startsWith("word");
        var number =
                count == null || count.equals("a") || count.equals("one") || count.equals("1")
                        ? ""
                        : count;
        var size =
                number.matches(".*m.*illion|.*m|1,?000,?000")
                        ? "M"
                        : number.matches(".*k|.*thousand|1000")
                                ? "k"
                                : number.isEmpty() ? "" : null;
        var name =
                size == null
                        ? null
                        : words
                                ? size.equals("M") ? "Mwords" : null
                                : size.isEmpty() ? "token" : size + "tok";
        return Optional.ofNullable(name)
                .flatMap(each -> Unit.of(money.name() + "/" + each))
                .map(
                        unit ->
                                new UnitWords(
                                        unit,
                                        kind == null ? null : ScopeWords.read(kind).orElse(null)));
    }

    /** A unit without "per", in a multiple or not. */
    private static Optional<Unit> base(String phrase, Collection<Dimension> wanted) {
        var words = phrase.strip();
        var named = named(words, wanted);
        if (named.isPresent()) {
            return named;
        }
        var multiple = MULTIPLE.matcher(words);
        if (!multiple.matches()) {
            return Optional.empty();
        }
        var first = multiple.group("first") != null;
        var size = WrittenFigure.size(first ? multiple.group("first") : multiple.group("last"));
        var rest =
                (first ? multiple.group("rest") : multiple.group("base"))
                        .replaceFirst("^of ", "")
                        .strip();
        var unit = rest.isEmpty() ? countedIn(wanted) : base(rest, wanted);
        return unit.flatMap(u -> u.times(size));
    }

    /**
     * What a number without a unit counts, by what is asked for.
     *
     * @return empty if that has more units than one, as energy has
     */
    public static Optional<UnitWords> counted(Collection<Dimension> wanted) {
        return countedIn(wanted).map(unit -> new UnitWords(unit, null));
    }

    /** What "million" alone counts, by what is asked for. */
    private static Optional<Unit> countedIn(Collection<Dimension> wanted) {
        for (var dimension : wanted) {
            var name =
                    switch (dimension) {
                        case PARAMETERS -> "parameters";
                        case TOKENS -> "tokens";
                        case COUNT -> "chips";
                        case CHIP_HOURS -> "chip-hours";
                        case MONEY -> "USD";
                        case FLOP -> "FLOP";
                        case POWER -> wanted.size() == 1 ? "W" : null;
                        default -> null;
                    };
            if (name != null) {
                return Unit.of(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Unit> named(String words, Collection<Dimension> wanted) {
        var hours = CHIP_HOURS.matcher(words);
        if (hours.matches()) {
            return Unit.of(
                    switch (hours.group(1).charAt(0)) {
                        case 'd' -> "chip-days";
                        case 'w' -> "chip-weeks";
                        case 'm' -> "chip-months";
                        case 'y' -> "chip-years";
                        default -> "chip-hours";
                    });
        }
        var names = UnitNames.of(words);
        var units = names.stream().map(Unit::of).flatMap(Optional::stream).toList();
        var fitting = units.stream().filter(unit -> fits(unit, wanted)).findFirst();
        if (fitting.isPresent()) {
            return fitting;
        }
        // "700 W GPUs" are no 700 chips.
        var ofAnother = !UnitNames.of(words.split(" ")[0]).isEmpty();
        if (CHIPS.matcher(words).matches() && units.isEmpty() && !ofAnother) {
            return Unit.of(TPUS.matcher(words).find() ? "TPUs" : "chips");
        }
        return units.stream().findFirst();
    }
}
