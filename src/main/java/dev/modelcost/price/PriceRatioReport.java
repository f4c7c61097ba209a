package dev.modelcost.price;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.util.List;
import java.util.Map;

/**
 * The ratio of two prices.
 *
 * @param times the first price divided by the second
 * @param mix differences in what should be the same for both prices (kind, currency, basis, date),
 *     each with a sentence; empty if like is compared with like
 * @param assumed what the question left open and what was assumed instead, in sentences
 * @param derivation how the ratio was computed, step by step
 * @param sources of both prices
 */
public record PriceRatioReport(
        double times,
        Map<String, String> mix,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources) {}
