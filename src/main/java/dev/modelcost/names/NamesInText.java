package dev.modelcost.names;

import dev.modelcost.calc.claimwords.TextName;
import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds names in running text, the longest first, however they are spelt. A name written as an
 * ordinary word, all in lower case and without a digit, is taken for one.
 */
public final class NamesInText {

    private static final Pattern PART =
            Pattern.compile("(?<=\\p{N})x(?=\\p{Lu})|\\p{N}+|\\p{L}+|\\+");
    private static final int MOST_PARTS = 10;
    private static final int SHORT_WORD = 4;

    private static final Pattern GOES_ON =
            Pattern.compile("^[ -]\\p{Lu}\\p{Ll}{3,}(?![\\p{L}]*['’])");

    private static final Pattern SHORT = Pattern.compile("\\p{Lu}\\p{L}*[- ]?\\d[\\p{L}\\d.]*");

    /** "A 100" and "a $40" begin with an article. */
    private static final Pattern TIMES = Pattern.compile("\\d[x×]$");

    private static final Pattern ARTICLE = Pattern.compile("(?s)[aA] .*|.*[$€£¥%].*");

    private final Map<String, Kind> kinds = new HashMap<>();
    private final Set<String> stems = new HashSet<>();

    /** By what a model's name is without its first word: R1 of DeepSeek R1. */
    private final Map<String, Set<String>> shortened = new HashMap<>();

    /** Short names without a digit, as they are spelt: CoRe is no Tensor Core. */
    private final Map<String, Set<String>> words = new HashMap<>();

    /** Adds a name; what was added first keeps a spelling. */
    public void add(String name, Kind kind) {
        var key = Spelling.key(name);
        if (key.length() <= SHORT_WORD && name.chars().allMatch(Character::isLetter)) {
            words.computeIfAbsent(key, k -> new HashSet<>()).add(name);
        }
        if (key.length() > 1) {
            kinds.putIfAbsent(key, kind);
        }
        if (kind == Kind.MODEL) {
            shorten(key);
        }
    }

    private void shorten(String key) {
        var first = key.indexOf('-');
        if (first > 1) {
            shortened
                    .computeIfAbsent(key.substring(first + 1), k -> new HashSet<>())
                    .add(key.substring(0, first));
        }
    }

    /** Stable Diffusion (LDM-KL-8-G) is called Stable Diffusion; single words may mean anything. */
    private static final Pattern IN_BRACKETS =
            Pattern.compile("(\\p{Lu}[^\\s()]*(?: [\\p{Lu}\\d][^\\s()]*){1,19}) \\([^()]+\\)");

    /** Adds the stems of a model's name that end in a number: Llama 3.1 of Llama 3.1 405B. */
    public void addStems(String name) {
        var bare = IN_BRACKETS.matcher(name);
        if (bare.matches()) {
            add(bare.group(1), Kind.MODEL);
        }
        var parts = Spelling.parts(name);
        if (parts.size() > LEAST_OF_A_SIZED && SIZE.matcher(last(parts, 2)).matches()) {
            addStem(parts.subList(0, parts.size() - 2));
        }
        for (var length = 2; length < parts.size(); length++) {
            if (Character.isDigit(parts.get(length - 1).charAt(0))
                    && Character.isLetter(parts.get(0).charAt(0))) {
                addStem(parts.subList(0, length));
            }
        }
    }

    /** Megatron-Turing NLG of Megatron-Turing NLG 530B: three words and more mean nothing else. */
    private static final int LEAST_OF_A_SIZED = 4;

    private static final Pattern SIZE = Pattern.compile("(?i)\\d+b");

    private static String last(List<String> parts, int count) {
        return String.join("", parts.subList(parts.size() - count, parts.size()));
    }

    private void addStem(List<String> parts) {
        var stem = String.join("-", parts);
        if (kinds.putIfAbsent(stem, Kind.MODEL) == null) {
            stems.add(stem);
            shorten(stem);
        }
    }

    /** In the order of the text; none overlaps another. */
    public List<TextName> find(String text) {
        var parts = PART.matcher(text).results().toList();
        var found = new ArrayList<TextName>();
        var maker = onlyMaker(text, parts);
        for (var i = 0; i < parts.size(); ) {
            var name = longest(text, parts, i, maker);
            if (name == null) {
                i++;
                continue;
            }
            found.add(name);
            maker = maker(name, maker);
            while (i < parts.size() && parts.get(i).start() < name.end()) {
                i++;
            }
        }
        return OtherSizes.added(text, UnheldNames.added(text, found), this::isModel);
    }

