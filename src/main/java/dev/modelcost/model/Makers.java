package dev.modelcost.model;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.organization.Organization;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Identifies the makers of a model for every rule that depends on them: whose data centre it was
 * trained in, which cloud its chips were rented from, who sells it as their own. The record names
 * laboratories and subsidiaries (Google Brain, Facebook AI Research); the rules name the companies
 * behind them.
 */
public final class Makers {

    /** Companies named by rules, keyed by the words that their laboratories' names share. */
    public enum Group implements Vocabulary {
        GOOGLE("google|deepmind"),
        MICROSOFT("microsoft"),
        AMAZON("amazon"),
        META("meta|facebook"),
        OPENAI("openai"),
        ANTHROPIC("anthropic"),
        MISTRAL("mistral");

        private final Pattern name;

        Group(String words) {
            this.name = Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE);
        }
    }

    private Makers() {}

    /** The company behind the leading organization; empty if no rule names it. */
    public static Optional<Group> leading(Model model) {
        return model == null || model.organization == null
                ? Optional.empty()
                : group(model.organization);
    }

    /**
     * The companies behind the organization and its collaborators, limited to those that rules
     * name.
     */
    public static Set<Group> all(Model model) {
        return model == null
                ? EnumSet.noneOf(Group.class)
                : all(
                        model.organization == null ? null : model.organization.name,
                        model.collaborators);
    }

    /**
     * The same, from names.
     *
     * @param organization null if unknown
     * @param collaborators in any form; null if there are none
     */
    public static Set<Group> all(String organization, String collaborators) {
        var groups = EnumSet.noneOf(Group.class);
        for (var names : new String[] {organization, collaborators}) {
            if (names != null) {
                groups.addAll(named(names));
            }
        }
        return groups;
    }

    /**
     * Whether two organizations count as the same maker, because their companies are the same.
     *
     * @param one slug of a company, {@link Organization#company}; null if unknown
     * @param other likewise
     */
    public static boolean isSame(String one, String other) {
        return one != null && one.equals(other);
    }

    private static Optional<Group> group(Organization organization) {
        return named(organization.company().name).stream().findFirst();
    }

    private static Set<Group> named(String text) {
        var groups = EnumSet.noneOf(Group.class);
        for (var group : Group.values()) {
            if (group.name.matcher(text).find()) {
                groups.add(group);
            }
        }
        return groups;
    }
}
