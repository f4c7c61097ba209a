package dev.modelcost.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.model.Model;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the prices of a day does not read those of all other days. */
@ServiceTest
class GrownPricesTest {

    /** Of the rows of the table, at most; on the day hold 3 %. */
    private static final double FEW = 0.05;

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    /** Twelve times the prices, each month of the past its own, in a table of this transaction. */
    private static final String[] GROW = {
        "SET LOCAL statement_timeout = 0",
        "CREATE TEMPORARY TABLE token_price (LIKE public.token_price INCLUDING ALL) ON COMMIT DROP",
        "INSERT INTO pg_temp.token_price OVERRIDING SYSTEM VALUE SELECT * FROM public.token_price",
        "CREATE TEMPORARY TABLE grown ON COMMIT DROP AS SELECT p.*, n FROM public.token_price p, generate_series(1, 11) n",
        "UPDATE grown SET id = -id * 12 - n, slug = slug || '-' || n, valid_to = valid_from - 30 * (n - 1), valid_to_utc = NULL,"
                + " valid_from = valid_from - 30 * n, valid_from_utc = NULL, last_seen_on = NULL",
        "ALTER TABLE grown DROP COLUMN n",
        "INSERT INTO pg_temp.token_price OVERRIDING SYSTEM VALUE SELECT * FROM grown"
                + " ON CONFLICT DO NOTHING",
        "ANALYZE pg_temp.token_price"
    };

    @BeforeEach
    void grow() {
        QuarkusTransaction.begin();
        for (var statement : GROW) {
            execute(statement);
        }
    }

    @AfterEach
    void shrink() {
        QuarkusTransaction.rollback();
    }

    /** One test, since it takes long to let the table grow. */
    @Test
    void aQuestionOfADayReadsItsRowsAloneAndOneOfAModelThatModels() {
        assertThat(shareRead(GrownPricesTest::pageOfOneProvider)).as("page").isLessThan(FEW);
        assertThat(shareRead(GrownPricesTest::standardOfSellers)).as("sellers").isLessThan(FEW);
        assertThat(shareRead(GrownPricesTest::offersOfAModel)).as("offers").isLessThan(FEW);
    }

    private static List<TokenPrice> pageOfOneProvider() {
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

    private static List<TokenPrice> standardOfSellers() {
        return TokenPrice.standardOfSellers(Model.TABLE.rows(), DAY);
    }

    private static List<TokenPrice> offersOfAModel() {
        return PriceHistory.of(
                        Provider.TABLE.bySlug("openai").orElseThrow(),
                        Model.TABLE.bySlug("gpt-4o").orElseThrow())
                .tokens(DAY);
    }

    /** The rows of the table that are read for an answer, as a share of all. */
    private static double shareRead(Supplier<List<TokenPrice>> question) {
        var before = shareRead();

        assertThat(Snapshot.uncommitted(question)).isNotEmpty();

        return shareRead() - before;
    }

    /** By this transaction, since the table was filled. */
    private static double shareRead() {
        return Panache.getSession()
                .createNativeQuery(
                        "select (seq_tup_read + coalesce(idx_tup_fetch, 0))::float / (select reltuples from pg_class c where c.oid = relid)"
                                + " from pg_stat_xact_all_tables where relid = 'pg_temp.token_price'::regclass",
                        Double.class)
                .getSingleResult();
    }

    private static void execute(String sql) {
        Panache.getSession().createNativeMutationQuery(sql).executeUpdate();
    }
}
