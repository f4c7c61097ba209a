package dev.modelcost.store;

import static dev.modelcost.store.RecordList.after;
import static dev.modelcost.store.RecordList.asOf;
import static dev.modelcost.store.RecordList.atLeast;
import static dev.modelcost.store.RecordList.atMost;
import static dev.modelcost.store.RecordList.before;
import static dev.modelcost.store.RecordList.company;
import static dev.modelcost.store.RecordList.same;

import java.util.List;
import java.util.Map;

/** Every list of the record. */
public final class RecordLists {

    static final RecordList CHIPS =
            new RecordList(
                    "/chips",
                    ShippedTable.read("chip"),
                    List.of(
                            company("vendor", "vendor"),
                            same("type", "type"),
                            after("releasedAfter", "released_on"),
                            before("releasedBefore", "released_on"),
                            atLeast("minMemoryGb", "memory_bytes", 1e9),
                            atMost("maxMemoryGb", "memory_bytes", 1e9),
                            atLeast("minTdpWatts", "tdp_watts", 1),
                            atMost("maxTdpWatts", "tdp_watts", 1)),
                    Map.of(
                            "slug", "slug",
                            "releasedOn", "released_on",
                            "memoryBytes", "memory_bytes",
                            "memoryBandwidthBytesPerSecond", "memory_bandwidth_bytes_per_second",
                            "tdpWatts", "tdp_watts"));

    static final RecordList CHIP_PRICES =
            new RecordList(
                            "",
                            ShippedTable.read("chip_price"),
                            List.of(
                                    same("kind", "kind"),
                                    same("commitment", "commitment"),
                                    company("vendor", "vendor"),
                                    asOf()),
                            Map.of(
                                    "validFrom", "valid_from",
                                    "lastSeenOn", "last_seen_on",
                                    "usd", "usd",
                                    "slug", "slug"))
                    .below("/chips/nvidia-a100-sxm4-80gb/prices", "chip", "nvidia-a100-sxm4-80gb");

    static final RecordList EXPORT_RULES =
            new RecordList(
                    "/export-rules",
                    ShippedTable.read("export_rule"),
                    List.of(
                            same("chip", "chip"),
                            same("destinationGroup", "destination_group"),
                            asOf()),
                    Map.of("slug", "slug", "validFrom", "valid_from"));

    static final RecordList MODELS =
            new RecordList(
                    "/models",
                    ShippedTable.read("model"),
                    List.of(
                            company("organization", "organization"),
                            same("access", "access"),
                            same("certainty", "confidence"),
                            same("baseModel", "base_model"),
                            after("releasedAfter", "released_on"),
                            before("releasedBefore", "released_on"),
                            atLeast("minParameters", "parameters_total", 1),
                            atMost("maxParameters", "parameters_total", 1),
                            atLeast("minTrainingFlop", "training_flop", 1),
                            atMost("maxTrainingFlop", "training_flop", 1)),
                    Map.of(
                            "slug", "slug",
                            "name", "name",
                            "releasedOn", "released_on",
                            "parametersTotal", "parameters_total",
                            "trainingFlop", "training_flop"));

    static final RecordList RUNS =
            new RecordList(
                            "",
                            ShippedTable.read("training_run"),
                            List.of(same("source", "source"), same("chip", "chip")),
                            Map.of("slug", "slug"))
                    .below("/models/deepseek-v3/runs", "model", "deepseek-v3");

    static final RecordList SCORES =
            new RecordList(
                            "",
                            ShippedTable.read("score"),
                            List.of(same("benchmark", "benchmark")),
                            Map.of("slug", "slug", "value", "value"))
                    .below("/models/deepseek-v3/scores", "model", "deepseek-v3");

    static final RecordList TOKEN_PRICES =
            new RecordList(
                    "/prices",
                    ShippedTable.read("token_price"),
                    List.of(
                            same("provider", "provider"),
                            same("model", "model"),
                            same("tier", "tier"),
                            same("currency", "currency"),
                            after("validAfter", "valid_from"),
                            atMost("maxInputPerMillionTokens", "input", 1),
                            atMost("maxOutputPerMillionTokens", "output", 1),
                            asOf()),
                    Map.of(
                            "slug", "slug",
                            "validFrom", "valid_from",
                            "inputPerMillionTokens", "input",
                            "outputPerMillionTokens", "output"));

