package dev.modelcost.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways in which a name in a sentence may stand for one of the record, the fullest first. */
final class WrittenName {

    private static final Pattern ARTICLE = Pattern.compile("(?i)^(?:the|an?|each|one) ");
    private static final Pattern OWNER = Pattern.compile("^\\p{L}[\\p{L}\\p{N}.]*(?:['’]s|s['’]) ");
    private static final Pattern NOUN =
            Pattern.compile(
                    "(?i) (?:quer(?:y|ies)|prompts?|requests?|messages?|responses?|models?|(?:ai )?chips?|gpus?|tpus?|accelerators?|pods?|superpods?|clusters?|servers?|apps?|service|family|herd|chatbot|project|initiative|data ?cent(?:er|re)s?|nvl72)$");
    private static final Pattern VENDOR =
            Pattern.compile(
                    "(?i)^(?:dgx|hgx|nvidia|amd|google|intel|aws|amazon|huawei|openai|xai|meta|anthropic|microsoft|tpu|gpu|instinct|tesla|chip) ");

    private WrittenName() {}

    /** As given, then without articles, owners, general nouns and vendors; never empty texts. */
    static List<String> readings(String name) {
        var readings = new LinkedHashSet<String>();
        readings.add(name.strip());
        for (var rule : List.of(ARTICLE, OWNER, NOUN, NOUN, VENDOR, VENDOR)) {
            for (var reading : List.copyOf(readings)) {
                var rest = rule.matcher(reading).replaceFirst("").strip();
                if (!rest.isEmpty()) {
                    readings.add(rest);
                }
            }
        }
        return List.copyOf(readings);
    }

    /** The slugs that a reading may be spelt as. */
    static Set<String> slugs(String reading) {
        var lower = reading.toLowerCase(Locale.ROOT);
        var slugs = new LinkedHashSet<String>();
        slugs.add(lower);
        slugs.add(lower.replaceAll("[\\s_]+", "-"));
        return slugs;
    }
}
