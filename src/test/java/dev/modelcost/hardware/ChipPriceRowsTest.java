package dev.modelcost.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.chip.Chip;
import dev.modelcost.hardware.RateRequest.Rates;
import dev.modelcost.store.Snapshot;
import dev.modelcost.testsupport.ServiceTest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ServiceTest
class ChipPriceRowsTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    /** Each chip on a day of its own, so that a family has several. */
    @ParameterizedTest
    @EnumSource(
            value = Rates.class,
            names = {"MARKET", "EPOCH_2025"})
    void ratesFromRentsReadAtOnceAreThoseFromRentsReadChipByChip(Rates rates) {
        var found =
                Snapshot.read(
                        () -> {
                            var days = new LinkedHashMap<Chip, LocalDate>();
                            for (var chip : Chip.TABLE.rows()) {
                                days.put(chip, FIRST.plusWeeks(days.size()));
                            }
                            var together = ChipPriceRows.ofAll();
                            var asked = new LinkedHashMap<Chip, Set<LocalDate>>();
                            days.forEach((chip, day) -> asked.put(chip, Set.of(day)));
                            together.readRentals(asked);
                            return days.entrySet().stream()
                                    .filter(on -> same(rates, together, on.getKey(), on.getValue()))
                                    .count();
                        });

        assertThat(found).isGreaterThan(20);
    }

    /** Whether there is a rate, after it was compared. */
    private static boolean same(Rates rates, ChipPriceRows together, Chip chip, LocalDate day) {
        var request = new RateRequest(rates, null, null, null);
        var rate = market(together).at(null, chip, 16.0, day, request);
        assertThat(rate)
                .as("%s on %s", chip.slug, day)
                .isEqualTo(market(ChipPriceRows.asNeeded()).at(null, chip, 16.0, day, request));
        return rate.isPresent();
    }

    private static MarketRates market(ChipPriceRows prices) {
        return MarketRates.of(prices, () -> AssumptionBook.open(AssumptionBook.EPOCH));
    }
}
