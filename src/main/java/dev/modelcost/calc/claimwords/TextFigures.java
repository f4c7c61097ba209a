package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the figures of a sentence. */
final class TextFigures {

    private static final int MOST_WORDS = 7;

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    /** "80 GB" tells chips apart; it is no figure that can be audited. */
    static final Pattern MEMORY =
            Pattern.compile("(?<![\\d.,])\\d+(?:\\.\\d+)?[ -]?(?:[KMGT]i?B|[kmgt]b)\\b");

    private static final Pattern WORD =
            Pattern.compile(
                    "\\s*[-/]?\\s*(?:per\\s+|for\\s+(?:an?|one|each|every)\\s+(?=million\\b))?[^\\s,;:()\"“”]+");

    /** Words that end a unit, whatever stands before them. */
    private static final Pattern STOP =
            Pattern.compile(
                    "(?i)\\s*(?!for (?:an?|one|each|every) million\\b)(?:for|in|on|at|to|from|by|with|while|because|which|that|is|was|were|and|or|but|than|as|using|over|when)\\b.*");

    /** "64 x 8 GPUs" is one number. */
    private static final Pattern PRODUCT = Pattern.compile("^\\s?[x×*]\\s?(\\d{1,5})(?= )");

    /** "49B active" counts parameters, whether it says so or not. */
    private static final Pattern ACTIVE =
            Pattern.compile(
                    "(?i)^(?:\\s+(?:are|is|were|of (?:them|which|those))){0,9}\\s+activ(?:e|ated)\\b");

    /** "Only 12.9B per token", where parameters are spoken of. */
    private static final Pattern PER_TOKEN =
            Pattern.compile("(?i)^\\s+(?:for|per) (?:each |every )?token\\b");

    /** 671B-A37B: all parameters and the active ones. */
    private static final Pattern SIZES =
            Pattern.compile(
                    "(?<![\\p{L}\\d.])(?<all>\\d+(?:\\.\\d+)?)(?<times>[BT])[- ](?<active>A\\d+(?:\\.\\d+)?B)\\b");

    /** Behind a unit: so much for each of something that changes what it means. */
    private static final Pattern FOR_EACH =
            Pattern.compile(
                    "(?i)\\s*(?:/(?!\\s?[$€£¥\\d])|(?:per|for (?:each|every))\\b)\\s*+(?!_)|['’]s\\b");

    /** A growth is no ratio between two things. */
    private static final Pattern GROWTH =
            Pattern.compile(
                    "(?i)\\s?\\b(?:(?:per|an?|each|every) (?:year|month|quarter)|annual(?:ly)?|yearly)\\b");

    /** "8xH100": names are blanked out. */
    private static final Pattern TIMES_CHIP = Pattern.compile("\\s?[x×*]\\s?_+");

    private static final Pattern OF_NODES =
            Pattern.compile(
                    "(?i)^\\s+(?:[\\w-]+\\s+){0,3}?(?:servers?|nodes?|machines?|hosts?)\\b");

    /** "100,000 of them", where chips are spoken of. */
    private static final Pattern OF_THEM = Pattern.compile("(?i)^\\s+of (?:them|these|those)\\b");

    /** "A 200K context window" is one of tokens. */
    private static final Pattern CONTEXT = Pattern.compile("(?i)^[- ](?:token[- ])?context\\b");

    /** "400B total", where parameters are spoken of. */
    private static final Pattern TOTAL = Pattern.compile("(?i)^\\s+(?:in )?total\\b");

    /** "Activates 22 of its 235 billion parameters": both are billions. */
    private static final Pattern OF_ALL =
            Pattern.compile(
                    "(?i)^\\s+of (?:its|the|their)\\s+(?:total (?:of )?)?[\\d.,]+\\s?(?<times>million|billion|trillion|[MBT])\\b(?:\\s+\\p{L}+)?\\s+(?:parameters|weights)\\b");

    private final String sentence;
    private final List<TextName> names;
    private final String text;

    private TextFigures(String sentence, List<TextName> names) {
        this.sentence = sentence;
        this.names = names;
        this.text = masked(sentence, names);
    }

    /** All figures outside names, in order. */
    static List<TextFigure> all(String sentence, List<TextName> names) {
        return new TextFigures(sentence, names).find();
    }

    private List<TextFigure> find() {
        var found = new ArrayList<TextFigure>();
        var match = WrittenFigure.FIGURE.matcher(text);
        var from = 0;
        while (match.find(from)) {
            if (isNoRange(match)) {
                match.region(match.start(), match.start("to"));
                match.find();
            }
            from = Math.max(match.end(), match.start() + 1);
            if (isPartOfWord(match.start("low"), match.start()) || isYear(match)) {
                continue;
            }
            var figure = read(match).map(f -> f.ofOne(text)).map(f -> f.meant(text));
            if (figure.isPresent()) {
                found.add(figure.get());
                from = Math.max(from, figure.get().end());
            }
        }
        found.addAll(sizes());
        TextShare.all(text).stream()
                .filter(share -> found.stream().noneMatch(share::overlaps))
                .toList()
                .forEach(found::add);
        found.sort(Comparator.comparingInt(TextFigure::start));
        return new TextGroups(sentence, found).read();
    }

