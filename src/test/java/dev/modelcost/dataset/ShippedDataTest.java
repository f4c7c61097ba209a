package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files that are shipped: every row, and that there are enough of them. */
class ShippedDataTest {

    private static final Tables TABLES = Tables.ofFiles();

    @Test
    void everyRowHolds() {
        assertThat(DataChecks.problems(TABLES, LocalDate.now(Clock.systemUTC()))).isEmpty();
    }

    @Test
    void everyExceptionIsStillNeeded() {
        assertThat(new ImpliedUtilisation(TABLES).unneeded()).isEmpty();
        assertThat(new PeakRows(TABLES).unneeded()).isEmpty();
    }

    @Test
    void holdsTheChips() {
        assertThat(TABLES.of("chip")).hasSizeGreaterThanOrEqualTo(120);
        assertThat(TABLES.of("chip_price")).hasSizeGreaterThanOrEqualTo(400);
        assertThat(distinct("chip_price", "commitment"))
                .contains("on-demand", "1-year", "3-year", "spot");
    }

    @Test
    void holdsTheModels() {
        assertThat(TABLES.of("model")).hasSizeGreaterThanOrEqualTo(400);
        assertThat(count("model", model -> model.has("training_flop"))).isGreaterThanOrEqualTo(150);
        assertThat(
                        count(
                                "model",
                                model ->
                                        model.get("access").startsWith("open-weights")
                                                && model.has("layers")
                                                && model.has("parameters_active")))
                .isGreaterThanOrEqualTo(200);
        assertThat(models(ShippedDataTest::chipsAndTime)).isGreaterThanOrEqualTo(80);
        assertThat(models(run -> run.has("chip_hours"))).isGreaterThanOrEqualTo(30);
    }

    @Test
    void holdsTheActiveParametersOfEveryMixtureWhoseMakersTellThem() {
        assertThat(
                        TABLES.of("model").stream()
                                .filter(
                                        model ->
                                                model.get("mixture").equals("true")
                                                        || model.has("experts"))
                                .filter(model -> !model.has("active_undisclosed"))
                                .filter(model -> !model.has("parameters_active"))
                                .map(Line::slug))
                .isEmpty();
    }

    /** Else an audit knows the hours of a run, and what the run costs is computed without them. */
    @Test
    void holdsTheHoursOfEveryRunOfWhichAMakerStatesThem() {
        var known =
                TABLES.of("training_run").stream()
                        .filter(run -> run.has("chip_hours") || chipsAndTime(run))
                        .map(run -> run.get("model"))
                        .collect(Collectors.toSet());
        assertThat(
                        TABLES.of("claim").stream()
                                .filter(claim -> claim.has("model"))
                                .filter(claim -> claim.get("claimant_kind").equals("maker"))
                                .filter(
                                        claim ->
                                                Set.of("chip-hours", "wall-clock-hours")
                                                        .contains(claim.get("metric")))
                                .map(claim -> claim.get("model"))
                                .filter(model -> !known.contains(model)))
                .isEmpty();
    }

    @Test
    void holdsTheStateOfEveryHybridOfWhichItWasFound() {
        assertThat(
                        TABLES.of("model").stream()
                                .filter(model -> model.has("cached_layers"))
                                .filter(
                                        model ->
                                                model.number("cached_layers")
                                                        < model.number("layers"))
                                .filter(model -> !model.has("state_values"))
                                .map(Line::slug))
                .containsExactly("qwen3.5-2b");
    }

    @Test
    void holdsARentSeenIn2026OfTheChipsThatAreRentedMost() {
        var seen =
                TABLES.of("chip_price").stream()
                        .filter(price -> price.get("kind").equals("rental"))
                        .filter(
                                price ->
                                        price.get("valid_from").compareTo("2026") >= 0
                                                || price.get("last_seen_on").compareTo("2026") >= 0)
                        .map(price -> price.get("chip"))
                        .distinct()
                        .toList();

        assertThat(
                        Stream.of(
                                        "nvidia-h100",
                                        "nvidia-h200",
                                        "nvidia-b200",
                                        "nvidia-b300",
                                        "nvidia-l40s",
                                        "nvidia-a100",
                                        "amd-mi300x",
                                        "amd-mi355x",
                                        "google-tpu-v5p",
                                        "google-tpu-v6e",
                                        "amazon-trainium")
                                .filter(
                                        chip ->
                                                seen.stream()
                                                        .noneMatch(slug -> slug.startsWith(chip))))
                .isEmpty();
    }

