package dev.modelcost.trend;

import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.failure.InvalidInput;
import dev.modelcost.failure.Printable;
import dev.modelcost.model.Model;
import dev.modelcost.model.Score;
import dev.modelcost.price.TokenPrice;
import dev.modelcost.web.Query;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the models of a benchmark reached.
 *
 * @param benchmark null if the record holds no scores at all
 * @param scores by model, the best of each
 * @param all its rows
 */
record ScoredModels(String benchmark, Map<Model, Double> scores, List<Score> all) {

    static final List<String> PRICE_KINDS = List.of("blended", "input", "output");

    /** The benchmark asked for; the one with the most scores if none is. */
    static ScoredModels read(Query query) {
        var asked = query.text("benchmark");
        var known = Score.benchmarks();
        if (asked.isPresent() && !known.contains(asked.get())) {
            throw new InvalidInput(
                    "benchmark",
                    "'%s' is not in the record, which holds scores on %s."
                            .formatted(
                                    Printable.of(asked.get()),
                                    known.isEmpty()
                                            ? "no benchmark yet"
                                            : String.join(", ", known)));
        }
        if (known.isEmpty()) {
            return new ScoredModels(null, Map.of(), List.of());
        }
        var benchmark = asked.orElse(known.get(0));
        var rows = Score.on(benchmark);
        return new ScoredModels(
                benchmark,
                rows.stream()
                        .collect(Collectors.toMap(row -> row.model, row -> row.value, Math::max)),
                rows);
    }

    /** USD per million tokens; empty where it is not published or not above 0. */
    static Optional<Double> usd(TokenPrice row, String kind) {
        if (!row.currency.equals("USD")) {
            return Optional.empty();
        }
        var price = row.priceOf(Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        return Optional.ofNullable(price).map(BigDecimal::doubleValue).filter(usd -> usd > 0);
    }
}
