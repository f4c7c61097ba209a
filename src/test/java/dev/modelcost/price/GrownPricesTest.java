package dev.modelcost.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.calc.price.TokenUse;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.ChipPriceRows;
import dev.modelcost.hardware.MarketRates;
import dev.modelcost.hardware.RateRequest;
import dev.modelcost.hardware.RateRequest.Rates;
import dev.modelcost.model.Model;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the prices of a day does not read those of all other days. */
@ServiceTest
class GrownPricesTest {

    /** Of the rows of a table, at most; on the day hold 3 %. */
    private static final double FEW = 0.05;

    /** Rows that are read of an offer to find its first: that row, and the same in an index. */
    private static final int FOR_A_FIRST = 3;

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    /** Twelve times the prices, each month of the past its own, in a table of this transaction. */
    private static final String[] GROW = {
        "CREATE TEMPORARY TABLE PRICES (LIKE public.PRICES INCLUDING ALL) ON COMMIT DROP",
        "INSERT INTO pg_temp.PRICES OVERRIDING SYSTEM VALUE SELECT * FROM public.PRICES",
        "CREATE TEMPORARY TABLE grown ON COMMIT DROP AS SELECT p.*, n FROM public.PRICES p, generate_series(1, 11) n",
        "UPDATE grown SET id = -id * 12 - n, slug = slug || '-' || n, valid_to = valid_from - 30 * (n - 1),"
                + " valid_from = valid_from - 30 * n, LAST",
        "ALTER TABLE grown DROP COLUMN n",
        "INSERT INTO pg_temp.PRICES OVERRIDING SYSTEM VALUE SELECT * FROM grown"
                + " ON CONFLICT DO NOTHING",
        "DROP TABLE grown",
        "ANALYZE pg_temp.PRICES"
    };

    @BeforeEach
    void grow() {
        QuarkusTransaction.begin();
        execute("SET LOCAL statement_timeout = 0");
        grow("token_price", "valid_to_utc = NULL, valid_from_utc = NULL, last_seen_on = NULL");
        grow("chip_price", "last_seen_on = valid_from - 30 * (n - 1) - 1");
        grow("unit_price", "last_seen_on = NULL");
    }

    private static void grow(String table, String last) {
        for (var statement : GROW) {
            execute(statement.replace("PRICES", table).replace("LAST", last));
        }
    }

    @AfterEach
    void shrink() {
        QuarkusTransaction.rollback();
    }

    /** One test, since it takes long to let the tables grow. */
    @Test
    void aQuestionOfADayReadsWhatIsNextToIt() {
        Snapshot.uncommitted(
                () -> {
                    firstsAreFoundWithoutTheOthers();
                    var softly = new SoftAssertions();
                    few(softly, "token_price", "page", this::pageOfOneProvider);
                    few(softly, "token_price", "sellers", this::standardOfSellers);
                    few(softly, "token_price", "list price", () -> ListPrice.of(gpt4o(), DAY, USE));
                    few(softly, "token_price", "cost", () -> cost(null, gpt4o(), null));
                    few(softly, "token_price", "by name", () -> cost(openAi(), null, "gpt-4o"));
                    few(softly, "token_price", "offers", () -> ApiOffer.of(gpt4o(), DAY, USE));
                    few(softly, "token_price", "a name", () -> named("gpt-4o-2024-08-06"));
                    few(softly, "unit_price", "units", () -> units("whisper-1"));
                    few(softly, "chip_price", "rent", () -> rent(Rates.MARKET));
                    few(softly, "chip_price", "rent by Epoch's rule", () -> rent(Rates.EPOCH_2025));
                    softly.assertAll();
                    return null;
                });
    }

    private static final TokenUse USE = TokenUse.of(1000, 500);

    private static void firstsAreFoundWithoutTheOthers() {
        var before = read("token_price");

        var firsts = TokenPrice.firsts().toList();

        assertThat(firsts).hasSizeGreaterThan(2000);
        assertThat(read("token_price") - before).isLessThan(FOR_A_FIRST * firsts.size());
    }

    private List<TokenPrice> pageOfOneProvider() {
        return Panache.getSession()
                .createSelectionQuery(
                        "from TokenPrice e where e.provider.slug = 'openai' and "
                                + Filter.holdsOn("?1")
                                + " order by e.slug",
                        TokenPrice.class)
                .setParameter(1, DAY)
                .setMaxResults(21)
                .getResultList();
    }

    private List<TokenPrice> standardOfSellers() {
        return TokenPrice.standardOfSellers(Model.TABLE.rows(), DAY);
    }

    private static PriceRows cost(Provider provider, Model model, String name) {
        return PriceList.load(provider, model, name, DAY).at(DAY.atStartOfDay(), "standard");
    }

    private static List<UnitPrice> units(String name) {
        return PriceHistory.of(openAi(), name).units(DAY);
    }

    private static NamedOffer named(String model) {
        return NamedOffer.of("", null, model, null, DAY);
    }

    private static Object rent(Rates rates) {
        return MarketRates.of(
                        ChipPriceRows.asNeeded(), () -> AssumptionBook.open(AssumptionBook.EPOCH))
                .at(
                        gpt4o(),
                        Chip.TABLE.bySlug("nvidia-a100-sxm4-80gb").orElseThrow(),
                        8.0,
                        DAY,
                        new RateRequest(rates, null, null, null))
                .orElseThrow();
    }

    private static Model gpt4o() {
        return Model.TABLE.bySlug("gpt-4o").orElseThrow();
    }

    private static Provider openAi() {
        return Provider.TABLE.bySlug("openai").orElseThrow();
    }

    /** That at most so many of the rows of the table are read for an answer. */
    private static void few(
            SoftAssertions softly, String table, String question, Supplier<?> answer) {
        // The first prices and other small tables are read once for each edition.
        assertThat(answer.get()).isNotNull();
        var before = read(table);

        assertThat(answer.get()).isNotNull();

        softly.assertThat((read(table) - before) / rows(table)).as(question).isLessThan(FEW);
    }

    /** Rows of the table that this transaction has read since it was filled. */
    private static double read(String table) {
        return number(
                "select cast(seq_tup_read + coalesce(idx_tup_fetch, 0) as float8) from pg_stat_xact_all_tables where relid = 'pg_temp."
                        + table
                        + "'::regclass");
    }

    private static double rows(String table) {
        return number(
                "select cast(reltuples as float8) from pg_class where oid = 'pg_temp."
                        + table
                        + "'::regclass");
    }

    private static double number(String sql) {
        return Panache.getSession().createNativeQuery(sql, Double.class).getSingleResult();
    }

    private static void execute(String sql) {
        Panache.getSession().createNativeMutationQuery(sql).executeUpdate();
    }
}