    @Test
    void holdsThePricesOfTheFlagshipsAndEachPartOfAPrice() {
        var priced = distinct("token_price", "model");

        assertThat(
                        Stream.of(
                                        "gpt-5.6",
                                        "claude-opus-5",
                                        "gemini-3.6-flash",
                                        "grok-4.5",
                                        "kimi-k3",
                                        "amazon-nova")
                                .filter(
                                        name ->
                                                priced.stream()
                                                        .noneMatch(slug -> slug.startsWith(name))))
                .isEmpty();
        assertThat(count("token_price", price -> price.has("cache_write"))).isPositive();
        assertThat(count("token_price", price -> price.has("cache_write_1h"))).isPositive();
        assertThat(count("token_price", price -> !price.get("prompt_tokens_above").equals("0")))
                .isPositive();
        assertThat(distinct("unit_price", "unit"))
                .contains("image", "audio-input-token", "audio-output-token", "search");
    }

    @Test
    void holdsTheScoresOfTheLastTwoYears() {
        assertThat(
                        TABLES.of("score").stream()
                                .filter(score -> score.get("measured_on").compareTo("2025") >= 0)
                                .map(score -> score.get("model"))
                                .distinct())
                .hasSizeGreaterThanOrEqualTo(200);
        assertThat(distinct("score", "unit")).contains("percent", "elo", "points", "minutes");
    }

    @Test
    void holdsTheTokenPrices() {
        assertThat(TABLES.of("token_price")).hasSizeGreaterThanOrEqualTo(600);
        assertThat(distinct("token_price", "provider")).hasSizeGreaterThanOrEqualTo(15);
        // A price that ended on the day the next one of its series began.
        assertThat(count("token_price", this::changed)).isGreaterThanOrEqualTo(150);
        assertThat(count("token_price", price -> price.has("cache_read"))).isPositive();
        assertThat(count("token_price", price -> price.has("batch_input"))).isPositive();
        assertThat(distinct("token_price", "tier")).contains("standard", "flex", "priority");
    }

    @Test
    void holdsTheGrids() {
        assertThat(regions("carbon_g_co2_per_kwh")).isGreaterThanOrEqualTo(150);
        assertThat(regions("water_litres_per_kwh")).isGreaterThanOrEqualTo(40);
        assertThat(
                        TABLES.of("grid").stream()
                                .filter(grid -> grid.get("region").equals("USA"))
                                .filter(grid -> grid.has("electricity_usd_per_kwh"))
                                .map(grid -> Integer.valueOf(grid.get("year"))))
                .containsAll(IntStream.rangeClosed(2010, 2025).boxed().toList());
    }

    @Test
    void holdsTheClaims() {
        assertThat(TABLES.of("claim")).hasSizeGreaterThanOrEqualTo(250);
        assertThat(count("claim", claim -> claim.get("claimant_kind").matches("maker|press")))
                .isGreaterThanOrEqualTo(60);
        assertThat(count("claim", claim -> claim.get("claimant_kind").equals("press")))
                .isPositive();
    }

    private static boolean chipsAndTime(Line run) {
        return run.has("chip")
                && (run.has("chip_hours") || run.has("chip_count") && run.has("wall_clock_hours"));
    }

    private boolean changed(Line price) {
        return price.has("valid_to")
                && TABLES.of("token_price").stream()
                        .anyMatch(
                                next ->
                                        next.get("provider_model")
                                                        .equals(price.get("provider_model"))
                                                && next.get("provider")
                                                        .equals(price.get("provider"))
                                                && next.get("valid_from")
                                                        .equals(price.get("valid_to")));
    }

    private static long count(String table, Predicate<Line> which) {
        return TABLES.of(table).stream().filter(which).count();
    }

    private static long models(Predicate<Line> which) {
        return TABLES.of("training_run").stream()
                .filter(which)
                .map(run -> run.get("model"))
                .distinct()
                .count();
    }

    private static java.util.List<String> distinct(String table, String column) {
        return TABLES.of(table).stream()
                .filter(line -> line.has(column))
                .map(line -> line.get(column))
                .distinct()
                .toList();
    }

    /** Countries alone, which three letters name, without the world. */
    private static long regions(String column) {
        return TABLES.of("grid").stream()
                .filter(grid -> grid.has(column))
                .map(grid -> grid.get("region"))
                .filter(region -> region.matches("[A-Z]{3}") && !region.equals("WOR"))
                .distinct()
                .count();
    }
}
