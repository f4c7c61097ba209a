package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.model.Makers;
import dev.modelcost.model.Makers.Group;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Overhead and water of the data centre, as what is believed of them.
 *
 * @param pue power usage effectiveness
 * @param pueSource slug; null if given
 * @param wue water evaporated on site, L per kWh of IT energy
 * @param wueSource slug; null if given
 * @param assumed where each comes from, if it was not given
 */
public record DataCentre(
        Distribution pue,
        String pueSource,
        Distribution wue,
        String wueSource,
        List<String> assumed) {

    /** Who trains in data centres of the largest kind: their own, or, as OpenAI, Microsoft's. */
    private static final Set<Group> HYPERSCALERS =
            EnumSet.of(Group.GOOGLE, Group.MICROSOFT, Group.AMAZON, Group.META, Group.OPENAI);

    /** Whose data centres EcoLogits knows. */
    private static final Set<Group> PROVIDERS =
            EnumSet.of(Group.OPENAI, Group.GOOGLE, Group.ANTHROPIC, Group.MISTRAL);

    public static List<String> providers() {
        return PROVIDERS.stream().map(Group::slug).sorted().toList();
    }

    /**
     * Name of the constant: PUE of the data centre that a model was trained in. One hyperscaler
     * among several makers is enough, for it has the data centre; a set may hold a maker's own,
     * which then counts instead.
     *
     * @param model null for one of no name
     */
    public static String trainingPue(Model model, AssumptionBook assumptions) {
        return trainingPue(Makers.all(model), assumptions::has);
    }

    /**
     * The same of the companies behind a model.
     *
     * @param has whether the set holds a constant
     */
    public static String trainingPue(Set<Group> makers, Predicate<String> has) {
        var own = new ArrayList<String>();
        for (var maker : makers) {
            var constant = "pue." + maker.slug();
            if (has.test(constant)) {
                own.add(constant);
            } else if (HYPERSCALERS.contains(maker)) {
                return "pue.hyperscaler";
            }
        }
        return own.isEmpty() ? "pue.other" : own.get(0);
    }

    /** Where a model was trained: the overhead of its makers' data centres. */
    public static DataCentre training(
            Model model, Double pue, Double wue, AssumptionBook epoch, AssumptionBook ecologits) {
        return of(provider(model), trainingPue(model, epoch), pue, wue, epoch, ecologits);
    }

    /** Where its maker serves it: EcoLogits' overhead where it knows the maker. */
    public static DataCentre serving(
            Model model, Double pue, Double wue, AssumptionBook epoch, AssumptionBook ecologits) {
        var provider = provider(model);
        return of(
                provider,
                provider == null ? trainingPue(model, epoch) : null,
                pue,
                wue,
                epoch,
                ecologits);
    }

    /** Where a provider that EcoLogits knows serves. */
    public static DataCentre serving(
            String provider,
            Double pue,
            Double wue,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        return of(provider, null, pue, wue, epoch, ecologits);
    }

    private static String provider(Model model) {
        return Makers.leading(model).filter(PROVIDERS::contains).map(Group::slug).orElse(null);
    }

    /**
     * @param provider whose water EcoLogits knows; null for none
     * @param constant of the PUE in Epoch's set; null for the provider's in EcoLogits' set
     */
    private static DataCentre of(
            String provider,
            String constant,
            Double pue,
            Double wue,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        var assumed = new ArrayList<String>();
        Distribution overhead;
        String overheadSource = null;
        if (pue != null) {
            overhead = Distribution.exact(pue);
        } else if (constant == null) {
            overhead = provider(ecologits, "pue." + provider);
            overheadSource = ecologits.slug();
            assumed.add("PUE of the data centres of %s by EcoLogits.".formatted(provider));
        } else {
            overhead = epoch.distribution(constant);
            overheadSource = epoch.slug();
            assumed.add("PUE by Epoch's rule (%s).".formatted(constant));
        }
        Distribution water;
        String waterSource = null;
        if (wue != null) {
            water = Distribution.exact(wue);
        } else {
            waterSource = ecologits.slug();
            water =
                    provider != null
                            ? provider(ecologits, "wue." + provider)
                            : Distribution.lognormal(
                                    ecologits.value("wue.mistral"),
                                    ecologits.value("wue.openai"),
                                    ecologits.value("wue.google"));
            assumed.add(
                    provider != null
                            ? "WUE of the data centres of %s by EcoLogits.".formatted(provider)
                            : "WUE anywhere between the least and the most of the providers that EcoLogits knows.");
        }
        return new DataCentre(overhead, overheadSource, water, waterSource, List.copyOf(assumed));
    }

    private static Distribution provider(AssumptionBook ecologits, String name) {
        return ecologits.has(name)
                ? Distribution.exact(ecologits.value(name))
                : Distribution.lognormal(
                        ecologits.value(name + ".low"), ecologits.value(name + ".high"));
    }
}
