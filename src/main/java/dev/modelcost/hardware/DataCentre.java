package dev.modelcost.hardware;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Epoch's list; everybody else builds or rents ordinary data centres. */
    private static final Set<String> HYPERSCALERS =
            Set.of(
                    "google",
                    "google-deepmind",
                    "google-research",
                    "google-brain",
                    "deepmind",
                    "microsoft",
                    "microsoft-research",
                    "amazon",
                    "meta",
                    "meta-ai");

    /** Whose data centres EcoLogits knows. */
    private static final Map<String, String> PROVIDERS =
            Map.of(
                    "openai", "openai",
                    "google", "google",
                    "google-deepmind", "google",
                    "google-research", "google",
                    "google-brain", "google",
                    "deepmind", "google",
                    "anthropic", "anthropic",
                    "mistral-ai", "mistral");

    public static List<String> providers() {
        return PROVIDERS.values().stream().distinct().sorted().toList();
    }

    /** Where a model was trained: the overhead of its maker by Epoch's rule. */
    public static DataCentre training(
            Model model, Double pue, Double wue, AssumptionBook epoch, AssumptionBook ecologits) {
        return of(model, pue, wue, false, epoch, ecologits);
    }

    /** Where its maker serves it: EcoLogits' overhead where it knows the maker. */
    public static DataCentre serving(
            Model model, Double pue, Double wue, AssumptionBook epoch, AssumptionBook ecologits) {
        return of(model, pue, wue, true, epoch, ecologits);
    }

    /** Where a provider that EcoLogits knows serves. */
    public static DataCentre serving(
            String provider,
            Double pue,
            Double wue,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        return of("", provider, pue, wue, true, epoch, ecologits);
    }

    private static DataCentre of(
            Model model,
            Double pue,
            Double wue,
            boolean serving,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        var maker = model == null || model.organization == null ? "" : model.organization.slug;
        return of(maker, PROVIDERS.get(maker), pue, wue, serving, epoch, ecologits);
    }

    private static DataCentre of(
            String maker,
            String provider,
            Double pue,
            Double wue,
            boolean serving,
            AssumptionBook epoch,
            AssumptionBook ecologits) {
        var assumed = new ArrayList<String>();
        Distribution overhead;
        String overheadSource = null;
        if (pue != null) {
            overhead = Distribution.exact(pue);
        } else if (serving && provider != null) {
            overhead = provider(ecologits, "pue." + provider);
            overheadSource = ecologits.slug();
            assumed.add("PUE of the data centres of %s by EcoLogits.".formatted(provider));
        } else {
            var kind = HYPERSCALERS.contains(maker) ? "pue.hyperscaler" : "pue.other";
            overhead = epoch.distribution(kind);
            overheadSource = epoch.slug();
            assumed.add("PUE by Epoch's rule (%s).".formatted(kind));
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
