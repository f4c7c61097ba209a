package dev.modelcost.serving;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.serving.Engine;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipPeak;
import dev.modelcost.failure.MissingData;
import dev.modelcost.hardware.MarketRate;
import dev.modelcost.hardware.Peaks;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import dev.modelcost.price.ListPrice;
import dev.modelcost.price.Provider;
import dev.modelcost.price.TokenPrice;
import dev.modelcost.source.Source;
import dev.modelcost.testsupport.ShippedAssumptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows of a record and questions about them, without a database. */
final class ServingFixtures {

    static final LocalDate TODAY = LocalDate.of(2025, 6, 1);

    /** The older set. */
    static final ServingTimes CONSTANTS =
            ServingTimes.of(ShippedAssumptions.open(AssumptionBook.INFERENCE), Engine.PLAIN);

    static final ServingTimes TUNED =
            ServingTimes.of(ShippedAssumptions.open(AssumptionBook.SERVING), Engine.TUNED);

    static final DeploymentRequest NO_DEPLOYMENT =
            new DeploymentRequest(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    SharingRequest.NONE,
                    EngineRequest.NONE,
                    null,
                    RateRequest.NONE,
                    null);

    private ServingFixtures() {}

    static Source source(String slug) {
        var source = new Source();
        source.slug = slug;
        source.title = slug;
        source.kind = "paper";
        return source;
    }

    /** With grouped-query attention and an architecture that is known. */
    static Model dense70B() {
        var model = new Model();
        model.slug = "dense-70b";
        model.name = "Dense 70B";
        model.parametersTotal = 70e9;
        model.layers = 80;
        model.hiddenSize = 8192;
        model.attentionHeads = 64;
        model.kvHeads = 8;
        model.source = source("model-list");
        model.architectureSource = source("model-card");
        model.attentionSource = source("model-paper");
        return model;
    }

    static Chip h100() {
        var chip = new Chip();
        chip.id = 1L;
        chip.slug = "nvidia-h100-sxm5-80gb";
        chip.name = "H100 SXM5";
        chip.type = "gpu";
        chip.vendor = new Organization();
        chip.vendor.slug = "nvidia";
        chip.memoryBytes = 80_000_000_000L;
        chip.memoryBandwidthBytesPerSecond = 3.35e12;
        chip.tdpWatts = 700.0;
        chip.source = source("h100-data-sheet");
        return chip;
    }

    static ChipPeak peak(Chip chip, String precision, double flopPerSecond) {
        var peak = new ChipPeak();
        peak.chip = chip;
        peak.precision = precision;
        peak.denseFlopPerSecond = flopPerSecond;
        peak.source = chip.source;
        return peak;
    }

    static ServingFacts facts(Model model, MarketRate rate, ListPrice price) {
        var chip = h100();
        return new ServingFacts(
                model,
                chip,
                Peaks.known(List.of(peak(chip, "bf16", 989e12), peak(chip, "fp8", 1979e12))),
                chips ->
                        Optional.ofNullable(rate)
                                .orElseThrow(() -> new MissingData("no rent", "usdPerChipHour")),
                Optional.ofNullable(price),
                List.of());
    }

    static MarketRate marketRate(double usdPerChipHour) {
        return marketRate(usdPerChipHour, usdPerChipHour, usdPerChipHour);
    }

    static MarketRate marketRate(double low, double usdPerChipHour, double high) {
        return new MarketRate(
                usdPerChipHour,
                low,
                high,
                false,
                Step.of(
                        "Market rate: h100 at a cloud from 2025-03-01",
                        "3-year price",
                        usdPerChipHour,
                        "USD/chip-hour",
                        new Input("price", usdPerChipHour, "USD/chip-hour", "cloud-prices")),
                null);
    }

    static ListPrice listPrice(String input, String output, int prompt, int outputTokens) {
        var row = new TokenPrice();
        row.provider = new Provider();
        row.provider.name = "Maker";
        row.providerModel = "dense-70b-chat";
        row.input = new BigDecimal(input);
        row.output = new BigDecimal(output);
        row.currency = "USD";
        row.validFrom = LocalDate.of(2025, 1, 1);
        row.source = source("price-page");
        return new ListPrice(
                row,
                BlendedPrice.of(row.input, row.output, prompt, outputTokens, "USD", "price-page"),
                null);
    }
}