    /** "In 2024 Nvidia shipped two million GPUs" counts no 2,024 of them. */
    private boolean isYear(java.util.regex.Matcher match) {
        return YEAR.matcher(match.group().strip()).matches()
                && TIME.matcher(text.substring(0, match.start("low"))).find()
                && !COUNTED.matcher(text.substring(match.end())).lookingAt();
    }

    private static final Pattern TIME =
            Pattern.compile(
                    "(?i)\\b(?:in|since|during|until|till|before|after|early|late|mid|fiscal|calendar|year|by|of)[ -]$");

    private static final Pattern COUNTED =
            Pattern.compile(
                    "(?i)[ -](?:_+[ -])?(?:gpus?|tpus?|chips?|cards?|accelerators?|cores|hours?|days?|nodes|servers|machines|tokens?|watts?|dollars?|[kMGT]?Wh?|tonn?e?s?|petaflops?|teraflops?|[pt]flops?|lit(?:er|re)s?|times)\\b|\\s?[%$€]|[-–]");

    /** "5 million and 20" is one only behind "between". */
    private static boolean isNoRange(java.util.regex.Matcher match) {
        if (match.group("to") == null) {
            return false;
        }
        var between =
                match.group("comparator") != null
                        && ComparatorWords.read(match.group("comparator"))
                                .filter(AuditComparator.RANGE::equals)
                                .isPresent();
        return match.group("to").strip().equalsIgnoreCase("and") && !between
                || WrittenFigure.of(match, "").isEmpty();
    }

    private List<TextFigure> sizes() {
        var found = new ArrayList<TextFigure>();
        SIZES.matcher(sentence)
                .results()
                .filter(
                        size ->
                                names.stream()
                                        .noneMatch(
                                                name ->
                                                        name.start() <= size.start()
                                                                && name.end() > size.start()))
                .forEach(
                        size -> {
                            found.add(
                                    parameters(
                                            size.start(),
                                            size.end(1) + 1,
                                            size.group(1) + size.group(2)));
                            found.add(
                                    parameters(
                                            size.start(3), size.end(), size.group(3).substring(1)));
                        });
        return found;
    }

    private static TextFigure parameters(int start, int end, String size) {
        var figure = WrittenFigure.read(size).orElseThrow();
        var unit = UnitWords.read(figure.unit() + " parameters", List.of()).orElseThrow();
        return new TextFigure(start, end, figure, unit.unit(), null);
    }

    /**
     * Digits within names and sizes of memory are no figures: they are blanked out, so that all
     * else keeps its place.
     */
    private static String masked(String sentence, List<TextName> names) {
        var text = new StringBuilder(sentence);
        names.forEach(name -> mask(text, name.start(), name.end()));
        for (var blank : List.of(MEMORY, SIZES)) {
            blank.matcher(sentence).results().forEach(size -> mask(text, size.start(), size.end()));
        }
        return text.toString();
    }

    private static void mask(StringBuilder text, int start, int end) {
        for (var i = start; i < end; i++) {
            text.setCharAt(i, '_');
        }
    }

    private boolean isPartOfWord(int number, int start) {
        return number == start
                && start > 0
                && (Character.isLetter(text.charAt(start - 1))
                        || text.charAt(start - 1) == '_'
                        || "-.".indexOf(text.charAt(start - 1)) >= 0
                                && start > 1
                                && (Character.isLetterOrDigit(text.charAt(start - 2))
                                        || text.charAt(start - 2) == '_'));
    }

