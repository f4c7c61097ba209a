package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.serving.BreakEven;
import dev.modelcost.calc.serving.ServingCost;
import dev.modelcost.calc.serving.ServingLoad;
import dev.modelcost.chip.Chip;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.MissingData;
import dev.modelcost.model.Model;
import dev.modelcost.price.ListPrice;
import dev.modelcost.price.Provider;
import dev.modelcost.source.SourceRefs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From how many tokens a month own chips are cheaper than an API. */
@ApplicationScoped
public class BreakEvenEstimate {

    private final ServingEstimate serving;
    private final Clock clock;

    BreakEvenEstimate(ServingEstimate serving, Clock clock) {
        this.serving = serving;
        this.clock = clock;
    }

    /** How fast the chips are and what they cost, as given or as the serving estimate says. */
    private record Chips(
            Model model,
            Chip chip,
            int count,
            double usdPerChipHour,
            Estimate tokensPerSecond,
            double prompt,
            double output,
            LocalDate asOf,
            List<String> assumed,
            List<Step> steps,
            AssumptionsUsed assumptions) {}

    private record ApiPrice(double usdPerMillionTokens, String note, List<Step> steps) {}

    /**
     * @throws InvalidInput that names the value at fault
     * @throws MissingData that names what is missing
     */
    BreakEvenReport report(BreakEvenRequest body) {
        var fixed = body.fixedUsdPerMonth();
        var speed = body.tokensPerSecond();
        var api = body.apiUsdPerMillionTokens();
        var utilizations = utilizations(body.utilizations());
        var question = ServingRequest.of(body.serving());
        var chips = speed == null ? estimated(question) : given(question, speed);
        var price = api == null ? price(body, chips) : new ApiPrice(api, "Given.", List.of());
        var median = breakEven(chips, chips.tokensPerSecond().median(), fixed, price);
        var capacity =
                chips.tokensPerSecond()
                        .times(median.capacityTokensPerMonth() / chips.tokensPerSecond().median());
        var derivation =
                Stream.of(chips.steps(), price.steps(), median.steps())
                        .flatMap(List::stream)
                        .toList();
        return new BreakEvenReport(
                Model.ref(chips.model()),
                Chip.ref(chips.chip()),
                chips.count(),
                chips.usdPerChipHour(),
                median.usdPerMonth(),
                price.usdPerMillionTokens(),
                price.note(),
                chips.tokensPerSecond(),
                median.tokensPerMonth(),
                capacity,
                inverse(median.tokensPerMonth(), capacity),
                median.reachable(),
                median.curve(utilizations).stream()
                        .map(
                                point ->
                                        new BreakEvenReport.Point(
                                                point.utilisation(),
                                                point.tokensPerMonth(),
                                                point.ownUsdPerMillionTokens(),
                                                point.apiUsdPerMillionTokens(),
                                                point.ownPays()))
                        .toList(),
                chips.assumed(),
                derivation,
                SourceRefs.of(
                        derivation.stream()
                                .flatMap(step -> step.sources().stream())
                                .distinct()
                                .toList()),
                chips.assumptions());
    }

    private static BreakEven breakEven(Chips chips, double speed, Double fixed, ApiPrice price) {
        return BreakEven.of(
                chips.count(),
                chips.usdPerChipHour(),
                fixed == null ? 0 : fixed,
                speed,
                price.usdPerMillionTokens());
    }

    private static double[] utilizations(List<Double> given) {
        if (given == null) {
            return IntStream.rangeClosed(1, 10).mapToDouble(tenth -> tenth / 10.0).toArray();
        }
        return given.stream().mapToDouble(share -> share).toArray();
    }

    private Chips given(ServingRequest question, double speed) {
        var missing = new ArrayList<String>();
        if (question.chipCount() == null) {
            missing.add("chipCount");
        }
        if (question.usdPerChipHour() == null) {
            missing.add("usdPerChipHour");
        }
        if (!missing.isEmpty()) {
            throw new MissingData(
                    "With tokensPerSecond, what the chips cost must be given too.",
                    missing.toArray(String[]::new));
        }
        return new Chips(
                question.model(),
                question.chip(),
                question.chipCount(),
                question.usdPerChipHour(),
                Estimate.exact(speed),
                question.promptTokens() == null ? 3 : question.promptTokens(),
                question.outputTokens() == null ? 1 : question.outputTokens(),
                question.asOf() == null ? LocalDate.now(clock) : question.asOf(),
                List.of(),
                List.of(),
                null);
    }

    private Chips estimated(ServingRequest question) {
        var served = serving.serve(question);
        var report = served.report();
        var speed = tokensPerSecond(served.cost(), served.load());
        var step =
                Step.of(
                        "Tokens per second (median)",
                        "(prompt + output) / (prefill + output x time per token / batch)",
                        speed.median(),
                        "token/s",
                        Input.of("prompt", served.load().promptTokens(), "token"),
                        Input.of("output", served.load().outputTokens(), "token"),
                        Input.of("prefill", served.cost().prefill().seconds().median(), "s"),
                        Input.of(
                                "time per token",
                                served.cost().decode().secondsPerToken().median(),
                                "s"),
                        Input.of("batch", served.load().batch(), "1"));
        return new Chips(
                question.model(),
                Chip.DIRECTORY.requireNamed("chip", report.chip().slug()),
                report.chipCount(),
                report.usdPerChipHour(),
                speed,
                served.load().promptTokens(),
                served.load().outputTokens(),
                report.asOf(),
                report.assumed(),
                Stream.concat(report.derivation().stream(), Stream.of(step)).toList(),
                report.assumptions());
    }

    /** Of a copy that reads prompts and writes output in turn. */
    private static Estimate tokensPerSecond(ServingCost cost, ServingLoad load) {
        var prefill = cost.prefill().seconds();
        var decode = cost.decode().secondsPerToken();
        var share = (double) load.outputTokens() / load.batch();
        return Estimate.range(
                load.requestTokens() / (prefill.high() + share * decode.high()),
                load.requestTokens() / (prefill.median() + share * decode.median()),
                load.requestTokens() / (prefill.low() + share * decode.low()),
                decode.confidence());
    }

    private static Estimate inverse(double tokens, Estimate capacity) {
        return capacity.exact()
                ? Estimate.exact(tokens / capacity.median())
                : Estimate.range(
                        tokens / capacity.high(),
                        tokens / capacity.median(),
                        tokens / capacity.low(),
                        capacity.confidence());
    }

    private static ApiPrice price(BreakEvenRequest body, Chips chips) {
        if (chips.model() == null) {
            throw new MissingData(
                    "Give the price of the API, or a model that is sold.",
                    "apiUsdPerMillionTokens or model");
        }
        var provider = body.provider() == null ? null : Provider.named("provider", body.provider());
        var found =
                ListPrice.of(chips.model(), provider, chips.asOf(), chips.prompt(), chips.output());
        if (found.isEmpty()) {
            throw new MissingData(
                    "The record has no price of %s by %s that held on %s."
                            .formatted(
                                    chips.model().name,
                                    provider == null ? "its maker" : provider.name,
                                    chips.asOf()),
                    "apiUsdPerMillionTokens");
        }
        return new ApiPrice(
                found.get().blended().perMillionTokens(),
                found.get().sentence(),
                found.get().blended().steps());
    }
}
