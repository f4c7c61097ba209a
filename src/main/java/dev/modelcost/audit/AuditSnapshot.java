package dev.modelcost.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.modelcost.calc.audit.AuditRange;
import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.hardware.ChipFamily;
import dev.modelcost.calc.sampling.Distribution;
import dev.modelcost.calc.training.UtilizationConstants;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of the record that an audit reads, or all of it, found by what it is about. */
final class AuditSnapshot {

    private final Map<String, RecordedModel> models;
    private static final int RATE_YEARS_BEFORE = 2;
    private static final int RATE_YEARS_AFTER = 1;

    private final Map<LocalDate, List<RecordedModel>> byRelease;
    private final List<RecordedClaim> allClaims;
    private final Map<String, List<RecordedClaim>> claims;
    private final Map<String, RecordedChip> chips;
    private final Map<String, List<RecordedChipPrice>> chipPrices;
    private final Map<String, List<RecordedTokenPrice>> tokenPrices;
    private final List<RecordedGrid> grids;
    private final Map<String, RecordedConstant> constants;
    private final Map<String, List<RecordedScore>> scores;
    private final int size;

    AuditSnapshot(RecordedRows rows) {
        size = rows.size();
        models =
                rows.models().stream()
                        .collect(Collectors.toMap(RecordedModel::slug, m -> m, (a, b) -> a));
        byRelease =
                rows.models().stream()
                        .filter(model -> model.releasedOn() != null)
                        .sorted(Comparator.comparing(RecordedModel::slug))
                        .collect(groupingBy(RecordedModel::releasedOn));
        allClaims = rows.claims();
        claims = allClaims.stream().collect(groupingBy(RecordedClaim::subject));
        chips = rows.chips().stream().collect(Collectors.toMap(RecordedChip::slug, chip -> chip));
        chipPrices = rows.chipPrices().stream().collect(groupingBy(p -> ChipFamily.of(p.chip())));
        tokenPrices = rows.tokenPrices().stream().collect(groupingBy(RecordedTokenPrice::model));
        grids = rows.grids();
        constants = rows.constants();
        scores = rows.scores().stream().collect(groupingBy(RecordedScore::model));
    }

    /** Number of the rows that it alone has, at least 1. */
    int size() {
        return size;
    }

    /** Null if it is not a model. */
    RecordedModel model(String slug) {
        return slug == null ? null : models.get(slug);
    }

    /**
     * The models that were released under the same name on the same day in other sizes, and the
     * model itself.
     */
    List<RecordedModel> family(RecordedModel model) {
        var end = model.slug().lastIndexOf('-');
        if (end < 0 || model.releasedOn() == null) {
            return List.of(model);
        }
        var stem = model.slug().substring(0, end + 1);
        return byRelease.get(model.releasedOn()).stream()
                .filter(other -> other.slug().startsWith(stem))
                .toList();
    }

    /**
     * @param subject slug of a model, chip or organization, or name of a market
     */
    List<RecordedClaim> claimsAbout(String subject) {
        return claims.getOrDefault(subject, List.of());
    }

    List<RecordedClaim> claims() {
        return allClaims;
    }

    /** Null if it is not a chip, or none that was asked for. */
    RecordedChip chip(String slug) {
        return slug == null ? null : chips.get(slug);
    }

    /** What all chips of the family of this chip were bought or rented for. */
    List<RecordedChipPrice> pricesOfFamily(String chip, RecordedChipPrice.Kind kind) {
        return chipPrices.getOrDefault(ChipFamily.of(chip), List.of()).stream()
                .filter(price -> price.kind() == kind)
                .toList();
    }

    List<RecordedTokenPrice> tokenPrices(String model) {
        return tokenPrices.getOrDefault(model, List.of());
    }

    List<RecordedGrid> grids() {
        return grids;
    }

    List<RecordedScore> scores(String model) {
        return scores.getOrDefault(model, List.of());
    }

    /**
     * @param set slug of the assumption set
     */
    boolean has(String set, String name) {
        return constants.containsKey(RecordedConstant.key(set, name));
    }

    /**
     * The constants of a set for the utilisation of training.
     *
     * @param set slug of the assumption set
     */
    UtilizationConstants constants(String set) {
        return new UtilizationConstants() {
            @Override
            public boolean has(String name) {
                return AuditSnapshot.this.has(set, name);
            }

            @Override
            public Input input(String as, String name) {
                return new Input(as, constant(set, name).value(), "1", set);
            }

            @Override
            public Distribution distribution(String name) {
                return Distribution.exact(constant(set, name).value());
            }
        };
    }

    /**
     * @param set slug of the assumption set
     * @throws IllegalStateException if the shipped data lack the constant
     */
    RecordedConstant constant(String set, String name) {
        var constant = constants.get(RecordedConstant.key(set, name));
        if (constant == null) {
            throw new IllegalStateException("the assumption set " + set + " lacks " + name);
        }
        return constant;
    }

    /** From the lowest to the highest price of the years about the day, else of all years. */
    AuditRange prices(String chip, LocalDate day, RecordedChipPrice.Kind kind) {
        if (chip == null) {
            return null;
        }
        var rows = pricesOfFamily(chip, kind);
        var near =
                day == null
                        ? rows
                        : rows.stream()
                                .filter(r -> r.since().isBefore(day.plusYears(RATE_YEARS_AFTER)))
                                .filter(r -> r.since().isAfter(day.minusYears(RATE_YEARS_BEFORE)))
                                .toList();
        return rangeOf(
                (near.isEmpty() ? rows : near)
                        .stream()
                                .flatMap(
                                        price -> Stream.of(price.lowestUsd(), price.highestUsd())));
    }

    /** From the cleanest to the dirtiest year and source, of one region or of all. */
    AuditRange intensity(Function<RecordedGrid, Double> figure, String region) {
        return rangeOf(
                grids.stream()
                        .filter(grid -> region == null || region.equals(grid.region()))
                        .map(figure)
                        .filter(Objects::nonNull));
    }

    /** Null if there are no numbers. */
    private static AuditRange rangeOf(Stream<Double> numbers) {
        var all = numbers.mapToDouble(number -> number).summaryStatistics();
        return all.getCount() == 0 ? null : new AuditRange(all.getMin(), all.getMax());
    }
}