    private Optional<TextFigure> read(java.util.regex.Matcher match) {
        var bare = WrittenFigure.of(match, "");
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        var product = PRODUCT.matcher(text.substring(match.end()));
        if (product.find()) {
            return read(match, bare.get(), match.end() + product.end())
                    .map(f -> f.times(Double.parseDouble(product.group(1))));
        }
        var each = TIMES_CHIP.matcher(text.substring(match.end()));
        if (each.lookingAt() && bare.get().unit().isEmpty() && isChip(match.end() + each.end())) {
            return Optional.of(
                    figure(
                            match,
                            match.end() + each.end(),
                            bare.get(),
                            new UnitWords(Unit.of("chips").orElseThrow(), null)));
        }
        var nodes = OF_NODES.matcher(text.substring(match.end()));
        var them = OF_THEM.matcher(text.substring(match.end()));
        if (them.find()
                && bare.get().unit().isEmpty()
                && names.stream().anyMatch(name -> name.kind() == TextName.Kind.CHIP)) {
            return Optional.of(
                    figure(
                            match,
                            match.end() + them.end(),
                            bare.get(),
                            new UnitWords(Unit.of("chips").orElseThrow(), null)));
        }
        if (nodes.find() && bare.get().unit().isEmpty()) {
            return Optional.of(
                    figure(
                            match,
                            match.end() + nodes.end(),
                            bare.get(),
                            new UnitWords(Unit.of("chips").orElseThrow(), null)));
        }
        var rest = text.substring(match.end());
        var ofAll = OF_ALL.matcher(rest);
        var isOfAll = ofAll.find();
        var size =
                isOfAll && bare.get().unit().isEmpty() ? ofAll.group("times") : bare.get().unit();
        if (isOfAll && !size.isEmpty()
                || ACTIVE.matcher(rest).find()
                || bare.get().unit().isEmpty() && !size.isEmpty()
                || (PER_TOKEN.matcher(rest).find() || TOTAL.matcher(rest).find())
                        && sentence.contains("parameter")) {
            var counted = unit((size + " parameters").strip());
            if (counted.isPresent() && !size.isEmpty()) {
                return counted.map(unit -> figure(match, match.end(), bare.get(), unit));
            }
        }
        if (CONTEXT.matcher(rest).find() && !bare.get().unit().isEmpty()) {
            var tokens = unit(bare.get().unit() + " tokens");
            if (tokens.isPresent()) {
                return tokens.map(unit -> figure(match, match.end(), bare.get(), unit));
            }
        }
        return read(match, bare.get(), match.end());
    }

    /**
     * @param behind the number, where its unit may begin
     */
    private Optional<TextFigure> read(
            java.util.regex.Matcher match, WrittenFigure bare, int behind) {
        // The longest words behind the number that are a unit together with what stands before.
        var ends = new ArrayList<Integer>();
        var word = WORD.matcher(text);
        var end = behind;
        for (var i = 0; i < MOST_WORDS && word.find(end) && word.start() == end; i++) {
            if (STOP.matcher(word.group()).matches()) {
                break;
            }
            end = word.end();
            ends.add(end);
        }
        for (var i = ends.size() - 1; i >= 0; i--) {
            var words = sentence.substring(behind, ends.get(i)).replaceAll("[.!?’'”]+$", "");
            if (endsInName(behind, ends.get(i))) {
                words = words.replaceAll("(?i)(?<=\\d)s$", "") + " chips";
            }
            var unit = unit((bare.unit() + " " + words).strip());
            if (unit.isPresent()) {
                var read = figure(match, ends.get(i), bare, unit.get());
                return !read.ofOne(text).equals(read)
                                || !changesBehind(unit.get().unit(), words, ends.get(i))
                        ? Optional.of(read)
                        : Optional.empty();
            }
        }
        // "15T" alone are trillions of something, and no tonnes.
        var alone = bare.unit().matches("[KMBT]") ? "" : bare.unit();
        if (YEAR.matcher(match.group().strip()).matches()) {
            return Optional.empty();
        }
        if (ClaimText.saysPue(text.substring(0, match.start())) && alone.isEmpty()) {
            return Optional.of(
                    figure(
                            match,
                            behind,
                            bare,
                            new UnitWords(Unit.of("ratio").orElseThrow(), null)));
        }
        return alone.isEmpty() || FOR_EACH.matcher(text.substring(behind)).lookingAt()
                ? Optional.empty()
                : unit(alone).map(unit -> figure(match, behind, bare, unit));
    }

    /** Whether what follows the unit makes something else of it: litres per kWh are no litres. */
    private boolean changesBehind(Unit unit, String words, int end) {
        var behind = text.substring(end);
        if (unit.dimension() == Dimension.PARAMETERS && PER_TOKEN.matcher(behind).find()) {
            return false;
        }
        return FOR_EACH.matcher(behind).lookingAt()
                || unit.dimension() == Dimension.RATIO
                        && (GROWTH.matcher(words).find() || GROWTH.matcher(behind).lookingAt());
    }

    private boolean isChip(int end) {
        return names.stream()
                .anyMatch(name -> name.kind() == TextName.Kind.CHIP && name.end() == end);
    }

    private boolean endsInName(int from, int end) {
        return names.stream()
                .anyMatch(
                        name ->
                                name.kind() == TextName.Kind.CHIP
                                        && name.start() >= from
                                        && name.start() - from < 20
                                        && end >= name.end()
                                        && end - name.end() <= 1);
    }

    private static TextFigure figure(
            java.util.regex.Matcher match, int end, WrittenFigure figure, UnitWords unit) {
        return new TextFigure(beginning(match), end, figure, unit.unit(), unit.scope());
    }

    /** Where its first character stands, behind the blanks. */
    private static int beginning(java.util.regex.Matcher match) {
        var written = match.group();
        return match.start() + written.length() - written.stripLeading().length();
    }

    private static Optional<UnitWords> unit(String words) {
        return UnitWords.read(words, List.of())
                .filter(
                        read ->
                                read.unit().dimension() != Dimension.FLOP
                                        || !words.matches("(?i).*flops.*"))
                .or(() -> UnitWords.read(words, List.of(Dimension.FLOP_PER_SECOND)));
    }
}
