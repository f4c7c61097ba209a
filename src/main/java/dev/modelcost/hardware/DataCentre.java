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
 * The overhead and water use of a data centre, with their uncertainty.
 *
 * @param pue power usage effectiveness
 * @param pueSource slug; null if given
 * @param wue water evaporated on site, L per kWh of IT energy
 * @param wueSource slug; null if given
 * @param assumed sentences on where each comes from, if it was not given
 */
public record DataCentre(
        Distribution pue,
        String pueSource,
        Distribution wue,
        String wueSource,
        List<String> assumed) {

    /**
     * Companies that train in hyperscale data centres: their own or, in OpenAI's case, Microsoft's.
     */
    private static final Set<Group> HYPERSCALERS =
            EnumSet.of(Group.GOOGLE, Group.MICROSOFT, Group.AMAZON, Group.META, Group.OPENAI);

    /** Providers whose data centres EcoLogits covers. */
    private static final Set<Group> PROVIDERS =
            EnumSet.of(Group.OPENAI, Group.GOOGLE, Group.ANTHROPIC, Group.MISTRAL);

    public static List<String> providers() {
        return PROVIDERS.stream().map(Group::slug).sorted().toList();
    }

    /**
     * Name of the constant: PUE of the data centre that a model was trained in. One hyperscaler
     * among several makers is enough, because it has the data centre; if a set holds a maker's own
     * constant, that one is used instead.
     *
     * @param model null for an unnamed model
     */
    public static String trainingPue(Model model, AssumptionBook assumptions) {
        return trainingPue(Makers.all(model), assumptions::has);
    }

    /**
     * The same for the companies behind a model.
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

    /** The data centre that a model was trained in: the overhead of its makers' data centres. */
    public static DataCentre training(
            Model model, Double pue, Double wue, AssumptionBook epoch, AssumptionBook ecologits) {
        return of(provider(model), trainingPue(model, epoch), pue, wue, epoch, ecologits);
    }

    /**
     * The data centre that its maker serves it from: EcoLogits' overhead where it covers the maker.
     */
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

    /** The data centre of a provider that EcoLogits covers. */
    public static DataCentre serving(
            String provider,
            Double pue,
            Double wue,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        return of(provider, null, pue, wue, epoch, ecologits);
    }

    /** The same where the PUE is one that somebody states of the data centre. */
    public DataCentre withPueSource(String source) {
        return new DataCentre(pue, source, wue, wueSource, assumed);
    }

    private static String provider(Model model) {
        return Makers.leading(model).filter(PROVIDERS::contains).map(Group::slug).orElse(null);
    }

    /**
     * @param provider whose water use EcoLogits covers; null for none
     * @param constant name of the PUE constant in Epoch's set; null to use the provider's in
     *     EcoLogits' set
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
            assumed.add(
                    "PUE: that of %s's data centres according to EcoLogits.".formatted(provider));
        } else {
            overhead = epoch.distribution(constant);
            overheadSource = epoch.slug();
            assumed.add("PUE: by Epoch's rule (%s).".formatted(constant));
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
                            ? "WUE: that of %s's data centres according to EcoLogits."
                                    .formatted(provider)
                            : "WUE: anywhere between the lowest and the highest of the providers that EcoLogits covers.");
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
