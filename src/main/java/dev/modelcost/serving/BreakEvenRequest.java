package dev.modelcost.serving;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.web.Body;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Own chips against an API, as a client sends it. */
@Schema(
        description =
                "The price of the API, or a model whose maker's price counts; and the speed of the own chips, or what they serve.")
public record BreakEvenRequest(
        @Schema(
                        description = "Slug of the model that is served and bought.",
                        examples = "deepseek-r1")
                String model,
        @Schema(
                        description =
                                "Price of the API, blended in the proportion of the traffic, 0.0001 to 100000.",
                        examples = "4")
                Double apiUsdPerMillionTokens,
        @Schema(description = "Slug of the provider whose price counts; the maker if left out.")
                String provider,
        @Schema(description = "Slug of the chip.", examples = "nvidia-h100-sxm5-80gb") String chip,
        @Schema(description = "Chips paid for, 1 to 100000.", examples = "8") Double chipCount,
        @Schema(description = "Hourly cost of a chip, 0.001 to 1000; the market rate if left out.")
                Double usdPerChipHour,
        @Schema(description = "What is paid beside the chips, 0 to 1e9 USD a month.")
                Double fixedUsdPerMonth,
        @Schema(
                        description =
                                "Prompt and output tokens of all chips together at full load, 0.001 to 1e9; by the serving estimate if left out.")
                Double tokensPerSecond,
        @Schema(description = "Points of the curve, each 0.001 to 1, at most 100.")
                List<Double> utilizations,
        @Schema(description = "As in /estimates/serving.") Double activeParameters,
        @Schema(description = "As in /estimates/serving.") Double totalParameters,
        @Schema(description = "As in /estimates/serving.") Double layers,
        @Schema(description = "As in /estimates/serving.") Double heads,
        @Schema(description = "As in /estimates/serving.") Double kvHeads,
        @Schema(description = "As in /estimates/serving.") Double headSize,
        @Schema(description = "As in /estimates/serving.") Double kvLatentSize,
        @Schema(description = "As in /estimates/serving.") String precision,
        @Schema(description = "As in /estimates/serving.") Double batch,
        @Schema(description = "Prompt tokens of a request; also the proportion of the traffic.")
                Double promptTokens,
        @Schema(description = "Output tokens of a request; also the proportion of the traffic.")
                Double outputTokens,
        @Schema(description = "As in /estimates/serving.") Double contextTokens,
        @Schema(
                        description = "Day whose market rate and price count.",
                        implementation = String.class)
                LocalDate asOf) {

    private static final int MOST_POINTS = 100;

    /**
     * @throws InvalidInput that names the value at fault
     */
    static BreakEvenRequest read(Body body) {
        var serving = ServingEstimateRequest.read(body, null);
        var read =
                new BreakEvenRequest(
                        serving.model(),
                        body.number("apiUsdPerMillionTokens", 1e-4, 1e5),
                        body.text("provider"),
                        serving.chip(),
                        serving.chipCount(),
                        serving.usdPerChipHour(),
                        body.number("fixedUsdPerMonth", 0, 1e9),
                        body.number("tokensPerSecond", 0.001, 1e9),
                        body.numbers(
                                "utilizations",
                                MOST_POINTS,
                                ServingEstimateRequest.LEAST_UTILIZATION,
                                1),
                        serving.activeParameters(),
                        serving.totalParameters(),
                        serving.layers(),
                        serving.heads(),
                        serving.kvHeads(),
                        serving.headSize(),
                        serving.kvLatentSize(),
                        serving.precision(),
                        serving.batch(),
                        serving.promptTokens(),
                        serving.outputTokens(),
                        serving.contextTokens(),
                        serving.asOf());
        body.refuseUnknown();
        return read;
    }

    /** The part that says what is served; the curve has its own utilisations. */
    ServingEstimateRequest serving() {
        return new ServingEstimateRequest(
                model,
                activeParameters,
                totalParameters,
                layers,
                heads,
                kvHeads,
                headSize,
                kvLatentSize,
                chip,
                chipCount,
                precision,
                batch,
                promptTokens,
                outputTokens,
                contextTokens,
                usdPerChipHour,
                null,
                asOf);
    }
}
