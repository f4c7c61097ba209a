package dev.modelcost.names;

import dev.modelcost.names.KnownName.Origin;
import dev.modelcost.testsupport.PublishedTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the shipped data, as the database gives them. */
final class ShippedNames {

    private ShippedNames() {}

    static NameResolver ofModels() {
        return new NameResolver(models(), ModelNameRules.all());
    }

    /** Without what price lists call them. */
    static NameResolver withoutPrices() {
        return new NameResolver(models(false), ModelNameRules.all());
    }

    static NameBook models() {
        return models(true);
    }

    private static NameBook models(boolean withPrices) {
        var companies = companies();
        var things =
                table("model").stream()
                        .map(
                                row ->
                                        new Named(
                                                row.get("slug"),
                                                companies.get(row.get("organization")),
                                                number(row.get("parameters_total")),
                                                number(row.get("parameters_active")),
                                                !row.containsKey("access")
                                                        || row.get("access").startsWith("open"),
                                                date(row.get("released_on")),
                                                null))
                        .toList();
        var names = new ArrayList<KnownName>();
        table("model")
                .forEach(
                        row ->
                                names.add(
                                        KnownName.lasting(
                                                row.get("name"), row.get("slug"), Origin.TITLE)));
        names.addAll(aliases("model"));
        for (var row : optional("model_name")) {
            names.add(dated(row, "name", Origin.INTERFACE));
        }
        for (var row : table("token_price")) {
            if (withPrices) {
                names.add(dated(row, "provider_model", Origin.PRICE_LIST));
            }
        }
        return new NameBook(things, names, namespaces(companies));
    }

    static NameResolver ofChips() {
        return new NameResolver(chips(), ChipNameRules.all());
    }

    static NameBook chips() {
        var companies = companies();
        var makers = new HashSet<String>();
        table("chip").forEach(row -> makers.add(companies.get(row.get("vendor"))));
        var known = new ArrayList<>(aliases("chip"));
        table("chip")
                .forEach(
                        row ->
                                known.add(
                                        KnownName.lasting(
                                                row.get("name"), row.get("slug"), Origin.TITLE)));
        table("chip").stream()
                .filter(row -> row.get("architecture") != null)
                .forEach(
                        row ->
                                known.add(
                                        KnownName.lasting(
                                                row.get("architecture"),
                                                row.get("slug"),
                                                Origin.FAMILY)));
        table("chip_price").stream()
                .filter(row -> row.get("instance") != null)
                .forEach(
                        row ->
                                known.add(
                                        KnownName.lasting(
                                                row.get("instance"),
                                                row.get("chip"),
                                                Origin.PRICE_LIST)));
        return new NameBook(
                table("chip").stream()
                        .map(
                                row ->
                                        Named.chip(
                                                row.get("slug"),
                                                companies.get(row.get("vendor")),
                                                number(row.get("memory_bytes"))))
                        .toList(),
                ChipNameRules.names(
                        known, table("chip").stream().map(row -> row.get("slug")).toList()),
                Namespaces.of(
                        makers(companies, makers), aliases("organization"), List.of(), List.of()));
    }

    private static KnownName dated(Map<String, String> row, String column, Origin origin) {
        return new KnownName(
                row.get(column),
                row.get("model"),
                origin,
                row.get("provider"),
                date(row.get("valid_from")),
                date(row.get("valid_to")));
    }

    private static List<KnownName> aliases(String kind) {
        return table("slug_alias").stream()
                .filter(row -> row.get("kind").equals(kind))
                .map(row -> KnownName.lasting(row.get("slug"), row.get("target"), Origin.ALIAS))
                .toList();
    }

    private static Map<String, Namespace> namespaces(Map<String, String> companies) {
        var makers = new HashSet<String>();
        table("model")
                .forEach(
                        row -> {
                            makers.add(row.get("organization"));
                            makers.add(companies.get(row.get("organization")));
                        });
        return Namespaces.of(
                makers(companies, makers),
                aliases("organization"),
                table("provider").stream()
                        .map(
                                row ->
                                        new Namespaces.Seller(
                                                row.get("slug"),
                                                row.get("name"),
                                                row.get("organization"),
                                                row.get("kind").equals("vendor")))
                        .toList(),
                aliases("provider"));
    }

    private static List<Namespaces.Maker> makers(
            Map<String, String> companies, Set<String> makers) {
        return table("organization").stream()
                .map(
                        row ->
                                new Namespaces.Maker(
                                        row.get("slug"),
                                        row.get("name"),
                                        companies.get(row.get("slug")),
                                        makers.contains(row.get("slug"))))
                .toList();
    }

    static Map<String, String> companies() {
        return table("organization").stream()
                .collect(
                        Collectors.toMap(
                                row -> row.get("slug"),
                                row -> row.getOrDefault("parent", row.get("slug"))));
    }

    private static Double number(String cell) {
        return cell == null ? null : Double.valueOf(cell);
    }

    private static LocalDate date(String cell) {
        return cell == null ? null : LocalDate.parse(cell);
    }

    static List<Map<String, String>> table(String name) {
        return PublishedTable.read("data/" + name + ".csv");
    }

    private static List<Map<String, String>> optional(String name) {
        return ShippedNames.class.getResource("/data/" + name + ".csv") == null
                ? List.of()
                : table(name);
    }
}
