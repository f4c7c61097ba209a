package dev.modelcost.price;

import static dev.modelcost.testsupport.AskedUri.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.audit.AuditResource;
import dev.modelcost.audit.ClaimAuditResource;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.chip.Chip;
import dev.modelcost.chip.ChipResource;
import dev.modelcost.claim.ClaimResource;
import dev.modelcost.claim.ModelClaimResource;
import dev.modelcost.compare.CompareResource;
import dev.modelcost.footprint.FootprintResource;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.MarketRates;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.hardware.RateRequest.Rates;
import dev.modelcost.measurement.MeasurementResource;
import dev.modelcost.model.Model;
import dev.modelcost.serving.BreakEvenResource;
import dev.modelcost.serving.ServingCostResource;
import dev.modelcost.store.Snapshot;
import dev.modelcost.substitution.SubstitutionResource;
import dev.modelcost.testsupport.ServiceTest;
import dev.modelcost.training.TrainingCostResource;
import dev.modelcost.trend.FrontierResource;
import dev.modelcost.trend.TrendResource;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked of a day or of a model does not read what the record has of all others: of each
 * question is counted, by the database itself, what it reads of the tables that grow.
 */
@ServiceTest
class GrownRecordTest {

    /**
     * Of the rows of a table, at most; on the day hold 3 %, and of the A100 and its like there are
     * most offers.
     */
    private static final double FEW = 0.06;

    /** Some rows of each offer, however long its past. */
    private static final double OF_EACH_OFFER = 5.0 / 12;

    /**
     * What a chip and its like have ever been sold for, of the lowest and highest of which is told.
     */
    private static final double OF_A_FAMILY = 0.2;

    /**
     * Of each offer of all makers, what is next to a day: as much in a record of any age, and read
     * once for all days until one of the prices changes.
     */
    private static final double OF_ALL_MAKERS = 0.12;

    /** Rows that are read of an offer to find its first: that row, and the same in an index. */
    private static final int FOR_A_FIRST = 3;

    private static final List<String> TABLES =
            List.of("token_price", "unit_price", "chip_price", "claim", "measurement");

    /** Twelve times the rows, in a table of this transaction, with the indexes of the true one. */
    private static final String[] GROW = {
        "CREATE TEMPORARY TABLE grown ON COMMIT DROP AS SELECT p.*, n FROM public.ROWS p, generate_series(1, 11) n",
        "UPDATE grown SET id = -id * 12 - n, slug = slug || '-' || n, CHANGES",
        "ALTER TABLE grown DROP COLUMN n",
        // Whole from the first: an index on rows that changed before it was made is of no use yet.
        "CREATE TEMPORARY TABLE ROWS ON COMMIT DROP AS SELECT * FROM public.ROWS UNION ALL SELECT * FROM grown",
        "DROP TABLE grown"
    };

    private static final String INDEXES =
            "select replace(replace(pg_get_indexdef(indexrelid), ' ON public.', ' ON pg_temp.'), 'UNIQUE ', '') from pg_index"
                    + " where indrelid = 'public.ROWS'::regclass";

    /** Each month of the past its own. */
    private static final String PAST =
            "valid_to = valid_from - 30 * (n - 1), valid_from = valid_from - 30 * n, ";

    /**
     * What is asked for; the first time for what is read once for each edition, the second to
     * count.
     */
    private record Asked(LocalDate day, String model, String other, String chip, String claim) {

        static final Asked FIRST =
                new Asked(
                        LocalDate.of(2025, 5, 20),
                        "gpt-4",
                        "llama-3.1-405b",
                        "nvidia-h100-sxm5-80gb",
                        "deepseek-r1-training-cost");
        static final Asked SECOND =
                new Asked(
                        LocalDate.of(2025, 6, 1),
                        "gpt-4o",
                        "deepseek-v3",
                        "nvidia-a100-sxm4-80gb",
                        "deepseek-v3-chip-hours");

        UriInfo uri(String query) {
            return with(
                    query.replace("DAY", day.toString())
                            .replace("MODEL", model)
                            .replace("OTHER", other)
                            .replace("CHIP", chip));
        }

