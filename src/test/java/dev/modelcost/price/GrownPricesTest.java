package dev.modelcost.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.model.Model;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.LocalDate;
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

    @Test
    void aPageOfOneProviderReadsTheRowsOfTheDay() {
        Panache.getSession()
                .createSelectionQuery(
                        "from TokenPrice e where e.provider.slug = 'openai' and "
                                + Filter.holdsOn("?1")
                                + " order by e.slug",
                        TokenPrice.class)
                .setParameter(1, DAY)
                .setMaxResults(21)
                .getResultList();

        assertThat(shareRead()).isLessThan(FEW);
    }

    @Test
    void thePricesOfMakersOnADayReadTheRowsOfTheDay() {
        var held =
                Snapshot.uncommitted(() -> TokenPrice.standardOfSellers(Model.TABLE.rows(), DAY));

        assertThat(held).isNotEmpty();
        assertThat(shareRead()).isLessThan(FEW);
    }

    @Test
    void theOffersOfAModelReadItsRows() {
        var offers =
                Snapshot.uncommitted(
                        () ->
                                TokenPrice.offers(
                                        Provider.TABLE.bySlug("openai").orElseThrow(),
                                        Model.TABLE.bySlug("gpt-4o").orElseThrow()));

        assertThat(offers).isNotEmpty();
        assertThat(shareRead()).isLessThan(FEW);
    }

    /** Of the rows of the table, those that this transaction has read since it was filled. */
    private static double shareRead() {
        return Panache.getSession()
                .createNativeQuery(
                        "select (seq_tup_read + coalesce(idx_tup_fetch, 0))::float / (select count(*) from pg_temp.token_price)"
                                + " from pg_stat_xact_all_tables where relid = 'pg_temp.token_price'::regclass",
                        Double.class)
                .getSingleResult();
    }

    private static void execute(String sql) {
        Panache.getSession().createNativeMutationQuery(sql).executeUpdate();
    }
}
