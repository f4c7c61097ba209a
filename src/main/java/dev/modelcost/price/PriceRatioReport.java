package dev.modelcost.price;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.util.List;
import java.util.Map;

/**
 * How many times one price is another.
 *
 * @param times first / second
 * @param mix in what the two differ that should be alike: kind, currency, basis or date, each with
 *     a sentence; empty if like is compared with like
 * @param derivation line by line
 * @param sources of both prices
 */
public record PriceRatioReport(
        double times, Map<String, String> mix, List<Step> derivation, List<SourceRef> sources) {}
