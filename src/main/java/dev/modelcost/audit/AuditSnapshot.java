package dev.modelcost.audit;

import dev.modelcost.calc.hardware.ChipFamily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the record that an audit reads, or all of it, loaded at once. */
final class AuditSnapshot {

    private final Map<String, RecordedModel> models;
    private final Map<String, List<RecordedClaim>> claims;
    private final Map<LocalDate, List<RecordedModel>> byRelease;
    private final Map<String, Map<String, List<RecordedNumber>>> side = new LinkedHashMap<>();
    private final Map<String, Map<String, List<RecordedNumber>>> byChipFamily = new HashMap<>();
    private final List<RecordedClaim> all;

    AuditSnapshot(
            List<RecordedModel> models,
            List<RecordedClaim> claims,
            List<RecordedNumber> sideFacts) {
        this.models =
                models.stream().collect(Collectors.toMap(RecordedModel::slug, m -> m, (a, b) -> a));
        this.byRelease =
                models.stream()
                        .filter(model -> model.releasedOn() != null)
                        .sorted(Comparator.comparing(RecordedModel::slug))
                        .collect(Collectors.groupingBy(RecordedModel::releasedOn));
        this.all = claims;
        this.claims = claims.stream().collect(Collectors.groupingBy(c -> c.subject()));
        for (var fact : sideFacts) {
            side.computeIfAbsent(fact.kind(), k -> new LinkedHashMap<>())
                    .computeIfAbsent(fact.subject(), k -> new ArrayList<>())
                    .add(fact);
        }
    }

    /** Null if it is not a model. */
    RecordedModel model(String slug) {
        return slug == null ? null : models.get(slug);
    }

    /** The models that came out with it under the same name in other sizes; itself among them. */
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

    List<RecordedClaim> claimsAbout(String subject) {
        return claims.getOrDefault(subject, List.of());
    }

    List<RecordedClaim> claims() {
        return all;
    }

    List<RecordedNumber> side(String kind, String subject) {
        return side.getOrDefault(kind, Map.of()).getOrDefault(subject, List.of());
    }

    Map<String, List<RecordedNumber>> side(String kind) {
        return side.getOrDefault(kind, Map.of());
    }

    /** Of all chips of a {@link ChipFamily}, chip by chip. */
    List<RecordedNumber> sideOfChipFamily(String kind, String family) {
        return byChipFamily
                .computeIfAbsent(kind, this::groupByChipFamily)
                .getOrDefault(family, List.of());
    }

    private Map<String, List<RecordedNumber>> groupByChipFamily(String kind) {
        var families = new HashMap<String, List<RecordedNumber>>();
        side(kind)
                .forEach(
                        (chip, facts) ->
                                families.computeIfAbsent(
                                                ChipFamily.of(chip), f -> new ArrayList<>())
                                        .addAll(facts));
        return families;
    }

    double constant(String set, String name) {
        return side("assumption", set).stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "the assumption set " + set + " lacks " + name))
                .number();
    }
}
