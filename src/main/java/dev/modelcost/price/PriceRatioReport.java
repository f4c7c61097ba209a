package dev.modelcost.price;

import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import java.util.List;
import java.util.Map;

/**
 * How many times one price is another.
 *
 * @param times the first price divided by the second
 * @param mix differences between the prices that should be alike (kind, currency, basis, date),
 *     each with a sentence; empty if like is compared with like
 * @param assumed what the question left open and what was taken instead, in sentences
 * @param derivation how the ratio was computed, step by step
 * @param sources of both prices
 */
public record PriceRatioReport(
        double times,
        Map<String, String> mix,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources) {}