    static final RecordList UNIT_PRICES =
            new RecordList(
                    "/unit-prices",
                    ShippedTable.read("unit_price"),
                    List.of(
                            same("provider", "provider"),
                            same("model", "model"),
                            same("unit", "unit"),
                            same("currency", "currency"),
                            after("validAfter", "valid_from"),
                            asOf()),
                    Map.of("slug", "slug", "validFrom", "valid_from", "price", "price"));

    static final RecordList MODEL_PRICES =
            TOKEN_PRICES.below("/models/deepseek-r1/prices", "model", "deepseek-r1", "model");

    static final RecordList CLAIMS =
            new RecordList(
                    "/claims",
                    ShippedTable.read("claim"),
                    List.of(
                            same("model", "model"),
                            same("chip", "chip"),
                            company("organization", "organization"),
                            same("metric", "metric"),
                            same("scope", "scope"),
                            same("status", "status"),
                            same("claimantKind", "claimant_kind"),
                            same("source", "source"),
                            after("statedAfter", "stated_on"),
                            before("statedBefore", "stated_on")),
                    Map.of("slug", "slug", "statedOn", "stated_on", "value", "value"));

    static final RecordList MODEL_CLAIMS =
            CLAIMS.below(
                    "/models/deepseek-r1/claims",
                    "model",
                    "deepseek-r1",
                    "model",
                    "chip",
                    "organization");

    static final RecordList SOURCES =
            new RecordList(
                    "/sources",
                    ShippedTable.read("source"),
                    List.of(
                            same("kind", "kind"),
                            after("publishedAfter", "published_on"),
                            before("publishedBefore", "published_on")),
                    Map.of("slug", "slug", "publishedOn", "published_on"));

    static final RecordList ORGANIZATIONS =
            new RecordList(
                    "/organizations",
                    ShippedTable.read("organization"),
                    List.of(same("country", "country")),
                    Map.of("slug", "slug", "name", "name"));

    static final RecordList PROVIDERS =
            new RecordList(
                    "/providers",
                    ShippedTable.read("provider"),
                    List.of(same("kind", "kind"), company("organization", "organization")),
                    Map.of("slug", "slug", "name", "name"));

    static final RecordList GRID =
            new RecordList(
                    "/grid",
                    ShippedTable.read("grid"),
                    List.of(same("region", "region"), same("year", "year")),
                    Map.of(
                            "slug", "slug",
                            "carbonGramsCo2PerKwh", "carbon_g_co2_per_kwh",
                            "waterLitresPerKwh", "water_litres_per_kwh"));

    static final RecordList MEASUREMENTS =
            new RecordList(
                    "/measurements",
                    ShippedTable.read("measurement"),
                    List.of(
                            same("kind", "kind"),
                            same("model", "model"),
                            same("chip", "chip"),
                            same("chips", "chips"),
                            same("precision", "precision"),
                            same("engine", "engine"),
                            same("stage", "stage"),
                            same("scenario", "scenario"),
                            same("unit", "unit"),
                            atLeast("minConcurrency", "concurrency", 1),
                            atMost("maxConcurrency", "concurrency", 1),
                            same("source", "source"),
                            after("measuredAfter", "measured_on"),
                            before("measuredBefore", "measured_on")),
                    Map.of("slug", "slug", "value", "value", "measuredOn", "measured_on"));

    static final RecordList ASSUMPTION_SETS =
            new RecordList(
                    "/assumption-sets",
                    ShippedTable.read("assumption_set"),
                    List.of(),
                    Map.of("slug", "slug"));

    /** All of them, for whoever asks the same of each. */
    public static List<RecordList> all() {
        return List.of(
                CHIPS,
                CHIP_PRICES,
                EXPORT_RULES,
                MODELS,
                RUNS,
                SCORES,
                TOKEN_PRICES,
                MODEL_PRICES,
                UNIT_PRICES,
                CLAIMS,
                MEASUREMENTS,
                MODEL_CLAIMS,
                SOURCES,
                ORGANIZATIONS,
                PROVIDERS,
                GRID,
                ASSUMPTION_SETS);
    }

    private RecordLists() {}
}
