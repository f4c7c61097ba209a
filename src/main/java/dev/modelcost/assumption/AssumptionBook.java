package dev.modelcost.assumption;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.UtilizationConstants;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.store.OfEdition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The constants of one assumption set, by name. Keeps track of which of them were used. */
public final class AssumptionBook implements UtilizationConstants {

    public static final String EPOCH = "epoch-2025";
    public static final String TRAINING = "training-2026";
    public static final String INFERENCE = "inference-economics-2025";
    public static final String ECOLOGITS = "ecologits-0.9";
    public static final String MARKET_RATE = "market-rate-2026";
    public static final String PRIORS = "prior-2025";
    public static final String SERVING = "serving-2026";

    private static final OfEdition<Map<String, Map<String, Assumption>>> CONSTANTS =
            new OfEdition<>(AssumptionBook::ofRecord);

    private final AssumptionSet set;
    private final Map<String, Assumption> byName;
    private final Map<String, Assumption> used = new LinkedHashMap<>();

    private AssumptionBook(AssumptionSet set, Map<String, Assumption> byName) {
        this.set = set;
        this.byName = byName;
    }

    private static Map<String, Assumption> byName(AssumptionSet set, List<Assumption> constants) {
        return constants.stream()
                .collect(
                        Collectors.toMap(
                                a -> a.name,
                                Function.identity(),
                                (one, other) ->
                                        one.assumptionSet.slug.equals(set.slug) ? one : other));
    }

    /** The sets of the record, each with its constants and with those of the set it is based on. */
    private static Map<String, Map<String, Assumption>> ofRecord() {
        return AssumptionSet.TABLE.rows().stream()
                .collect(
                        Collectors.toMap(
                                set -> set.slug, set -> byName(set, Assumption.of(set.slug))));
    }

    private static AssumptionBook of(AssumptionSet set) {
        return new AssumptionBook(set, CONSTANTS.get().getOrDefault(set.slug, Map.of()));
    }

    /**
     * @param slug of a set that is shipped; an editor may have ended it, and a record that is read
     *     as it was before its first load has none
     * @throws MissingData if the record has it no longer, or not yet
     */
    public static AssumptionBook open(String slug) {
        return of(
                AssumptionSet.TABLE
                        .bySlug(slug)
                        .orElseThrow(
                                () ->
                                        new MissingData(
                                                "The record has no assumption set '%s'."
                                                        .formatted(slug))));
    }

    /**
     * A set with times of serving.
     *
     * @param name slug, or as people write it
     * @param assumed to which goes what the name was taken for
     * @throws dev.modelcost.failure.UnknownName if there is no such set
     */
    public static AssumptionBook ofServing(String name, List<String> assumed) {
        return named(name, assumed);
    }

    private static AssumptionBook named(String name, List<String> assumed) {
        return of(
                AssumptionSet.TABLE
                        .bySlug(name)
                        .orElseGet(
                                () -> AssumptionSet.DIRECTORY.named("assumptions", name, assumed)));
    }

    /**
     * A set whose constants have already been read.
     *
     * @param constants all of the set, at least one, and those of the set that it is based on
     */
    public static AssumptionBook of(String slug, List<Assumption> constants) {
        var set =
                constants.stream()
                        .map(constant -> constant.assumptionSet)
                        .filter(of -> of.slug.equals(slug))
                        .findFirst()
                        .orElseThrow();
        return new AssumptionBook(set, byName(set, constants));
    }

    /**
     * A set with the constants for training cost.
     *
     * @param name slug, or as people write it
     * @param assumed to which goes what the name was taken for
     * @throws InvalidInput if the set is about something else
     * @throws dev.modelcost.failure.UnknownName if there is no such set
     */
    public static AssumptionBook ofTraining(String name, List<String> assumed) {
        var book = named(name, assumed);
        if (!book.has("price-performance-growth")) {
            throw new InvalidInput(
                    "assumptions",
                    "'%s' has no constants for training cost; %s has them."
                            .formatted(book.slug(), TRAINING));
        }
        return book;
    }

    /** Whether the set has the constant; checking does not count as using it. */
    @Override
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public double value(String name) {
        return use(name).value;
    }

    /** The constant as an input of a derivation, with its source. */
    @Override
    public Input input(String as, String name) {
        var assumption = use(name);
        return new Input(as, assumption.value, assumption.unit, assumption.source.slug);
    }

    /** How the constant is distributed: by its 90 % range, or exactly its value if it has none. */
    @Override
    public Distribution distribution(String name) {
        var a = use(name);
        if (a.low == null) {
            return Distribution.exact(a.value);
        }
        return a.distribution.equals("normal")
                ? Distribution.normal(a.low, a.high)
                : Distribution.lognormal(a.low, a.value, a.high);
    }

    /** Slug of the set. */
    public String slug() {
        return set.slug;
    }

    /** Slugs of the sources of the constants that were used. */
    public List<String> sources() {
        return used.values().stream().map(a -> a.source.slug).distinct().toList();
    }

    /** The constant's normal distribution, clamped to the bounds. */
    public Distribution normal(String name, double least, double most) {
        var a = use(name);
        return Distribution.normal(a.low, a.high, least, most);
    }

    /** Slug of the source of the constant. */
    public String source(String name) {
        return use(name).source.slug;
    }

    public AssumptionsUsed used() {
        return new AssumptionsUsed(
                set.slug,
                set.edition,
                used.values().stream()
                        .map(
                                a ->
                                        new AssumptionsUsed.Constant(
                                                a.name, a.value, a.low, a.high, a.unit))
                        .toList());
    }

    private Assumption use(String name) {
        var assumption = byName.get(name);
        if (assumption == null) {
            throw new MissingData(
                    "The assumption set '%s' has no constant '%s'.".formatted(set.slug, name));
        }
        used.put(name, assumption);
        return assumption;
    }
}
