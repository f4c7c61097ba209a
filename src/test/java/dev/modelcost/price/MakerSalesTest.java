package dev.modelcost.price;

import static dev.modelcost.testsupport.RecordRows.model;
import static dev.modelcost.testsupport.RecordRows.organization;
import static dev.modelcost.testsupport.RecordRows.price;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import dev.modelcost.testsupport.PublishedTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MakerSalesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    /** Sells what others made under its own names, beside its own models. */
    private static final String RESELLING_VENDOR = "perplexity";

    private final Organization google = organization("google");
    private final Organization laboratory = partOf(google, "google-deepmind");
    private final Organization cloud = partOf(google, "google-cloud");
    private final Model gemini = model("gemini", "2025-01-01");

    MakerSalesTest() {
        gemini.organization = laboratory;
    }

    @Test
    void whatACompanySellsIsTheMakersPriceOfItsLaboratorysModel() {
        var listed = offer("google", "vendor", google, "2");

        assertThat(new MakerPrices(List.of(listed)).on(gemini, DAY)).contains(listed);
    }

    @Test
    void theListPriceGoesBeforeThatOfTheCompanysOwnCloud() {
        var listed = offer("google", "vendor", google, "2");
        var inTheCloud = offer("google-vertex", "cloud", cloud, "3");

        assertThat(new MakerPrices(List.of(inTheCloud, listed)).on(gemini, DAY)).contains(listed);
    }

    @Test
    void whatOnlyTheCompanysCloudSellsIsSoldByTheMakerThere() {
        var inTheCloud = offer("google-vertex", "cloud", cloud, "3");

        assertThat(new MakerPrices(List.of(inTheCloud)).on(gemini, DAY)).contains(inTheCloud);
    }

    @Test
    void aCloudOfAnotherCompanyAndAnAggregatorAreNotTheMaker() {
        var resold = offer("aws-bedrock", "cloud", organization("amazon-web-services"), "1");
        var passedOn = offer("google", "aggregator", google, "1");

        assertThat(new MakerPrices(List.of(resold, passedOn)).on(gemini, DAY)).isEmpty();
    }

    @Test
    void everyModelThatItsMakersCompanySellsHasAMakersPrice() {
        var companies = companies();
        var makers = column("model", "organization");
        var sellers = column("provider", "organization");
        var kinds = column("provider", "kind");
        var sold =
                standardPrices().stream()
                        .filter(row -> !kinds.get(row.get("provider")).equals("aggregator"))
                        .filter(row -> makers.get(row.get("model")) != null)
                        .filter(
                                row ->
                                        companies
                                                .get(makers.get(row.get("model")))
                                                .equals(
                                                        companies.get(
                                                                sellers.get(row.get("provider")))))
                        .map(row -> row.get("model"))
                        .collect(Collectors.toSet());

        var priced =
                new MakerPrices(shippedRows())
                        .models().stream().map(model -> model.slug).collect(Collectors.toSet());

        assertThat(priced).containsExactlyInAnyOrderElementsOf(sold);
        assertThat(priced)
                .contains("gemini-2.5-pro", "qwen3-max", "glm-4.6", "claude-opus-4.5", "gpt-4o");
    }

    @Test
    void aVendorsModelsAreThoseOfItsCompany() {
        var companies = companies();
        var makers = column("model", "organization");
        var sellers = column("provider", "organization");
        var kinds = column("provider", "kind");
        var foreign =
                standardPrices().stream()
                        .filter(row -> kinds.get(row.get("provider")).equals("vendor"))
                        .filter(row -> !row.get("provider").equals(RESELLING_VENDOR))
                        .filter(
                                row ->
                                        !companies
                                                .get(sellers.get(row.get("provider")))
                                                .equals(
                                                        companies.get(
                                                                makers.get(row.get("model")))))
                        .map(row -> row.get("slug"));

        assertThat(foreign).isEmpty();
    }

    private List<Map<String, String>> standardPrices() {
        return PublishedTable.read("data/token_price.csv").stream()
                .filter(row -> row.containsKey("model"))
                .filter(row -> row.get("tier").equals("standard"))
                .filter(row -> row.get("prompt_tokens_above").equals("0"))
                .filter(row -> !row.containsKey("daily_from_utc"))
                .toList();
    }

    /** The standard prices of the shipped data as the database would give them. */
    private List<TokenPrice> shippedRows() {
        var parents = column("organization", "parent");
        var organizations = new HashMap<String, Organization>();
        column("organization", "name")
                .keySet()
                .forEach(slug -> organizations.put(slug, organization(slug)));
        parents.forEach(
                (slug, parent) -> organizations.get(slug).parent = organizations.get(parent));
        var models = new LinkedHashMap<String, Model>();
        column("model", "organization")
                .forEach(
                        (slug, maker) -> {
                            models.put(slug, model(slug, null));
                            models.get(slug).organization = organizations.get(maker);
                        });
        var sellers = column("provider", "organization");
        var kinds = column("provider", "kind");
        return standardPrices().stream()
                .filter(row -> models.containsKey(row.get("model")))
                .map(
                        row -> {
                            var offer =
                                    price(
                                            models.get(row.get("model")),
                                            row.get("valid_from"),
                                            row.get("input"),
                                            row.get("output"));
                            offer.provider.kind = kinds.get(row.get("provider"));
                            offer.provider.organization =
                                    organizations.get(sellers.get(row.get("provider")));
                            return offer;
                        })
                .toList();
    }

    private static Map<String, String> companies() {
        var companies = new HashMap<String, String>();
        column("organization", "name").keySet().forEach(slug -> companies.put(slug, slug));
        companies.putAll(column("organization", "parent"));
        return companies;
    }

    /** One column of a shipped table by the row's slug; rows without a value are left out. */
    private static Map<String, String> column(String table, String column) {
        return PublishedTable.read("data/" + table + ".csv").stream()
                .filter(row -> row.containsKey(column))
                .collect(Collectors.toMap(row -> row.get("slug"), row -> row.get(column)));
    }

    private TokenPrice offer(String slug, String kind, Organization seller, String input) {
        var offer = price(gemini, "2025-06-01", input, "10");
        offer.provider.slug = slug;
        offer.provider.kind = kind;
        offer.provider.organization = seller;
        return offer;
    }

    private static Organization partOf(Organization company, String slug) {
        var part = organization(slug);
        part.parent = company;
        return part;
    }
}
