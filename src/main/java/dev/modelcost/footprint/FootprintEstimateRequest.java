package dev.modelcost.footprint;

import dev.modelcost.failure.InvalidInput;
import dev.modelcost.grid.GridFigures;
import dev.modelcost.hardware.DataCentre;
import dev.modelcost.web.Body;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A use of machines, or a request to a model, as a client sends it. */
@Schema(
        description =
                "A use of machines by energyKwh, or chipHours with wattsPerChip, tdpWatts or chip, or chipCount with wallClockHours;"
                        + " or a request by totalParameters and outputTokens. What is given overrides the record.")
public record FootprintEstimateRequest(
        @Schema(description = "IT energy, before PUE, 1e-6 to 1e12 kWh.") Double energyKwh,
        @Schema(description = "Chip-hours, 0.001 to 1e11.", examples = "1082990") Double chipHours,
        @Schema(description = "Average watts of a chip with what is counted to it, 1 to 100000.")
                Double wattsPerChip,
        @Schema(
                        description =
                                "Thermal design power of a chip, 1 to 100000 W; drawn in full unless factors are given.",
                        examples = "400")
                Double tdpWatts,
        @Schema(
                        description =
                                "Slug of the chip whose TDP counts, times the factors of the assumption set.")
                String chip,
        @Schema(description = "Power of a server / TDP of its chips, 1 to 5.")
                Double serverPowerFactor,
        @Schema(description = "Average power / power at full load, 0.01 to 1.")
                Double averagePowerFraction,
        @Schema(description = "Chips, 1 to 1e8; with publishedOn for Epoch's power formula.")
                Double chipCount,
        @Schema(description = "Hours that the chips ran, 0.001 to 1e6.") Double wallClockHours,
        @Schema(
                        description =
                                "Day of publication, from which Epoch's power formula takes the year.",
                        implementation = String.class)
                LocalDate publishedOn,
        @Schema(description = "Power usage effectiveness, 1 to 3.", examples = "1.2") Double pue,
        @Schema(description = "ISO 3166-1 alpha-3, WOR, or a region of a cloud.", examples = "FRA")
                String region,
        @Schema(description = "Year of the electricity, 1990 to 2100.") Double year,
        @Schema(description = "Carbon intensity, 0 to 2000 g CO2e per kWh.", examples = "57")
                Double carbonGramsCo2PerKwh,
        @Schema(description = "Water used to make the electricity, 0 to 100 L per kWh.")
                Double waterLitresPerKwh,
        @Schema(description = "Water evaporated on site per kWh of IT energy, 0 to 20 L.")
                Double wueLitresPerKwh,
        @Schema(description = "All parameters of a model that answers a request, 1000 to 1e15.")
                Double totalParameters,
        @Schema(description = "Parameters used for a token; all of them if left out.")
                Double activeParameters,
        @Schema(
                        description =
                                "Whose data centres answer, as EcoLogits knows them: openai, google, anthropic or mistral.",
                        examples = "openai")
                String provider,
        @Schema(description = "Prompt tokens of the request, 0 to 10000000.") Double promptTokens,
        @Schema(description = "Output tokens of the request, 1 to 10000000.") Double outputTokens) {

    private static final int MOST_TOKENS = 10_000_000;
    private static final double MOST_WATTS = 1e5;

    /**
     * @throws InvalidInput that names the value at fault
     */
    static FootprintEstimateRequest read(Body body) {
        var read =
                new FootprintEstimateRequest(
                        body.number("energyKwh", 1e-6, 1e12),
                        body.number("chipHours", 0.001, 1e11),
                        body.number("wattsPerChip", 1, MOST_WATTS),
                        body.number("tdpWatts", 1, MOST_WATTS),
                        body.text("chip"),
                        body.number("serverPowerFactor", 1, 5),
                        body.number("averagePowerFraction", 0.01, 1),
                        body.number("chipCount", 1, 1e8),
                        body.number("wallClockHours", 0.001, 1e6),
                        body.date("publishedOn"),
                        body.number("pue", ModelFootprint.LEAST_PUE, ModelFootprint.MOST_PUE),
                        body.text("region"),
                        body.whole("year", 1990, 2100),
                        body.number("carbonGramsCo2PerKwh", 0, GridFigures.MOST_GRAMS),
                        body.number("waterLitresPerKwh", 0, GridFigures.MOST_LITRES),
                        body.number("wueLitresPerKwh", 0, ModelFootprint.MOST_WUE),
                        body.number("totalParameters", 1e3, 1e15),
                        body.number("activeParameters", 1e3, 1e15),
                        body.oneOf("provider", DataCentre.providers()),
                        body.whole("promptTokens", 0, MOST_TOKENS),
                        body.whole("outputTokens", 1, MOST_TOKENS));
        body.refuseUnknown();
        if (read.activeParameters != null
                && read.totalParameters != null
                && read.activeParameters > read.totalParameters) {
            throw body.refused("activeParameters", "more than totalParameters.");
        }
        return read;
    }
}