        JsonNode body(String json) {
            try {
                return new ObjectMapper()
                        .readTree(
                                json.replace('\'', '"')
                                        .replace("DAY", day.toString())
                                        .replace("MODEL", model)
                                        .replace("OTHER", other));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @Inject PriceResource prices;
    @Inject ModelPriceResource modelPrices;
    @Inject UnitPriceResource unitPrices;
    @Inject RequestCostResource requestCosts;
    @Inject PriceRatioResource priceRatios;
    @Inject ChipResource chips;
    @Inject ClaimResource claims;
    @Inject ModelClaimResource modelClaims;
    @Inject MeasurementResource measurements;
    @Inject TrainingCostResource trainingCosts;
    @Inject SubstitutionResource substitutions;
    @Inject CompareResource comparisons;
    @Inject FootprintResource footprints;
    @Inject ServingCostResource servingCosts;
    @Inject BreakEvenResource breakEvens;
    @Inject FrontierResource frontiers;
    @Inject TrendResource trends;
    @Inject AuditResource audits;
    @Inject ClaimAuditResource claimAudits;

    @BeforeEach
    void grow() {
        QuarkusTransaction.begin();
        execute("SET LOCAL statement_timeout = 0");
        grow(
                "token_price",
                PAST + "valid_to_utc = NULL, valid_from_utc = NULL, last_seen_on = NULL");
        grow("chip_price", PAST + "last_seen_on = valid_from - 30 * (n - 1) - 1");
        grow("unit_price", PAST + "last_seen_on = NULL");
        grow("claim", "model_id = MODEL, chip_id = CHIP, organization_id = COMPANY");
        grow("measurement", "model_id = MODEL, chip_id = CHIP");
    }

    private static void grow(String table, String changes) {
        var changed =
                changes.replace("MODEL", elsewhere("model"))
                        .replace("CHIP", elsewhere("chip"))
                        .replace("COMPANY", elsewhere("organization"));
        for (var statement : GROW) {
            execute(statement.replace("CHANGES", changed).replace("ROWS", table));
        }
        Panache.getSession()
                .createNativeQuery(INDEXES.replace("ROWS", table), String.class)
                .getResultList()
                .forEach(GrownRecordTest::execute);
        execute("ANALYZE pg_temp." + table);
    }

    /** Spreads what refers to a row over all rows, always in the same way. */
    private static String elsewhere(String table) {
        return "CASE WHEN %1$s_id IS NOT NULL THEN (SELECT array_agg(r.id ORDER BY r.slug) FROM public.%1$s r)[1 + (grown.id * 7 + n * 31) %% (SELECT count(*) FROM public.%1$s)] END"
                .formatted(table);
    }

    @AfterEach
    void shrink() {
        QuarkusTransaction.rollback();
    }

    /** One test, since it takes long to let the tables grow. */
    @Test
    void aQuestionReadsWhatIsNextToItAndByAnIndex() {
        Snapshot.uncommitted(
                () -> {
                    firstsAreFoundWithoutTheOthers();
                    var softly = new SoftAssertions();
                    pricesOfTokensAndUnits(softly);
                    pricesOfChips(softly);
                    claimsAndMeasurements(softly);
                    severalAtOnce(softly);
                    softly.assertAll();
                    return null;
                });
    }

    private static void firstsAreFoundWithoutTheOthers() {
        var before = read("token_price");

        var firsts = TokenPrice.firsts().toList();

        assertThat(firsts).hasSizeGreaterThan(2000);
        assertThat(read("token_price") - before).isLessThan(FOR_A_FIRST * firsts.size());
    }

    private void pricesOfTokensAndUnits(SoftAssertions softly) {
        few(softly, "page", a -> prices.listPrices(a.uri("provider=openai&asOf=DAY")));
        few(softly, "first page", a -> prices.listPrices(a.uri("sort=-validFrom")));
        few(
                softly,
                "page of a model",
                a -> modelPrices.listModelPrices(a.other, a.uri("asOf=DAY")));
        few(softly, "page of units", a -> unitPrices.listUnitPrices(a.uri("asOf=DAY")));
        few(
                softly,
                "cost of a request",
                a ->
                        requestCosts.estimateRequestCost(
                                a.body(
                                        "{'model': 'gpt-4o', 'at': 'DAYT12:00:00Z', 'promptTokens': 1000, 'outputTokens': 500}"),
                                a.uri("")));
        few(
                softly,
                "cost by the seller's name",
                a ->
                        requestCosts.estimateRequestCost(
                                a.body(
                                        "{'provider': 'openai', 'providerModel': 'gpt-4o-2024-08-06', 'at': 'DAYT12:00:00Z', 'promptTokens': 1000, 'outputTokens': 500}"),
                                a.uri("")));
        few(
                softly,
                "ratio of prices",
                a ->
                        priceRatios.estimatePriceRatio(
                                a.body(
                                        "{'first': {'model': 'gpt-4o', 'kind': 'input', 'on': 'DAY'}, 'second': {'model': 'gpt-4o-mini', 'kind': 'input', 'on': 'DAY'}}"),
                                a.uri("")));
        few(softly, "list price", a -> ListPrice.of(model("gpt-4o"), a.day, USE));
        few(softly, "offers", a -> ApiOffer.of(model("gpt-4o"), a.day, USE));
        few(softly, "a name", a -> NamedOffer.of("", null, "gpt-4o-2024-08-06", null, a.day));
        few(softly, "units", a -> PriceHistory.of(openAi(), "whisper-1").units(a.day));
        few(softly, OF_ALL_MAKERS, "front", a -> frontiers.getFrontier(a.uri("asOf=DAY")));
        few(softly, "first prices", a -> trends.getPriceTrend(a.uri("to=DAY")));
    }

    private void pricesOfChips(SoftAssertions softly) {
        few(softly, "rents of a chip", a -> chips.listChipPrices(a.chip, a.uri("asOf=DAY")));
        few(softly, "market rent", a -> rent(Rates.MARKET, a));
        few(softly, "rent by Epoch's rule", a -> rent(Rates.EPOCH_2025, a));
        few(
                softly,
                "rental cost",
                a -> trainingCosts.getTrainingCost(a.other, a.uri("ratesOn=DAY&samples=100")));
        few(
                softly,
                "amortised cost",
                a -> trainingCosts.getTrainingCost(a.other, a.uri("method=amortized&samples=100")));
        few(
                softly,
                OF_EACH_OFFER,
                "other chips",
                a -> substitutions.listSubstitutions(a.other, a.uri("on=DAY")));
    }

    private void claimsAndMeasurements(SoftAssertions softly) {
        few(softly, "page of claims", a -> claims.listClaims(a.uri("sort=-statedOn")));
        few(softly, "claims that conflict", a -> claims.listClaims(a.uri("status=conflicting")));
        few(softly, "claims of a chip", a -> claims.listClaims(a.uri("chip=CHIP")));
        few(softly, "claims of a model", a -> modelClaims.listModelClaims(a.other, a.uri("")));
        few(softly, "page of measurements", a -> measurements.listMeasurements(a.uri("")));
        few(
                softly,
                OF_A_FAMILY,
                "audit of a claim",
                a -> claimAudits.auditClaim(a.claim, a.uri("")));
        few(
                softly,
                "audit of a figure",
                a ->
                        audits.audit(
                                a.body(
                                        "{'subject': 'OTHER', 'metric': 'training-cost', 'value': 6000000, 'unit': 'USD'}"),
                                a.uri("")));
        few(
                softly,
                "audit of a price",
                a ->
                        audits.audit(
                                a.body(
                                        "{'subject': 'MODEL', 'metric': 'token-price', 'value': 2.5, 'unit': 'USD/Mtoken'}"),
                                a.uri("")));
    }

    private void severalAtOnce(SoftAssertions softly) {
        few(
                softly,
                "comparison",
                a -> comparisons.compareModels(a.uri("models=MODEL,OTHER&asOf=DAY")));
        few(softly, "footprint", a -> footprints.getFootprint(a.other, a.uri("")));
        few(softly, "serving", a -> servingCosts.getServingCost(a.other, a.uri("asOf=DAY")));
        few(
                softly,
                "break-even",
                a ->
                        breakEvens.estimateBreakEven(
                                a.body("{'model': 'OTHER', 'asOf': 'DAY'}"), a.uri("")));
    }

    private static final TokenUse USE = TokenUse.of(1000, 500);

    private static Object rent(Rates rates, Asked asked) {
        return MarketRates.of(
                        ChipPriceRows.asNeeded(), () -> AssumptionBook.open(AssumptionBook.EPOCH))
                .at(
                        model("gpt-4o"),
                        Chip.TABLE.bySlug("nvidia-a100-sxm4-80gb").orElseThrow(),
                        8.0,
                        asked.day,
                        new RateRequest(rates, null, null, null))
                .orElseThrow();
    }

    private static Model model(String slug) {
        return Model.TABLE.bySlug(slug).orElseThrow();
    }

    private static Provider openAi() {
        return Provider.TABLE.bySlug("openai").orElseThrow();
    }

    /** That few of the rows of each table are read for an answer, and none by going through all. */
    private static void few(SoftAssertions softly, String question, Function<Asked, ?> answer) {
        few(softly, FEW, question, answer);
    }

    /**
     * @param share of the rows of a table that may be read
     */
    private static void few(
            SoftAssertions softly, double share, String question, Function<Asked, ?> answer) {
        assertThat(answer.apply(Asked.FIRST)).isNotNull();
        var before = TABLES.stream().map(GrownRecordTest::read).toList();
        var scansBefore = TABLES.stream().map(GrownRecordTest::scans).toList();

        assertThat(answer.apply(Asked.SECOND)).isNotNull();

        for (int i = 0; i < TABLES.size(); i++) {
            var table = TABLES.get(i);
            softly.assertThat((read(table) - before.get(i)) / rows(table))
                    .as("%s: share of %s that is read", question, table)
                    .isLessThan(share);
            softly.assertThat(scans(table) - scansBefore.get(i))
                    .as("%s: times that it goes through %s", question, table)
                    .isZero();
        }
    }

    /** Rows of the table that this transaction has read since it was filled. */
    private static double read(String table) {
        return counted("seq_tup_read + coalesce(idx_tup_fetch, 0)", table);
    }

    /** How often it has gone through the table. */
    private static double scans(String table) {
        return counted("seq_scan", table);
    }

    private static double counted(String what, String table) {
        return number(
                "select cast(%s as float8) from pg_stat_xact_all_tables where relid = 'pg_temp.%s'::regclass"
                        .formatted(what, table));
    }

    private static double rows(String table) {
        return number(
                "select cast(reltuples as float8) from pg_class where oid = 'pg_temp.%s'::regclass"
                        .formatted(table));
    }

    private static double number(String sql) {
        return Panache.getSession().createNativeQuery(sql, Double.class).getSingleResult();
    }

    private static void execute(String sql) {
        Panache.getSession().createNativeMutationQuery(sql).executeUpdate();
    }
}
