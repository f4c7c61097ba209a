package dev.modelcost.dataset;

import static dev.modelcost.dataset.Column.above0;
import static dev.modelcost.dataset.Column.currency;
import static dev.modelcost.dataset.Column.date;
import static dev.modelcost.dataset.Column.evidence;
import static dev.modelcost.dataset.Column.matching;
import static dev.modelcost.dataset.Column.number;
import static dev.modelcost.dataset.Column.ref;
import static dev.modelcost.dataset.Column.remark;
import static dev.modelcost.dataset.Column.source;
import static dev.modelcost.dataset.Column.text;
import static dev.modelcost.dataset.Column.time;
import static dev.modelcost.dataset.Column.url;
import static dev.modelcost.dataset.Column.whole;
import static dev.modelcost.dataset.Column.words;

import dev.modelcost.price.PriceDateBasis;
import dev.modelcost.price.ProviderKind;
import dev.modelcost.price.ServiceTier;

/** Tables of providers and of what they charge. */
final class PriceTables {

    /** What a column of numeric(14, 6) holds. */
    private static final double MOST = 99_999_999;

    static final RecordTable PROVIDER =
            RecordTable.of(
                    "provider",
                    "providers",
                    "Who sells models over an interface.",
                    text("name", "Display name.").needed(),
                    ref("organization", "organization", "Organization behind it."),
                    url("pricing_url", "Page on which it publishes its prices."),
                    words("kind", ProviderKind.class, "vendor, cloud or aggregator.").needed(),
                    source());

    static final RecordTable NAME =
            RecordTable.of(
                    "model_name",
                    "model-names",
                    "What an interface means by a name, from a day on.",
                    text("name", "The name.").needed(),
                    ref("provider", "provider", "Whose name it is; of many if left out."),
                    ref("model", "model", "Model that it means.").needed(),
                    text("sold_as", "Name of the version in the price list."),
                    date("valid_from", "First day on which it means that."),
                    date("valid_to", "First day on which it no longer means that."),
                    source());

    static final RecordTable BILLING =
            RecordTable.of(
                    "billing_rule",
                    "billing-rules",
                    "How a provider charges what its price list does not list.",
                    ref("provider", "provider", "The provider.").needed(),
                    above0("cache_write_share", 99, "Share of the input price, for minutes."),
                    above0("cache_write_1h_share", 99, "Share of the input price, for an hour.")
                            .calledInApi("cacheWrite1hShare"),
                    above0("batch_share", 1, "Share of the standard prices that a batch costs."),
                    words(
                            "batch_cache",
                            "Whether cached tokens of a batch get both discounts.",
                            "stacks",
                            "separate"),
                    source(),
                    evidence(),
                    remark());

    static final RecordTable TOKEN =
            RecordTable.of(
                    "token_price",
                    "prices",
                    "What a provider charges for a million tokens, from a day on.",
                    ref("provider", "provider", "Provider that charges it.").needed(),
                    ref("model", "model", "Model that is sold, if the record has it."),
                    text("provider_model", "The provider's own name of the model.").needed(),
                    words("tier", ServiceTier.class, "Service tier.").orElse(ServiceTier.STANDARD),
                    whole("prompt_tokens_above", 0, "Holds for prompts longer than this.")
                            .orElse(0),
                    time("daily_from", "Time of day from which it holds."),
                    time("daily_to", "Time of day until which it holds."),
                    matching(
                            "time_zone",
                            "[A-Za-z]+(/[A-Za-z_]+)*",
                            "the IANA name of a time zone",
                            "Zone in which the times of day are told."),
                    matching(
                            "weekdays",
                            "[1-7]{1,7}",
                            "numbers of weekdays, 1 for Monday",
                            "Days on which the window begins, 1 for Monday."),
                    currency(),
                    price("input", "inputPerMillionTokens", "prompt tokens, not cached"),
                    price("output", "outputPerMillionTokens", "output tokens"),
                    price("cache_read", "cacheReadPerMillionTokens", "tokens read from a cache"),
                    price("cache_write", "cacheWritePerMillionTokens", "tokens written to it"),
                    price("cache_write_1h", "cacheWrite1hPerMillionTokens", "kept for an hour"),
                    price("batch_input", "batchInputPerMillionTokens", "prompt tokens in a batch"),
                    price("batch_output", "batchOutputPerMillionTokens", "output of a batch"),
                    price("batch_cache_read", "batchCacheReadPerMillionTokens", "a batch's cache"),
                    date("valid_from", "First day on which it holds.").needed(),
                    time("valid_from_utc", "Time of that day, UTC."),
                    date("valid_to", "First day on which it no longer holds."),
                    time("valid_to_utc", "Time of that day, UTC."),
                    words("date_basis", PriceDateBasis.class, "effective or observed.").needed(),
                    date("last_seen_on", "Last day on which somebody saw it."),
                    source(),
                    evidence(),
                    remark());

    static final RecordTable UNIT =
            RecordTable.of(
                    "unit_price",
                    "unit-prices",
                    "What a provider charges for what is not a token of text.",
                    ref("provider", "provider", "Provider that charges it.").needed(),
                    ref("model", "model", "Model that is sold, if the record has it."),
                    text("provider_model", "The provider's own name of the model.").needed(),
                    words(
                                    "unit",
                                    "Tokens and characters by the million, all else by the piece.",
                                    "audio-input-token",
                                    "audio-output-token",
                                    "image-input-token",
                                    "image-output-token",
                                    "image",
                                    "input-image",
                                    "audio-minute",
                                    "character",
                                    "search",
                                    "page",
                                    "video-second",
                                    "request")
                            .needed(),
                    currency(),
                    number("price", MOST, "Price of a unit.").needed(),
                    date("valid_from", "First day on which it holds.").needed(),
                    date("valid_to", "First day on which it no longer holds."),
                    words("date_basis", PriceDateBasis.class, "effective or observed.").needed(),
                    date("last_seen_on", "Last day on which somebody saw it."),
                    source(),
                    evidence(),
                    remark());

    static final RecordTable RETIREMENT =
            RecordTable.of(
                    "model_retirement",
                    "model-retirements",
                    "When a provider stops, or stopped, to sell under a name.",
                    ref("provider", "provider", "The provider.").needed(),
                    ref("model", "model", "Model that was sold, if the record has it."),
                    text("provider_model", "The provider's own name of the model.").needed(),
                    date("announced_on", "Day on which it was announced."),
                    date("retires_on", "First day on which it is no longer sold.").needed(),
                    text("replacement", "What the provider names in its place."),
                    source(),
                    evidence());

    private PriceTables() {}

    private static Column price(String column, String field, String what) {
        return number(column, MOST, "Price of a million " + what + ".").calledInApi(field);
    }
}