    /** Megatron-Turing NLG is no Turing NLG; but Meta-Llama 3 is Llama 3, of Meta. */
    private boolean isInAnother(String text, List<MatchResult> parts, int from) {
        var start = parts.get(from).start();
        if (from == 0 || start == 0 || text.charAt(start - 1) != '-') {
            return false;
        }
        var first = parts.get(from - 1);
        return first.end() == start - 1
                && Character.isUpperCase(text.charAt(first.start()))
                && first.group().chars().anyMatch(Character::isLowerCase)
                && kinds.get(Spelling.key(first.group())) != Kind.ORGANIZATION;
    }

    private boolean isModel(String name) {
        return kinds.get(Spelling.key(name)) == Kind.MODEL;
    }

    /** Whose models are spoken of from here on. */
    private String maker(TextName name, String before) {
        var first = name.name().split("[ -]")[0];
        return name.kind() == Kind.ORGANIZATION
                ? name.name()
                : name.kind() == Kind.MODEL && kinds.get(Spelling.key(first)) == Kind.ORGANIZATION
                        ? first
                        : before;
    }

    private TextName longest(String text, List<MatchResult> parts, int from, String maker) {
        if (!isWordStart(text, parts.get(from)) || isInAnother(text, parts, from)) {
            return null;
        }
        for (var to = Math.min(parts.size(), from + MOST_PARTS) - 1; to >= from; to--) {
            var start = parts.get(from).start();
            var end = parts.get(to).end();
            var written = text.substring(start, end);
            if (!isWordEnd(text, end)
                    || !isName(written)
                    || ARTICLE.matcher(written).matches()
                    || written.matches("(?s).*[;:!?()].*")) {
                continue;
            }
            var kind = kinds.get(Spelling.key(written));
            if (kind != null
                    && !isOrdinaryWord(written)
                    && !(stems.contains(Spelling.key(written)) && goesOn(text, end))) {
                return new TextName(start, end, written, kind);
            }
            if (SHORT.matcher(written).matches()) {
                var full = inFull(written, maker);
                if (full != null) {
                    return new TextName(start, end, full, Kind.MODEL);
                }
            }
        }
        return null;
    }

    /**
     * R1 where DeepSeek is named is DeepSeek R1, and so it is where nobody is named and no other
     * maker has an R1; null if it is no model.
     */
    private String inFull(String written, String maker) {
        var key = Spelling.key(written);
        if (maker != null && kinds.get(Spelling.key(maker + " " + written)) == Kind.MODEL) {
            return maker + " " + written;
        }
        var makers =
                shortened.getOrDefault(key, Set.of()).stream()
                        .filter(first -> kinds.get(first) == Kind.ORGANIZATION)
                        .toList();
        if (makers.size() == 1) {
            return makers.get(0) + " " + written;
        }
        var lines = shortened.getOrDefault(key, Set.of());
        return makers.isEmpty() && lines.size() == 1 && LINE.matcher(written).matches()
                ? lines.iterator().next() + " " + written
                : null;
    }

    /** "Opus 4.1" is long enough to be Claude's alone; V3 is not. */
    private static final Pattern LINE = Pattern.compile("\\p{Lu}\\p{Ll}{3,} \\d.*");

    /** A short word that is printed like any other, and not as a name of the record is. */
    private boolean isOrdinaryWord(String written) {
        return written.matches("\\p{Lu}\\p{Ll}+")
                && !words.getOrDefault(Spelling.key(written), Set.of(written)).contains(written);
    }

    /** Llama 4 Behemoth is none of the models whose names begin with Llama 4. */
    private static boolean goesOn(String text, int end) {
        return GOES_ON.matcher(text.substring(end)).find();
    }

    /** The one organization that the text names, before or after R1; null if there are several. */
    private String onlyMaker(String text, List<MatchResult> parts) {
        var makers = new HashSet<String>();
        for (var i = 0; i < parts.size(); i++) {
            var name = longest(text, parts, i, null);
            if (name != null && name.kind() == Kind.ORGANIZATION) {
                makers.add(name.name());
            }
        }
        return makers.size() == 1 ? makers.iterator().next() : null;
    }

    private static boolean isName(String written) {
        return written.chars().anyMatch(c -> Character.isUpperCase(c))
                || written.chars().anyMatch(Character::isDigit)
                        && written.chars().anyMatch(Character::isLetter);
    }

    private static boolean isWordStart(String text, MatchResult part) {
        return part.start() == 0
                || !Character.isLetterOrDigit(text.charAt(part.start() - 1))
                || TIMES.matcher(text.substring(Math.max(0, part.start() - 4), part.start()))
                        .find();
    }

    private static boolean isWordEnd(String text, int end) {
        return end == text.length()
                || !Character.isLetterOrDigit(text.charAt(end))
                || text.charAt(end) == 's'
                        && (end + 1 == text.length()
                                || !Character.isLetterOrDigit(text.charAt(end + 1)));
    }
}
