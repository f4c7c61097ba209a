package dev.modelcost.names;

import dev.modelcost.calc.claimwords.TextName;
import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Models that are only called by their size, after another of the same family: "8B and 70B". */
final class OtherSizes {

    private static final Pattern SIZE =
            Pattern.compile(
                    "(?<=\\b(?:the|and|or|its|to|for) )\\d+(?:\\.\\d+)?B\\b(?![- ]?(?:param|total|active|tokens|weights|of\\b|mixture|in total|per))");

    private static final Pattern NAMED = Pattern.compile("(?<stem>.*[ -])\\d+(?:\\.\\d+)?[bB]");

    private OtherSizes() {}

    /**
     * @param names those that are written in full, in the order of the text
     * @param known whether a name is that of a model
     */
    static List<TextName> added(String text, List<TextName> names, Predicate<String> known) {
        var all = new ArrayList<>(names);
        var sizes = SIZE.matcher(text);
        while (sizes.find()) {
            var start = sizes.start();
            var size = sizes.group();
            names.stream()
                    .filter(name -> name.end() <= start && name.kind() == Kind.MODEL)
                    .reduce((one, two) -> two)
                    .map(name -> NAMED.matcher(name.name()))
                    .filter(named -> named.matches())
                    .map(named -> named.group("stem") + size)
                    .filter(known)
                    .ifPresent(
                            full ->
                                    all.add(
                                            new TextName(
                                                    start,
                                                    start + size.length(),
                                                    full,
                                                    Kind.MODEL)));
        }
        all.sort(Comparator.comparingInt(TextName::start));
        return all;
    }
}
