package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.model.Model;
import dev.modelcost.price.ApiOffer;
import dev.modelcost.price.Provider;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers from how many tokens a month own chips are cheaper than an API: finds what the record
 * says and lets {@link BreakEvenEstimate} compute.
 */
@ApplicationScoped
public class BreakEvenEstimator {

    /** How busy the chips may be is a question of its own: their speed is that at full load. */
    private static final double FULL_LOAD = 1;

    private final ServingEstimator serving;
    private final Clock clock;

    BreakEvenEstimator(ServingEstimator serving, Clock clock) {
        this.serving = serving;
        this.clock = clock;
    }

    /**
     * @throws InvalidInput that names the value at fault
     * @throws MissingData that names what is missing
     * @throws UnknownName for a model, chip or provider that is not in the record
     */
    BreakEvenReport report(BreakEvenRequest asked) {
        var taken = new ArrayList<String>();
        var model =
                Model.DIRECTORY.named(
                        "model", asked.served().model(), null, asked.deployment().asOf(), taken);
        var price = price(asked, model, taken);
        OwnChips chips;
        AssumptionsUsed assumptions = null;
        if (asked.tokensPerSecond() == null) {
            var estimated =
                    serving.estimate(
                            model,
                            asked.served(),
                            new ServingCostRequest(asked.deployment(), FULL_LOAD),
                            taken);
            chips = OwnChips.of(estimated.estimate(), cachedOnOwnChips(asked));
            assumptions = estimated.assumptions();
        } else {
            chips =
                    OwnChips.ofSpeed(
                            asked.tokensPerSecond(),
                            NamedDeployment.withChips(
                                    asked.deployment(), LocalDate.now(clock), taken),
                            Chip.DIRECTORY.named("chip", asked.deployment().chip(), taken),
                            taken);
        }
        var estimate =
                BreakEvenEstimate.of(
                        chips,
                        price,
                        new BreakEvenEstimate.Asked(
                                asked.tokensPerMonth(),
                                asked.fixedUsdPerMonth(),
                                asked.utilization(),
                                asked.curve(),
                                asked.unused()));
        var sources =
                estimate.derivation().stream()
                        .flatMap(step -> step.sources().stream())
                        .distinct()
                        .toList();
        return BreakEvenReport.of(model, estimate, SourceRefs.of(sources), assumptions);
    }

    private ApiPrice.Choice price(BreakEvenRequest asked, Model model, List<String> taken) {
        var given = asked.api().usdPerMillionTokens();
        return given == null ? listed(asked, model, taken) : ApiPrice.Choice.given(given);
    }

    private ApiPrice.Choice listed(BreakEvenRequest asked, Model model, List<String> taken) {
        if (model == null) {
            throw new MissingData(
                    "Give the price of the API, or a model that is sold.",
                    "apiUsdPerMillionTokens or model");
        }
        var named =
                asked.api().providers().stream()
                        .map(name -> Provider.DIRECTORY.named("providers", name, taken).slug)
                        .toList();
        var day = asked.deployment().asOf();
        var on = day == null ? LocalDate.now(clock) : day;
        var prompt = or(asked.deployment().promptTokens(), DeploymentPlan.USUAL_PROMPT);
        var output = or(asked.deployment().outputTokens(), DeploymentPlan.USUAL_OUTPUT);
        var cached = Math.round(prompt * cachedShare(asked));
        var offers = ApiOffer.of(model, on, TokenUse.cached(prompt, cached, 0, output));
        return ApiPrice.Choice.of(
                offers,
                named.isEmpty() ? saidByName(asked.served().model(), model, offers) : named,
                model.name,
                "%d prompt%s and %d output tokens a request"
                        .formatted(
                                prompt,
                                cached == 0 ? "" : " (%d cached)".formatted(cached),
                                output),
                day == null ? on + ", today" : on.toString());
    }

    /** The provider that the model's name says, if it sells the model. */
    private static List<String> saidByName(String name, Model model, List<ApiOffer> offers) {
        return ApiOffer.sellerIn(name, model).stream()
                .filter(seller -> offers.stream().anyMatch(o -> o.provider().slug.equals(seller)))
                .toList();
    }

    /** Own chips that keep a share of their own have read the less already. */
    private static double cachedOnOwnChips(BreakEvenRequest asked) {
        return asked.deployment().engine().prefixCacheHit() == null ? cachedShare(asked) : 0;
    }

    private static double cachedShare(BreakEvenRequest asked) {
        var share = asked.api().cachedShare();
        return share == null ? 0 : share;
    }

    private static int or(Integer given, int usual) {
        return given == null ? usual : given;
    }
}
